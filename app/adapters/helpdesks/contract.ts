import type { z } from "zod";
import type { Result } from "../../domain/result";
import type { Egress } from "../../platform/http/egress.server";

export interface TicketWord {
  /** Ours; the same for every attempt to open the same ticket. */
  reference: string;
  idempotencyKey: string;
  subject: string;
  /** Plain text for staff: what happened, date, next step, links. */
  body: string;
  /** Name of the group as the playbook names it. */
  team: string;
  priority: "low" | "normal" | "high" | "urgent";
  tags: string[];
  requester: { name: string | null; email: string } | null;
}

/** A helpdesk. Adding one is adding one file beside this. */
export interface Helpdesk<Settings = unknown> {
  id: string;
  title: string;
  settings: z.ZodType<Settings>;
  /** Opens a ticket, or finds the one that an earlier attempt opened. */
  open(
    egress: Egress,
    settings: Settings,
    ticket: TicketWord,
  ): Promise<Result<{ ticketId: string; url: string }>>;
  /** Adds an internal note; with `solve` it also closes the ticket. */
  note(
    egress: Egress,
    settings: Settings,
    note: { ticketId: string; body: string; solve: boolean; idempotencyKey: string },
  ): Promise<Result<null>>;
}

export type AnyHelpdesk = Helpdesk<unknown>;
export const defineHelpdesk = <S>(helpdesk: Helpdesk<S>): AnyHelpdesk => helpdesk;
