import type { z } from "zod";
import { ok, type Result, retry } from "../../domain/result";
import { type Answer, type Call, type Egress, judge } from "../../platform/http/egress.server";
import { replyIn } from "../asked.server";

export const outcomeUnknown = (detail: string) => retry("outcome_unknown", detail);

/** The provider lets this account or this sender send nothing now; a person has to look there. */
export const refusedAccount = (detail: string) => retry("outside_refused_account", detail);

/** Node's names for what breaks before a byte has left. */
const NEVER_LEFT = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)\b/;

/** Statuses after which the provider may have done it nevertheless. */
const UNSURE = [408, 500, 502, 504];

interface Taking<S> {
  who: string;
  /** How it says that it took the message. */
  taken: S;
  /** What its own code of an error means; null when the status tells it all. */
  refused: (answer: Answer) => Result<never> | null;
}

/** Gives a message to a provider. Tells "not taken" from "perhaps taken", because only the first may be tried elsewhere. */
export async function handOver<S extends z.ZodType>(
  egress: Egress,
  call: Call,
  { who, taken, refused }: Taking<S>,
): Promise<Result<z.output<S>>> {
  const answer = await egress(call);
  if (!answer.ok) {
    const { disposition, detail = "" } = answer.failure;
    return disposition === "final" || NEVER_LEFT.test(detail) ? answer : outcomeUnknown(detail);
  }
  const { status } = answer.value;
  const refusal = refused(answer.value);
  if (refusal) return refusal;
  if (UNSURE.includes(status)) return outcomeUnknown(`${who} answered ${status}`);
  const judged = judge(answer.value, who);
  if (!judged.ok) return judged;
  const reply = replyIn(answer.value, who, taken);
  // It was taken, whatever the answer looks like.
  return reply.ok ? reply : outcomeUnknown(reply.failure.detail ?? who);
}

/** From the second try on: the id under which an earlier try arrived, or null. What cannot be found out stays unknown. */
export async function earlier(
  attempt: number,
  find: () => Promise<Result<string | null>>,
): Promise<Result<string | null>> {
  if (attempt < 2) return ok(null);
  const found = await find();
  if (found.ok || found.failure.code === "outside_refused_credentials") return found;
  return outcomeUnknown(found.failure.detail ?? found.failure.code);
}
