import type { Look } from "../look/look";

/** The look as it stands in the form's fields: text, until it is sent. */
export interface LookDraft {
  accent: string;
  background: string;
  text: string;
  font: Look["font"];
  radius: string;
  logo: string;
  helpLink: string;
  returnsLink: string;
  showItems: boolean;
  showHistory: boolean;
  showFeedback: boolean;
  showPromise: boolean;
  css: string;
}

export interface LookFieldsProps {
  draft: LookDraft;
  change: (part: Partial<LookDraft>) => void;
  errors: Record<string, string>;
}

export const drafted = ({ safeCss: _, ...look }: Look): LookDraft => ({
  ...look,
  accent: look.accent ?? "",
  background: look.background ?? "",
  text: look.text ?? "",
  radius: String(look.radius),
  logo: look.logo ?? "",
  helpLink: look.helpLink ?? "",
  returnsLink: look.returnsLink ?? "",
});

/** What the form says; what is no number stays one that the server refuses under the name of its field. */
export const sent = (draft: LookDraft): string =>
  JSON.stringify({ ...draft, radius: draft.radius.trim() === "" ? "none" : draft.radius });
