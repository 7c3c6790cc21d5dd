import { APP_URL } from "./server";

/** What the shopper is told: the answer of `/api/outlook`. */
export interface Outlook {
  headline: string;
  /** `2026-11-26`; null while there is no date. */
  date: string | null;
  /** The tracking page of this order. */
  url: string;
}

const isOutlook = (value: unknown): value is Outlook => {
  if (typeof value !== "object" || value === null) return false;
  const { headline, date, url } = value as Partial<Record<keyof Outlook, unknown>>;
  const isDate = date === null || (typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date));
  return typeof headline === "string" && isDate && typeof url === "string" && url.startsWith("https://");
};

/** Nothing when anything fails: a buyer who has just paid is not shown an error of ours. */
export async function readOutlook(
  order: string | undefined,
  token: Promise<string>,
): Promise<Outlook | null> {
  if (!order) return null;
  try {
    const answer = await fetch(`${APP_URL}/api/outlook?order=${encodeURIComponent(order)}`, {
      headers: { Authorization: `Bearer ${await token}` },
    });
    const outlook: unknown = answer.ok ? await answer.json() : null;
    return isOutlook(outlook) ? outlook : null;
  } catch {
    return null;
  }
}
