import { remedied } from "../../../domain/exception";
import { clearAlarm, setAlarm, type Unit } from "../../../spine/unit.server";
import { say } from "../../orders/index.server";
import { speaking } from "../../shipments/index.server";
import { playOf } from "../playbooks/playbook.store.server";
import type { Play } from "../playbooks/play";
import { type Case, openOfSubject, setCase } from "./cases.store.server";

export const TIMER = "exceptions.timer";

/** When the next escalation of a case is due; null when there is none left. */
export const nextEscalation = (play: Play, it: Pick<Case, "opened_at" | "escalated">): Date | null => {
  const next = play.escalations[it.escalated];
  return next ? new Date(it.opened_at.getTime() + next.afterHours * 3_600_000) : null;
};

/**
 * One subject, one case in the queue: the worst that is unfinished stands there and hides the others, whose clocks rest meanwhile.
 * Returns the one that stands.
 */
export async function rank(
  unit: Unit,
  subjectId: string,
  known?: { kind: Case["kind"]; play: Play },
): Promise<Case | null> {
  const [first, ...others] = await openOfSubject(unit, subjectId);
  if (!first) return null;
  for (const lesser of others) {
    if (lesser.hidden_by !== first.id) await setCase(unit, lesser.id, { hidden_by: first.id });
    await clearAlarm(unit, TIMER, lesser.id);
  }
  if (first.hidden_by !== "") await setCase(unit, first.id, { hidden_by: "" });
  const play = known?.kind === first.kind ? known.play : await playOf(unit, first.kind);
  const due = nextEscalation(play, first);
  if (due) await setAlarm(unit, TIMER, first.id, due);
  await sayNext(unit, first, play);
  return { ...first, hidden_by: "" };
}

/** What happens next, in the one record that every surface reads. What is remedied is answered by protection. */
async function sayNext(unit: Unit, it: Case, play: Play): Promise<void> {
  if (remedied(it.kind)) return;
  if (it.shipment_id && (await speaking(unit, it.shipment_id))?.id !== it.exception_id) return;
  await say(unit, {
    subjectId: it.subject_id,
    orderId: it.order_id,
    exceptionId: it.exception_id,
    headline: it.kind,
    next: { step: play.next === "remedy" ? "remedy_by_person" : play.next, values: {} },
  });
}
