import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Asks for the page's data again every two seconds, for as long as something on it is still under way. */
export function useFresh(underWay: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(revalidate, 2_000);
    return () => clearInterval(timer);
  }, [underWay, revalidate]);
}
