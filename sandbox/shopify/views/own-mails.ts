import type { Order } from "../../store/model";
import { gid } from "../../store/state";

/** Mails that Shopify itself has sent about an order, as they stand among its events; other events are not kept here. */
export function mailsOf(order: Order): { id: number; node: object }[] {
  const mail = (id: number, kind: string, at: string) => ({ id, node: mailView(order, id, kind, at) });
  const parcels = order.fulfillments.map((each) => mail(each.id, "Shipping confirmation", each.createdAt));
  return order.email === null ? [] : [mail(order.id, "Order confirmation", order.createdAt), ...parcels];
}

function mailView(order: Order, id: number, kind: string, at: string): object {
  return {
    __typename: "BasicEvent",
    id: gid("BasicEvent", id),
    action: "mail_sent",
    message: `${kind} email was sent to the customer.`,
    arguments: { message_type: kind },
    additionalContent: null,
    additionalData: null,
    appTitle: null,
    attributeToApp: false,
    attributeToUser: false,
    author: null,
    createdAt: at,
    criticalAlert: false,
    hasAdditionalContent: false,
    secondaryMessage: null,
    subjectId: gid("Order", order.id),
    subjectType: "ORDER",
  };
}
