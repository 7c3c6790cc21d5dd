import { iso, type Clock } from "../support/clock";
import { escapeHtml } from "../support/html";
import { plainOf } from "./plain-of";

export const DESKS = ["zendesk", "gorgias", "freshdesk"] as const;
export type DeskName = (typeof DESKS)[number];

export interface Comment {
  id: number;
  body: string;
  htmlBody: string;
  public: boolean;
  by: "agent" | "api" | "shopper";
  author: Person;
  externalId: string | null;
  createdAt: string;
}

export interface Person {
  id: number;
  name: string;
  email: string | null;
}

/** One update with what was written beside it, as Zendesk keeps it. */
export interface Audit {
  id: number;
  custom: Record<string, unknown>;
  commentId: number | null;
  createdAt: string;
}

export interface Ticket {
  id: number;
  externalId: string | null;
  subject: string;
  /** In the helpdesk's own words or numbers. */
  status: string;
  priority: string | null;
  groupId: number | null;
  assigneeId: number | null;
  tags: string[];
  customFields: { id: number; value: unknown }[];
  requester: Person;
  comments: Comment[];
  audits: Audit[];
  follows: number | null;
  gone: "deleted" | "merged" | null;
  createdAt: string;
  updatedAt: string;
}

export const GROUPS = [
  { id: 360_000_000_001, name: "Support", agents: [370_000_000_002, 370_000_000_003] },
  { id: 360_000_000_002, name: "Shipping", agents: [370_000_000_003] },
];
/** Whose key the app uses. */
export const API_AGENT: Person = { id: 370_000_000_001, name: "Doorstep", email: "support@example.com" };
export const AGENTS: Person[] = [
  API_AGENT,
  { id: 370_000_000_002, name: "Sam Agent", email: "sam@example.com" },
  { id: 370_000_000_003, name: "Kim Agent", email: "kim@example.com" },
];

export const agentOf = (id: number | null): Person | null => AGENTS.find((each) => each.id === id) ?? null;

export interface Kept {
  fingerprint: string;
  status: number;
  body: object;
}

/** What happened to a ticket at one moment. */
export interface Deed {
  actor: Person;
  comment: Comment | null;
  statusWas: string;
  assigneeWas: number | null;
}

/** Tickets, people, and whom to tell. One for each helpdesk. */
export class HelpDesk {
  readonly tickets = new Map<number, Ticket>();
  readonly people = new Map<number, Person>();
  readonly keys = new Map<string, Kept>();
  /** Where the store's owner had it tell. */
  hook: { url: string; secret: string } | null = null;
  onDeed: (ticket: Ticket, deed: Deed) => void = () => undefined;
  private lastId = 100;
  private lastCommentId = 38_000_000_000;

  constructor(
    readonly name: DeskName,
    readonly clock: Clock,
  ) {}

  forget(): void {
    this.tickets.clear();
    this.people.clear();
    this.keys.clear();
    this.hook = null;
  }

  now = (): string => iso(this.clock.now());

  requester(name: string | undefined, email: string | undefined): Person {
    const known = [...this.people.values()].find((each) => email !== undefined && each.email === email);
    if (known) return known;
    const made = {
      id: 390_000_000_000 + this.people.size + 1,
      name: name ?? email ?? "Unknown",
      email: email ?? null,
    };
    this.people.set(made.id, made);
    return made;
  }

  open(wish: Pick<Ticket, "subject" | "status" | "requester"> & Partial<Ticket>): Ticket {
    const at = this.now();
    const ticket: Ticket = {
      id: ++this.lastId,
      externalId: null,
      priority: null,
      groupId: null,
      assigneeId: null,
      tags: [],
      customFields: [],
      comments: [],
      audits: [],
      follows: null,
      gone: null,
      createdAt: at,
      updatedAt: at,
      ...wish,
    };
    this.tickets.set(ticket.id, ticket);
    return ticket;
  }

  comment(
    ticket: Ticket,
    given: { text?: string | undefined; html?: string | undefined } & Pick<
      Comment,
      "public" | "by" | "author"
    > &
      Partial<Pick<Comment, "externalId">>,
  ): Comment {
    const { text, html, ...rest } = given;
    const made: Comment = {
      id: ++this.lastCommentId,
      body: html === undefined ? (text ?? "") : plainOf(html),
      htmlBody: html ?? escapeHtml(text ?? "").replaceAll("\n", "<br>"),
      externalId: null,
      createdAt: this.now(),
      ...rest,
    };
    ticket.comments.push(made);
    return made;
  }

  audit(ticket: Ticket, comment: Comment | null, custom: Record<string, unknown> = {}): Audit {
    const made = { id: ++this.lastCommentId, custom, commentId: comment?.id ?? null, createdAt: this.now() };
    ticket.audits.push(made);
    return made;
  }

  /** Changes a ticket and tells whoever listens. */
  change(ticket: Ticket, actor: Person, act: () => Comment | null): Comment | null {
    const { status: statusWas, assigneeId: assigneeWas } = ticket;
    const comment = act();
    ticket.updatedAt = this.now();
    this.onDeed(ticket, { actor, comment, statusWas, assigneeWas });
    return comment;
  }
}
