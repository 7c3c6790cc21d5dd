import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Asks for the page's data again every so often, for as long as `wanted` and somebody looks. */
export function useFresh(wanted: boolean, everyMs = 2_000): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => {
      if (!document.hidden) revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [wanted, everyMs, revalidate]);
}
