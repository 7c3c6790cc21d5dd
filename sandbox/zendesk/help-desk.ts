import { iso, type Clock } from "../support/clock";

export interface Comment {
  id: number;
  body: string;
  htmlBody: string | null;
  public: boolean;
  authorId: number;
  createdAt: string;
}

export interface Requester {
  id: number;
  name: string;
  email: string | null;
}

export interface Ticket {
  id: number;
  externalId: string | null;
  subject: string;
  status: string;
  priority: string | null;
  type: string | null;
  groupId: number | null;
  tags: string[];
  customFields: { id: number; value: unknown }[];
  requesterId: number;
  comments: Comment[];
  createdAt: string;
  updatedAt: string;
}

export const GROUPS = [
  { id: 360_000_000_001, name: "Support" },
  { id: 360_000_000_002, name: "Shipping" },
];
export const AGENT_ID = 370_000_000_001;

export interface Kept {
  fingerprint: string;
  status: number;
  body: object;
}

/** Tickets and the keys they were opened with. */
export class HelpDesk {
  readonly tickets = new Map<number, Ticket>();
  readonly requesters = new Map<number, Requester>();
  readonly keys = new Map<string, Kept>();
  private lastId = 100;
  private lastCommentId = 38_000_000_000;

  constructor(readonly clock: Clock) {}

  forget(): void {
    this.tickets.clear();
    this.requesters.clear();
    this.keys.clear();
  }

  nextId = (): number => ++this.lastId;

  requester(name: string | undefined, email: string | undefined): Requester {
    const known = [...this.requesters.values()].find((each) => email !== undefined && each.email === email);
    if (known) return known;
    const made = {
      id: 390_000_000_000 + this.requesters.size + 1,
      name: name ?? email ?? "Unknown",
      email: email ?? null,
    };
    this.requesters.set(made.id, made);
    return made;
  }

  comment(body: string, htmlBody: string | null, isPublic: boolean, authorId: number): Comment {
    return {
      id: ++this.lastCommentId,
      body,
      htmlBody,
      public: isPublic,
      authorId,
      createdAt: iso(this.clock.now()),
    };
  }
}
