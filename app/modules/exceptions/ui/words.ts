import type { CaseState, Resolution } from "../cases/cases.store.server";
import type { Entry } from "../cases/entries.store.server";
import type { Priority } from "../playbooks/play";
import type { TicketState } from "../tickets/tickets.store.server";

export const stateNames: Record<CaseState, string> = {
  open: "Open",
  waiting: "Waiting",
  resolved: "Resolved",
};

export const priorityNames: Record<Priority, string> = {
  low: "Low",
  normal: "Normal",
  high: "High",
  urgent: "Urgent",
};

/** A priority that an older version kept is shown as it is. */
export const priorityName = (priority: string): string =>
  (priorityNames as Record<string, string>)[priority] ?? priority;

export const ticketNames: Record<TicketState, string> = {
  opening: "Being opened",
  open: "Open",
  pending: "Waiting for the shopper",
  solved: "Solved",
  gone: "Deleted by an agent",
};

const resolutions: Record<Resolution, string> = {
  good_news: "the trouble passed",
  by_person: "your team settled it",
  by_helpdesk: "an agent solved the ticket",
  remedied: "the shopper has a replacement or refund",
};
export const resolutionText = (code: string | null): string =>
  (resolutions as Record<string, string | undefined>)[code ?? ""] ?? "it is over";

/** Who did it, as the team reads it. */
export function whoText(by: string): string {
  if (by === "doorstep") return "Doorstep";
  if (by === "team") return "Your team";
  return by === "shopper" ? "The shopper" : by;
}

const states: Record<string, string> = {
  open: "Taken up again",
  waiting: "Put to waiting",
  treat_as_lost: "Treated as lost",
};

/** What a line of the history says happened; `steps` are the playbook's, by their id. */
export function entryTitle(entry: Pick<Entry, "kind" | "code">, steps: ReadonlyMap<string, string>): string {
  const code = entry.code ?? "";
  switch (entry.kind) {
    case "opened":
      return "Opened";
    case "escalated":
      return `Not finished in time: on to ${code}`;
    case "assigned":
      return code === "nobody" ? "Handed back: nobody has it" : `Given to ${code}`;
    case "status":
      return states[code] ?? code.replaceAll("_", " ");
    case "step": {
      const [id = "", done] = code.split(":");
      return `${done === "done" ? "Done" : "Not done after all"}: ${steps.get(id) ?? id.replaceAll("_", " ")}`;
    }
    case "note":
      return "Internal note";
    case "reply":
      return "Answer to the shopper";
    case "shopper":
      return "The shopper wrote";
    case "ticket":
      if (code === "inbox") return "Stands in the team's inbox";
      return code === "gone" ? "The ticket is gone from the helpdesk" : "Ticket opened at the helpdesk";
    case "resolved":
      return `Resolved: ${resolutionText(code)}`;
    case "reopened":
      return "Opened again";
  }
}
