import { iso } from "../../support/clock";
import type { DraftOrder, Order } from "../model";
import { Refused, type World } from "../world";
import { defaultService, placeOrder } from "./place-order";
import { PLACES } from "../lanes";

export type DraftWish = Pick<
  DraftOrder,
  "email" | "note" | "tags" | "customAttributes" | "customerId" | "shippingAddress" | "lines" | "shippingLine"
>;

export function createDraft(world: World, wish: DraftWish): DraftOrder {
  const at = iso(world.clock.now());
  const draft: DraftOrder = {
    ...wish,
    id: world.state.nextId(),
    name: `#D${world.state.drafts.size + 1}`,
    status: "OPEN",
    orderId: null,
    createdAt: at,
    updatedAt: at,
    completedAt: null,
  };
  world.state.drafts.set(draft.id, draft);
  return draft;
}

/** Turns the draft into an order: a replacement leaves the shop this way. */
export function completeDraft(world: World, draft: DraftOrder): Order {
  if (draft.status === "COMPLETED") throw new Refused("already_completed", "This order has been paid");
  const service = { ...defaultService, name: draft.shippingLine?.title ?? "Standard" };
  const order = placeOrder(world, {
    lines: draft.lines.map((line) => ({
      ...(line.variantId === null
        ? { custom: { title: line.title, sku: line.sku } }
        : { variantId: line.variantId }),
      quantity: line.quantity,
      price: line.discountedPrice,
    })),
    place: PLACES[0],
    service,
    at: world.clock.now(),
    ...(draft.email ? { email: draft.email } : {}),
    tags: draft.tags,
    customAttributes: draft.customAttributes,
    sourceName: "shopify_draft_order",
    draftOf: {
      customerId: draft.customerId,
      shippingAddress: draft.shippingAddress,
      shippingPrice: draft.shippingLine?.price ?? 0,
    },
  });
  order.note = draft.note;
  const at = iso(world.clock.now());
  Object.assign(draft, { status: "COMPLETED", orderId: order.id, updatedAt: at, completedAt: at });
  return order;
}
