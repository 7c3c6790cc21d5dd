import type { ExceptionKind } from "../../../domain/exception";
import type { Case } from "../cases/cases.store.server";
import type { HistoryLine } from "../cases/history";
import type { Play } from "../playbooks/play";
import type { Context } from "../tickets/context.server";
import type { TicketState } from "../tickets/tickets.store.server";
import type { TicketFacts } from "./ticket-link";

/** All that the page of one case shows. */
export interface CaseProps {
  now: string;
  zone: string;
  case: Omit<Case, "shop_id">;
  order: { id: string; name: string; placedAt: Date; value: string };
  parcel: { id: string; number: string | null; carrier: string; service: string | null } | null;
  outlook: Context["outlook"];
  /** The day that the shopper was promised, in words. */
  promised: string | null;
  items: { title: string; quantity: number }[];
  scans: { at: Date; text: string }[];
  wish: string | null;
  answer: string;
  page: string;
  shopper: { name: string | null; email: string } | null;
  play: Pick<Play, "steps" | "escalations" | "ticket">;
  ticket: (TicketFacts & { state: TicketState; assignee: string | null }) | null;
  history: HistoryLine[];
  /** There is more of it than a page shows. */
  cut: boolean;
  /** Others of the same parcel or order, the oldest first. */
  others: {
    id: string;
    kind: ExceptionKind;
    state: Case["state"];
    hiddenBy: string;
    openedAt: Date;
  }[];
  people: { teams: string[]; owners: string[] };
  /** Whether a helpdesk and a way to write are connected. */
  connected: { helpdesk: boolean; channel: boolean };
}
