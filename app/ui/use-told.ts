import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

/** Shows in a toast what an action said, once for each answer. Problems and errors stay on the page, where they can be read. */
export function useTold(answer: unknown): void {
  const shopify = useAppBridge();
  useEffect(() => {
    if (typeof answer !== "object" || answer === null || !("said" in answer)) return;
    if (typeof answer.said === "string") shopify.toast.show(answer.said);
  }, [answer, shopify]);
}
