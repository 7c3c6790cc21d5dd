import { claimView } from "../easypost/claim-desk";
import { trackerView } from "../easypost/parcel";
import { ticketCard } from "../helpdesks/agent";
import { ticketView } from "../helpdesks/zendesk/ticket-view";
import type { Mailbox } from "../mail/mailbox";
import type { Platform } from "../platform";
import type { Order } from "../store/model";
import { gid } from "../store/state";
import { financialStatus, fulfillmentStatus, refunded, total } from "../store/totals";
import { shopNamed } from "./orders";

const orderRow = (order: Order) => ({
  id: gid("Order", order.id),
  name: order.name,
  email: order.email,
  postal: order.shippingAddress?.zip ?? null,
  createdAt: order.createdAt,
  updatedAt: order.updatedAt,
  cancelledAt: order.cancelledAt,
  total: total(order) / 100,
  refunded: refunded(order) / 100,
  financialStatus: financialStatus(order),
  fulfillmentStatus: fulfillmentStatus(order),
  sourceName: order.sourceName,
  tags: order.tags,
  trackingNumbers: order.fulfillments.map((each) => each.trackingNumber),
});

/** What the outside world has seen, counted where it was received. */
export function receivedState(platform: Platform, mailbox: Mailbox, domain: string | undefined): object {
  const { world, grants } = shopNamed(platform, domain);
  const { state } = world;
  const orders = [...state.orders.values()];
  const refunds = orders.flatMap((order) =>
    order.refunds.map((refund) => ({
      id: gid("Refund", refund.id),
      orderId: gid("Order", order.id),
      amount: refund.total / 100,
      note: refund.note,
      createdAt: refund.createdAt,
    })),
  );
  const apiEvents = orders.flatMap((order) =>
    order.fulfillments.flatMap((fulfillment) =>
      fulfillment.events
        .filter((event) => event.by === "api")
        .map((event) => ({
          id: gid("FulfillmentEvent", event.id),
          fulfillmentId: gid("Fulfillment", fulfillment.id),
          orderId: gid("Order", order.id),
          status: event.status,
          happenedAt: event.happenedAt,
          message: event.message,
        })),
    ),
  );
  const draftOrders = [...state.drafts.values()].map((draft) => ({
    id: gid("DraftOrder", draft.id),
    status: draft.status,
    orderId: draft.orderId === null ? null : gid("Order", draft.orderId),
    note: draft.note,
    tags: draft.tags,
    customAttributes: draft.customAttributes,
  }));
  const lists = {
    tickets: [...platform.desks.zendesk.tickets.values()].map((ticket) => ({
      ...ticketView(ticket),
      comments: ticket.comments,
    })),
    gorgiasTickets: [...platform.desks.gorgias.tickets.values()].map(ticketCard),
    freshdeskTickets: [...platform.desks.freshdesk.tickets.values()].map(ticketCard),
    messages: mailbox.messages(),
    texts: platform.switchboard.texts,
    marketingEvents: platform.eventDesk.events,
    claims: platform.claims.claims.map(claimView),
    refunds,
    draftOrders,
    fulfillmentEvents: apiEvents,
    trackers: [...platform.parcels.parcels.values()].filter((parcel) => parcel.trackerId).map(trackerView),
    metafields: [...state.metafields.values()],
  };
  return {
    shop: { domain: state.shop.domain, installed: grants.installed, scopes: grants.scopes },
    counts: {
      orders: orders.length,
      mailsReceived: mailbox.all.length,
      webhooks: platform.courier.log.length,
      ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length])),
    },
    ...lists,
    orders: orders.map(orderRow),
    returns: orders.flatMap((order) =>
      order.returns.map((each) => ({
        id: gid("Return", each.id),
        name: each.name,
        status: each.status,
        orderId: gid("Order", order.id),
      })),
    ),
  };
}
