import { APP_URL } from "./server";

/** What the shopper is told: the answer of `/api/outlook`. */
export interface Outlook {
  headline: string;
  /** `2026-11-26`; null while there is no date. */
  date: string | null;
  /** The tracking page of this order. */
  url: string;
  /** The promise that was made before the order, or at it; null when there is none. */
  promise: { id: string; text: string | null; earliest: string; latest: string } | null;
}

const isDate = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Out of https leads only the app's own address, which stands on the developer's machine in a sandbox. */
function isLink(value: unknown): value is string {
  if (typeof value !== "string" || !URL.canParse(value)) return false;
  const { protocol, origin } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && origin === new URL(APP_URL).origin);
}

function promiseIn(told: Record<string, unknown>): Outlook["promise"] {
  const { promise_id: id, text, earliest, latest } = told;
  if (typeof id !== "string" || !isDate(earliest) || !isDate(latest)) return null;
  return { id, text: typeof text === "string" ? text : null, earliest, latest };
}

function outlookIn(answer: unknown): Outlook | null {
  if (typeof answer !== "object" || answer === null) return null;
  const told = answer as Record<string, unknown>;
  const { headline, date, url } = told;
  if (typeof headline !== "string" || !(date === null || isDate(date)) || !isLink(url)) return null;
  return { headline, date, url, promise: promiseIn(told) };
}

/** How long to wait before asking again: an order that was placed this moment is on its way to the app. */
const PAUSES_MS = [1_000, 2_000, 3_000, 5_000, 8_000];

/** Nothing when anything fails: a buyer who has just paid is not shown an error of ours. */
export async function readOutlook(
  order: string | undefined,
  token: () => Promise<string>,
  pauses: readonly number[] = PAUSES_MS,
): Promise<Outlook | null> {
  if (!order) return null;
  try {
    const answer = await fetch(`${APP_URL}/api/outlook?order=${encodeURIComponent(order)}`, {
      headers: { Authorization: `Bearer ${await token()}` },
    });
    const [pause, ...rest] = pauses;
    if (answer.status === 404 && pause !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      return await readOutlook(order, token, rest);
    }
    return answer.ok ? outlookIn(await answer.json()) : null;
  } catch {
    return null;
  }
}
