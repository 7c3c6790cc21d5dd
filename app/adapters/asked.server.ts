import type { z } from "zod";
import { final, ok, type Result } from "../domain/result";
import { type Answer, type Call, type Egress, judge } from "../platform/http/egress.server";

/** The value of `Authorization` for a name and a password. */
export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

/** JSON of this shape, or a final failure. Never throws. */
export function replyIn<S extends z.ZodType>(answer: Answer, who: string, shape: S): Result<z.output<S>> {
  let json: unknown;
  try {
    json = JSON.parse(answer.text);
  } catch {
    return final("reply_unknown", `${who}: not JSON`);
  }
  const parsed = shape.safeParse(json);
  return parsed.success ? ok(parsed.data) : final("reply_unknown", `${who}: another shape`);
}

/** One call whose repeat does no harm: judged by its status, its answer parsed. */
export async function asked<S extends z.ZodType>(
  egress: Egress,
  call: Call,
  who: string,
  shape: S,
): Promise<Result<z.output<S>>> {
  const answer = await egress(call);
  if (!answer.ok) return answer;
  const judged = judge(answer.value, who);
  return judged.ok ? replyIn(answer.value, who, shape) : judged;
}
