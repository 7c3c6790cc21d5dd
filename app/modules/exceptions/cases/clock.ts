import type { Case, CaseState } from "./cases.store.server";

export interface ClockFacts {
  state: CaseState;
  respondBy: Date;
  resolveBy: Date;
  firstActionAt: Date | null;
  resolvedAt: Date | null;
}

export interface CaseClock {
  /** What is awaited: that somebody acts, that it is over, or nothing any more. */
  of: "answer" | "end" | "over";
  at: Date;
  overdue: boolean;
}

type Times = Pick<Case, "state" | "respond_by" | "resolve_by" | "first_action_at" | "resolved_at">;

export const clockFacts = (it: Times): ClockFacts => ({
  state: it.state,
  respondBy: it.respond_by,
  resolveBy: it.resolve_by,
  firstActionAt: it.first_action_at,
  resolvedAt: it.resolved_at,
});

/** Which of a case's two times counts now: until somebody has acted, the first. */
export function clockOf(it: ClockFacts, now: Date): CaseClock {
  if (it.state === "resolved") return { of: "over", at: it.resolvedAt ?? it.resolveBy, overdue: false };
  const [of, at] = it.firstActionAt ? (["end", it.resolveBy] as const) : (["answer", it.respondBy] as const);
  return { of, at, overdue: at < now };
}
