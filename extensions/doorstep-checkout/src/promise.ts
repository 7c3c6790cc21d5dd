import { APP_URL } from "../../doorstep-thank-you/src/server";

/** The promise as the cart carries it, and the words for it. */
export interface Promised {
  id: string;
  earliest: string;
  likely: string;
  latest: string;
  text: string;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function promisedIn(answer: unknown): Promised | null {
  const promises = field(answer, "promises");
  const first: unknown = Array.isArray(promises) ? promises[0] : undefined;
  const [id, earliest, likely, latest, text] = ["promise_id", "earliest", "likely", "latest", "text"].map(
    (name) => field(first, name),
  );
  if (field(first, "state") !== "promised") return null;
  return typeof id === "string" &&
    typeof earliest === "string" &&
    typeof likely === "string" &&
    typeof latest === "string" &&
    typeof text === "string"
    ? { id, earliest, likely, latest, text }
    : null;
}

const LATEST_MS = 4_000;

/** Nothing when there is no promise, and nothing when anything fails: a buyer is never shown an error of ours. */
export async function askFor(question: string, token: () => Promise<string>): Promise<Promised | null> {
  try {
    const answer = await fetch(`${APP_URL}/api/v1/promises?${question}`, {
      headers: { Authorization: `Bearer ${await token()}` },
      signal: AbortSignal.timeout(LATEST_MS),
    });
    return answer.ok ? promisedIn(await answer.json()) : null;
  } catch {
    return null;
  }
}
