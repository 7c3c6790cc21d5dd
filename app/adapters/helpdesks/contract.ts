import type { z } from "zod";
import type { Result } from "../../domain/result";
import type { Egress } from "../../platform/http/egress.server";
import type { Webhook } from "../webhook";

export type Priority = "low" | "normal" | "high" | "urgent";

/** What the helpdesk's agents see of a ticket's progress, in our words. */
export type TicketStatus = "open" | "pending" | "solved";

export interface TicketWord {
  /** Ours, one for each matter; the same for every attempt to open the same ticket, and the way to find it again. */
  reference: string;
  idempotencyKey: string;
  subject: string;
  /** For staff: what happened, date, next step, links, suggested answer. Plain text; adapters escape it where they send HTML. */
  body: string;
  /** Name of the group as the playbook names it. Where the helpdesk has none of that name the ticket goes unassigned. */
  team: string;
  /** E-mail address of the agent who takes it; null: the group. */
  assignee: string | null;
  priority: Priority;
  tags: string[];
  requester: { name: string | null; email: string } | null;
}

/** What changed since: an internal note, and what it means for the ticket. Absent fields stay as agents left them. */
export interface TicketChange {
  ticketId: string;
  idempotencyKey: string;
  /** An internal note; plain text. */
  note: string;
  status?: TicketStatus;
  team?: string;
  assignee?: string | null;
  priority?: Priority;
  subject?: string;
  addTags?: string[];
  removeTags?: string[];
  /** Goes to the shopper instead of staying inside. Only ever what an agent asked to send. */
  public?: boolean;
}

/** What an agent did, as the helpdesk told it. */
export interface AgentWord {
  ticketId: string;
  /** Ours, where the helpdesk keeps it. */
  reference: string | null;
  /** The helpdesk's own id of this change; the same when it is told twice. */
  eventId: string;
  /** null: the helpdesk tells no time. */
  at: Date | null;
  /** null: it did not change, or the helpdesk does not say. */
  status: TicketStatus | null;
  /** E-mail address or name of who it is assigned to now; null: not said. */
  assignee: string | null;
  /** The newest thing that was written, as plain text; null when nothing was. */
  reply: { text: string; author: string | null; by: "agent" | "shopper" | "system"; public: boolean } | null;
}

/** A helpdesk. Adding one is adding one file beside this with its samples. */
export interface Helpdesk<Settings = unknown> {
  /** Part of the webhook's address: a-z, 0-9, _. */
  id: string;
  title: string;
  /** Where its interface is described, and when that was last compared with this file. */
  documentation: { url: string; reviewed: string };
  settings: z.ZodType<Settings>;
  /** What the helpdesk allows for one account, as published. */
  quota: { calls: number; perSeconds: number };
  /** Opens a ticket, or finds the one that an earlier attempt opened. */
  open(
    egress: Egress,
    settings: Settings,
    ticket: TicketWord,
  ): Promise<Result<{ ticketId: string; url: string }>>;
  /**
   * Notes what changed. A repeat changes nothing: each one says how. A ticket that an agent closed is reopened only for `status: "open"`;
   * one that was deleted or merged away fails with `ticket_gone`.
   */
  change(egress: Egress, settings: Settings, change: TicketChange): Promise<Result<null>>;
  webhook: Webhook<Settings>;
  /** What a person enters at the helpdesk, so that it tells us: short steps, the address is shown beside them. */
  webhookSteps: readonly string[];
  /** Pure. Reads what its webhook said; an unknown shape is a final failure with a code. Events that mean nothing to us: none. */
  read(raw: Buffer): Result<AgentWord[]>;
}

export type AnyHelpdesk = Helpdesk<unknown>;
export const defineHelpdesk = <S>(helpdesk: Helpdesk<S>): AnyHelpdesk => helpdesk;
