import type { CaseState } from "./cases.store.server";

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

/** Which of a case's two times counts now: until somebody has acted, the first. */
export function clockOf(it: ClockFacts, now: Date): CaseClock {
  if (it.state === "resolved") return { of: "over", at: it.resolvedAt ?? it.resolveBy, overdue: false };
  const [of, at] = it.firstActionAt ? (["end", it.resolveBy] as const) : (["answer", it.respondBy] as const);
  return { of, at, overdue: at < now };
}
