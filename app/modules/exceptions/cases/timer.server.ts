import { ok } from "../../../domain/result";
import { type AlarmHandler, nothing } from "../../../spine/definitions";
import { recorder } from "../../../spine/record.server";
import { setAlarm, type Unit } from "../../../spine/unit.server";
import { playOf } from "../playbooks/playbook.store.server";
import { changeTicket } from "../tickets/follow.server";
import { type Case, lockCase, setCase } from "./cases.store.server";
import { addEntry } from "./entries.store.server";
import { nextEscalation, TIMER } from "./rank.server";

const record = recorder("exceptions");

/** Moves a case to who takes it now, and tells the helpdesk. */
async function escalate(unit: Unit, it: Case, to: { team: string; priority: string }): Promise<void> {
  const level = it.escalated + 1;
  await setCase(unit, it.id, { team: to.team, priority: to.priority, escalated: level });
  await addEntry(unit, it.id, { kind: "escalated", by: "doorstep", code: to.team, key: String(level) });
  const { exception_id: exceptionId, subject_id: subjectId, order_id: orderId, kind } = it;
  await record(unit, "exceptions.case_escalated", {
    subject: { kind: "case", id: it.id },
    at: unit.clock.now(),
    key: `${it.id}@${level}`,
    payload: { caseId: it.id, exceptionId, subjectId, orderId, kind, team: to.team, level },
  });
  await changeTicket(unit, { subjectId, caseId: it.id, what: "escalated", key: `escalated@${level}` });
}

/** The playbook's clock: still open after so many hours, it goes on to the next. */
export const timerAlarm: AlarmHandler = {
  name: TIMER,
  async run(unit, caseId) {
    const it = await lockCase(unit, caseId);
    if (!it || it.state === "resolved" || it.hidden_by !== "") return nothing("over, or hidden");
    const play = await playOf(unit, it.kind);
    const due = nextEscalation(play, it);
    const to = play.escalations[it.escalated];
    if (!due || !to) return nothing("no further");
    if (due > unit.clock.now()) {
      await setAlarm(unit, TIMER, caseId, due);
      return nothing("not yet");
    }
    await escalate(unit, it, to);
    const then = nextEscalation(play, { ...it, escalated: it.escalated + 1 });
    if (then) await setAlarm(unit, TIMER, caseId, then);
    return ok({ done: `to ${to.team}` });
  },
};
