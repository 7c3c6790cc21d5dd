import type { Platform } from "../platform";
import { html } from "../support/html";
import { page } from "../support/page";
import type { Ticket } from "./help-desk";

/** /zendesk: every ticket with its comments, newest first. */
export function zendeskPage(platform: Platform): string {
  const tickets = [...platform.helpDesk.tickets.values()].reverse();
  const body = html`<p>${tickets.length} ${tickets.length === 1 ? "ticket" : "tickets"}.</p>
    ${tickets.map((ticket) => card(platform, ticket))}`;
  return page("Help desk", body);
}

function card(platform: Platform, ticket: Ticket) {
  const requester = platform.helpDesk.requesters.get(ticket.requesterId);
  return html`<article class="card" id="ticket-${ticket.id}">
    <h2>#${ticket.id} ${ticket.subject}</h2>
    <p>
      <span class="tag">${ticket.status}</span>
      ${ticket.priority && html`<span class="tag">${ticket.priority}</span>`}
      ${ticket.tags.map((tag) => html`<span class="tag">${tag}</span> `)}
    </p>
    <p>
      From ${requester?.name ?? "unknown"}${requester?.email && html` (${requester.email})`}
      ${ticket.externalId && html`, external id <code>${ticket.externalId}</code>`}
    </p>
    <ol>
      ${ticket.comments.map(
        (comment) =>
          html`<li>
            <time>${comment.createdAt}</time> ${comment.public ? "public reply" : "internal note"}
            <pre>${comment.body}</pre>
          </li>`,
      )}
    </ol>
  </article>`;
}
