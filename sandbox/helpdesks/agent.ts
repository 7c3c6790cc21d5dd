import { z } from "zod";
import { Refused } from "../store/world";
import { AGENTS, agentOf, GROUPS, type DeskName, type HelpDesk, type Ticket } from "./help-desk";

/** Our words into each helpdesk's own. Gorgias has no pending. */
export const STATUSES: Record<DeskName, Record<"open" | "pending" | "solved" | "closed", string>> = {
  zendesk: { open: "open", pending: "pending", solved: "solved", closed: "closed" },
  gorgias: { open: "open", pending: "open", solved: "closed", closed: "closed" },
  freshdesk: { open: "2", pending: "3", solved: "4", closed: "5" },
};

/** What a person does on the ticket's page. */
export const deedSchema = z.object({
  reply: z.string().optional(),
  note: z.string().optional(),
  /** The shopper answers. */
  answer: z.string().optional(),
  status: z.enum(["open", "pending", "solved", "closed"]).optional(),
  /** E-mail address; empty takes the agent away. */
  assignee: z.string().optional(),
  team: z.string().optional(),
  /** Thrown away, or merged into another ticket. */
  gone: z.enum(["deleted", "merged"]).optional(),
  agent: z.string().default("sam@example.com"),
});
export type DeedWish = z.output<typeof deedSchema>;

export function actAsAgent(desk: HelpDesk, id: number, wish: DeedWish): Ticket {
  const ticket = desk.tickets.get(id);
  if (!ticket) throw new Refused("ticket_unknown", `There is no ticket ${id}.`);
  const actor = AGENTS.find((each) => each.email === wish.agent) ?? AGENTS[1]!;
  desk.change(ticket, wish.answer ? ticket.requester : actor, () => {
    if (wish.status) ticket.status = STATUSES[desk.name][wish.status];
    if (wish.assignee !== undefined)
      ticket.assigneeId = AGENTS.find((each) => each.email === wish.assignee)?.id ?? null;
    if (wish.team !== undefined) ticket.groupId = GROUPS.find((each) => each.name === wish.team)?.id ?? null;
    if (wish.gone) throwAway(desk, ticket, wish.gone);
    if (wish.answer)
      return desk.comment(ticket, {
        text: wish.answer,
        public: true,
        by: "shopper",
        author: ticket.requester,
      });
    const text = wish.reply ?? wish.note;
    if (!text) return null;
    return desk.comment(ticket, { text, public: wish.reply !== undefined, by: "agent", author: actor });
  });
  return ticket;
}

/** Zendesk closes and tags what is merged; the others throw it away. */
function throwAway(desk: HelpDesk, ticket: Ticket, how: "deleted" | "merged"): void {
  ticket.gone = how;
  if (desk.name !== "zendesk" || how !== "merged") return;
  ticket.status = "closed";
  ticket.tags = [...ticket.tags, "closed_by_merge"];
}

/** The same facts of every helpdesk's ticket, for pages and tests. */
export const ticketCard = (ticket: Ticket) => ({
  id: ticket.id,
  reference: ticket.externalId,
  subject: ticket.subject,
  status: ticket.status,
  priority: ticket.priority,
  team: GROUPS.find((each) => each.id === ticket.groupId)?.name ?? null,
  assignee: agentOf(ticket.assigneeId)?.email ?? null,
  tags: ticket.tags,
  requester: { name: ticket.requester.name, email: ticket.requester.email },
  gone: ticket.gone,
  follows: ticket.follows,
  comments: ticket.comments.map(({ id, body, htmlBody, public: isPublic, by, author, createdAt }) => ({
    id,
    body,
    htmlBody,
    public: isPublic,
    by,
    author: author.name,
    createdAt,
  })),
});
export type TicketCard = ReturnType<typeof ticketCard>;
