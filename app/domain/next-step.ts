/** Who has to do the next thing. */
export type Actor = "nobody" | "shopper" | "team" | "warehouse" | "carrier";

/** What a shopper may do, as the page offers it. */
export const choices = [
  "choose_remedy",
  "correct_address",
  "redeliver",
  "hold",
  "collect",
  "pay_duties",
  "report_problem",
  "start_return",
] as const;
export type Choice = (typeof choices)[number];

/** What happens next with an order or a parcel: who acts, and what is open to the shopper. The words stand in the translations. */
export interface NextStep {
  by: Actor;
  choices: readonly Choice[];
}

/**
 * Every next step that is ever named. The one place that says whose turn it is: page, letter, ticket and agents' view read it, and
 * none decides for itself.
 */
export const nextSteps = {
  wait: { by: "nobody", choices: [] },
  we_watch: { by: "nobody", choices: [] },
  we_pack: { by: "warehouse", choices: [] },
  we_dispatch: { by: "warehouse", choices: [] },
  we_send_again: { by: "warehouse", choices: [] },
  we_ask_carrier: { by: "team", choices: [] },
  we_search: { by: "carrier", choices: [] },
  confirm_address: { by: "shopper", choices: ["correct_address"] },
  collect_or_rearrange: { by: "shopper", choices: ["collect", "redeliver", "hold"] },
  duties_or_documents: { by: "shopper", choices: ["pay_duties"] },
  remedy_offered: { by: "shopper", choices: ["choose_remedy"] },
  remedy_by_person: { by: "team", choices: [] },
  remedy_taken_replacement: { by: "warehouse", choices: [] },
  remedy_taken_refund: { by: "team", choices: [] },
  nothing_comes: { by: "nobody", choices: [] },
} as const satisfies Record<string, NextStep>;

export type NextStepCode = keyof typeof nextSteps;

/** A step that was kept by a version that is no more is nobody's. */
export const nextStepOf = (code: string | null): NextStep =>
  code !== null && Object.hasOwn(nextSteps, code) ? nextSteps[code as NextStepCode] : nextSteps.wait;
