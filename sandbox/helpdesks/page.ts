import express, { Router } from "express";
import type { Platform } from "../platform";
import { html, type Html } from "../support/html";
import { page } from "../support/page";
import { actAsAgent, deedSchema, ticketCard, type TicketCard } from "./agent";
import { AGENTS, type DeskName } from "./help-desk";

const TITLES: Record<DeskName, string> = { zendesk: "Zendesk", gorgias: "Gorgias", freshdesk: "Freshdesk" };
const FRESHDESK_STATUS: Record<string, string> = {
  "2": "open",
  "3": "pending",
  "4": "resolved",
  "5": "closed",
};

/** /zendesk, /gorgias, /freshdesk: every ticket, newest first, with what an agent can do there. */
export function deskPages(platform: Platform, name: DeskName): Router {
  const desk = platform.desks[name];
  const router = Router();
  router.get("/", (_req, res) => {
    const cards = [...desk.tickets.values()].reverse().map(ticketCard);
    const body = html`<p>
        ${cards.length} ${cards.length === 1 ? "ticket" : "tickets"}.
        ${desk.hook ? html`Tells <code>${desk.hook.url.split("?")[0]}</code>.` : "Nobody is told of changes."}
      </p>
      ${cards.map((card) => cardOf(name, card))}`;
    res.send(page(`Help desk: ${TITLES[name]}`, body));
  });
  router.post("/tickets/:id/deeds", express.urlencoded({ extended: false }), (req, res) => {
    const filled = Object.entries((req.body ?? {}) as object).filter(([, value]) => value !== "");
    const ticket = actAsAgent(desk, Number(req.params["id"]), deedSchema.parse(Object.fromEntries(filled)));
    res.redirect(303, `/${name}#ticket-${ticket.id}`);
  });
  return router;
}

function cardOf(name: DeskName, card: TicketCard): Html {
  const status = name === "freshdesk" ? (FRESHDESK_STATUS[card.status] ?? card.status) : card.status;
  return html`<article class="card" id="ticket-${card.id}">
    <h2>#${card.id} ${card.subject}</h2>
    <p>
      <span class="tag">${card.gone ?? status}</span>
      ${card.priority && html`<span class="tag">${card.priority}</span>`}
      ${card.tags.map((tag) => html`<span class="tag">${tag}</span> `)}
    </p>
    <p>
      From ${card.requester.name}${card.requester.email && html` (${card.requester.email})`};
      ${card.team ?? "no team"},
      ${card.assignee ?? "nobody"}${card.reference && html`; external id <code>${card.reference}</code>`}
    </p>
    <ol>
      ${card.comments.map(
        (comment) =>
          html`<li>
            <time>${comment.createdAt}</time> ${comment.author},
            ${comment.public ? "public reply" : "internal note"}
            <pre>${comment.body}</pre>
          </li>`,
      )}
    </ol>
    ${card.gone ? "" : deeds(name, card)}
  </article>`;
}

const deeds = (name: DeskName, card: TicketCard): Html => html`
  <form method="post" action="/${name}/tickets/${card.id}/deeds">
    <p>
      <label>Text<br /><textarea name="reply" rows="2" cols="60"></textarea></label>
      <button>Reply publicly</button>
    </p>
  </form>
  <form method="post" action="/${name}/tickets/${card.id}/deeds">
    <p>
      <label>Note<br /><textarea name="note" rows="2" cols="60"></textarea></label>
      <button>Note</button>
    </p>
  </form>
  <form method="post" action="/${name}/tickets/${card.id}/deeds">
    <p>
      ${["open", "pending", "solved"].map((status) => html`<button name="status" value="${status}">${status}</button> `)}
      ${AGENTS.slice(1).map(({ email }) => html`<button name="assignee" value="${email}">to ${email}</button> `)}
    </p>
  </form>
`;
