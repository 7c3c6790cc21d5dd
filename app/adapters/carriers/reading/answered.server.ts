import { ok, type Result } from "../../../domain/result";
import { type Answer, judge } from "../../../platform/http/egress.server";
import type { Reading } from "./reading";

/** Statuses under which sources say "no such number" and the like. */
const refusals = [400, 404, 422];

/**
 * What goes to the inbox: a success, and a refusal in words that the source's own reader knows. SOAP sends its refusals as 500: such a
 * source names that too.
 */
export function answered(
  asked: Result<Answer>,
  who: string,
  read: (raw: Buffer) => Result<Reading>,
  also: readonly number[] = [],
): Result<Buffer> {
  if (!asked.ok) return asked;
  const { status, bytes } = asked.value;
  const judged = judge(asked.value, who);
  if (judged.ok) return ok(bytes);
  const said = [...refusals, ...also].includes(status) ? read(bytes) : judged;
  return said.ok && said.value && said.value.errors.length > 0 && said.value.parcels.length === 0
    ? ok(bytes)
    : judged;
}
