import type { DetectionSettings, OwnRule } from "./settings";

export interface RuleDraft extends Omit<OwnRule, "hours"> {
  hours: string;
}

/** The settings as they stand in the form's fields: text, until they are sent. */
export interface DetectionDraft extends Omit<
  DetectionSettings,
  "rules" | "fulfilmentHours" | "lateGraceHours"
> {
  rules: RuleDraft[];
  fulfilmentHours: string;
  lateGraceHours: string;
}

/** What each part of the form gets: all of the draft, and the errors by path. */
export interface DetectionFieldsProps {
  draft: DetectionDraft;
  change: (part: Partial<DetectionDraft>) => void;
  errors: Record<string, string>;
}

export const draftOf = (settings: DetectionSettings): DetectionDraft => ({
  ...settings,
  rules: settings.rules.map((r) => ({ ...r, hours: String(r.hours) })),
  fulfilmentHours: String(settings.fulfilmentHours),
  lateGraceHours: String(settings.lateGraceHours),
});

/** What is no number stays one that the server refuses, under the name of its field. */
const hours = (entered: string): number => (entered.trim() === "" ? Number.NaN : Number(entered));

/** What the form says, in the shape of the settings; the server decides whether it is valid. */
export const settingsOfDraft = (draft: DetectionDraft): DetectionSettings => ({
  ...draft,
  rules: draft.rules.map((r) => ({ ...r, lane: r.lane.trim().toUpperCase(), hours: hours(r.hours) })),
  fulfilmentHours: hours(draft.fulfilmentHours),
  lateGraceHours: hours(draft.lateGraceHours),
});
