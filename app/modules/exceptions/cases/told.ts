import type { Deed } from "./act.server";
import type { BulkDeed } from "./deed-form";

const cases = (n: number): string => (n === 1 ? "1 case" : `${n} cases`);
const verb = (n: number, one: string, many: string): string => (n === 1 ? one : many);

const refusals: Record<string, string> = {
  case_unknown: "it is not there any more",
  case_over: "it is over; open it again first",
  step_unknown: "the playbook has changed and has no such step any more",
  no_parcel: "there is no parcel that could be lost",
};

/** Why a case stays as it is. */
export const refusalOf = (code: string): string => refusals[code] ?? "it could not be changed";

export interface BulkOutcome {
  done: number;
  refused: { name: string; code: string }[];
}

/** What came of an act on several cases: how many, and which could not and why. */
export function toldBulk(deed: BulkDeed, { done, refused }: BulkOutcome): { said: string; but: string[] } {
  return {
    said: done === 0 ? "Nothing was changed." : `${cases(done)} ${outcomeOf(deed, done)}.`,
    but: refused.map(({ name, code }) => `${name}: ${refusalOf(code)}.`),
  };
}

function outcomeOf(deed: BulkDeed, n: number): string {
  switch (deed.do) {
    case "assign":
      return deed.owner
        ? `${verb(n, "goes", "go")} to ${deed.owner} now`
        : `${verb(n, "is", "are")} nobody's now`;
    case "team":
      return `${verb(n, "is", "are")} with ${deed.team} now`;
    case "state":
      return deed.state === "waiting"
        ? `${verb(n, "waits", "wait")} now`
        : `${verb(n, "is", "are")} open now`;
    case "resolve":
      return `${verb(n, "is", "are")} resolved`;
  }
}

const said: Record<Exclude<Deed["do"], BulkDeed["do"]>, string> = {
  step: "Noted.",
  note: "The note is kept.",
  reply: "The answer is on its way to the shopper.",
  reopen: "The case is open again.",
  treat_as_lost: "It is treated as lost now: the shopper is offered a remedy.",
};

/** What came of an act on one case. */
export function toldDeed(deed: Deed): string {
  switch (deed.do) {
    case "assign":
      return deed.owner ? `${deed.owner} has it now.` : "Nobody has it now.";
    case "team":
      return `It is with ${deed.team} now.`;
    case "state":
      return deed.state === "waiting" ? "The case waits now." : "The case is open again.";
    case "resolve":
      return "The case is resolved.";
    default:
      return said[deed.do];
  }
}
