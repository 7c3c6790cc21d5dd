import type { Play, Priority } from "./play";

export interface StepDraft {
  /** Empty: new, its id follows from its text. */
  id: string;
  text: string;
  byHours: string;
}

export interface EscalationDraft {
  afterHours: string;
  team: string;
  priority: Priority;
}

/** A play as it stands in the form's fields: text, until it is sent. */
export interface PlayDraft extends Omit<Play, "respondHours" | "resolveHours" | "steps" | "escalations"> {
  respondHours: string;
  resolveHours: string;
  steps: StepDraft[];
  escalations: EscalationDraft[];
}

export const draftOf = (play: Play): PlayDraft => ({
  ...play,
  respondHours: String(play.respondHours),
  resolveHours: String(play.resolveHours),
  steps: play.steps.map((s) => ({ ...s, byHours: String(s.byHours) })),
  escalations: play.escalations.map((e) => ({ ...e, afterHours: String(e.afterHours) })),
});

/** What is no number stays one that the server refuses, under the name of its field. */
const hours = (entered: string): number => (entered.trim() === "" ? Number.NaN : Number(entered));

/** `Open a trace, now.` → `open_a_trace_now`; a step keeps its id when its words change, and open cases keep what was ticked. */
function idFor(text: string, taken: ReadonlySet<string>): string {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 30);
  const base = plain || "step";
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
  return id;
}

/** What the form says, in the shape of a play; the server decides whether it is valid. */
export function playOfDraft(draft: PlayDraft): Play {
  const taken = new Set(draft.steps.map((s) => s.id));
  const steps = draft.steps.map((s) => {
    const id = s.id || idFor(s.text, taken);
    taken.add(id);
    return { id, text: s.text, byHours: hours(s.byHours) };
  });
  return {
    ...draft,
    respondHours: hours(draft.respondHours),
    resolveHours: hours(draft.resolveHours),
    steps,
    escalations: draft.escalations.map((e) => ({ ...e, afterHours: hours(e.afterHours) })),
  };
}

/** The row at `from` stands at `to`; the others close up. */
export function moved<T>(rows: readonly T[], from: number, to: number): T[] {
  const rest = rows.filter((_, n) => n !== from);
  const [row] = rows.slice(from, from + 1);
  return row === undefined ? [...rows] : [...rest.slice(0, to), row, ...rest.slice(to)];
}
