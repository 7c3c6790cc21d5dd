import { final, ok, type Result } from "../../domain/result";
import { type Call, type Egress, judge } from "../../platform/http/egress.server";

/** One event, told. Whoever hears it twice knows it by its id, so every failure that may pass is simply tried again. */
export async function tell(egress: Egress, call: Call, who: string): Promise<Result<null>> {
  const answer = await egress(call);
  if (!answer.ok) return answer;
  const judged = judge(answer.value, who);
  return judged.ok ? ok(null) : judged;
}

export const nobody = () => final("profile_unknown", "neither e-mail address nor phone number");
