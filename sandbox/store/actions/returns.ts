import { iso } from "../../support/clock";
import { returnPayload } from "../../shopify/webhooks/refund-payload";
import type { Topic } from "../../shopify/webhooks/topics";
import type { Order, ReturnRecord, ReturnStatus } from "../model";
import { touch } from "./change-order";
import { Refused, type World } from "../world";

export interface ReturnWish {
  lines: { lineItemId: number; quantity: number; reason: string; customerNote: string | null }[];
}

/** A buyer asks to send something back; only what was shipped can be. */
export function requestReturn(world: World, order: Order, wish: ReturnWish): ReturnRecord {
  const shipped = order.fulfillments.flatMap((each) => each.lines);
  const lines = wish.lines.map((line) => {
    const part = shipped.find(
      (each) => each.lineItemId === line.lineItemId && each.quantity >= line.quantity,
    );
    if (!part)
      throw new Refused("not_returnable", `Line ${line.lineItemId} was not shipped in that quantity.`);
    return { id: world.state.nextId(), fulfillmentLineItemId: part.id, ...line };
  });
  const record: ReturnRecord = {
    id: world.state.nextId(),
    orderId: order.id,
    name: `${order.name}-R${order.returns.length + 1}`,
    status: "REQUESTED",
    createdAt: iso(world.clock.now()),
    closedAt: null,
    lines,
  };
  order.returns.push(record);
  say(world, order, record, "returns/request");
  return record;
}

const STEPS: Record<string, { from: ReturnStatus[]; to: ReturnStatus; topic: Topic }> = {
  approve: { from: ["REQUESTED"], to: "OPEN", topic: "returns/approve" },
  decline: { from: ["REQUESTED"], to: "DECLINED", topic: "returns/decline" },
  cancel: { from: ["REQUESTED", "OPEN"], to: "CANCELED", topic: "returns/cancel" },
  close: { from: ["OPEN"], to: "CLOSED", topic: "returns/close" },
  reopen: { from: ["CLOSED"], to: "OPEN", topic: "returns/reopen" },
};

export type ReturnStep = keyof typeof STEPS;

export function stepReturn(world: World, order: Order, record: ReturnRecord, step: ReturnStep): void {
  const rule = STEPS[step];
  if (!rule) throw new Refused("step_unknown", `A return cannot be ${step}d.`);
  if (!rule.from.includes(record.status)) throw new Refused("INVALID_STATE", "Return status is invalid.");
  record.status = rule.to;
  record.closedAt = rule.to === "CLOSED" ? iso(world.clock.now()) : null;
  say(world, order, record, rule.topic);
}

function say(world: World, order: Order, record: ReturnRecord, topic: Topic): void {
  const eventId = world.newEventId();
  world.announce(topic, returnPayload(world.state, order, record), eventId);
  touch(world, order, eventId);
}
