import { z } from "zod";
import { addFulfillmentEvent } from "../../store/actions/fulfil";
import { findFulfillment } from "../../store/state";
import { iso } from "../../support/clock";
import type { Context } from "../context";
import { requireId } from "../views/common";
import { eventView } from "../views/fulfillment";
import { problem } from "./user-error";

const inputSchema = z.object({
  fulfillmentId: z.string(),
  status: z.string(),
  happenedAt: z.string().nullish(),
  estimatedDeliveryAt: z.string().nullish(),
  message: z.string().nullish(),
  address1: z.string().nullish(),
  city: z.string().nullish(),
  province: z.string().nullish(),
  country: z.string().nullish(),
  zip: z.string().nullish(),
});

export function fulfillmentEventCreate(context: Context, args: { fulfillmentEvent: unknown }): object {
  const input = inputSchema.parse(args.fulfillmentEvent);
  const found = findFulfillment(context.world.state, requireId("Fulfillment", input.fulfillmentId));
  const refuse = (field: string, message: string) => ({
    fulfillmentEvent: null,
    userErrors: [problem(["fulfillmentEvent", field], message)],
  });
  if (!found) return refuse("fulfillmentId", "Fulfillment does not exist.");
  if (found.fulfillment.status === "CANCELLED") return refuse("fulfillmentId", "Fulfillment is cancelled.");
  const event = addFulfillmentEvent(context.world, found.order, found.fulfillment, {
    status: input.status,
    happenedAt: iso(input.happenedAt ? new Date(input.happenedAt) : context.world.clock.now()),
    message: input.message ?? null,
    address1: input.address1 ?? null,
    city: input.city ?? null,
    province: input.province ?? null,
    country: input.country ?? null,
    zip: input.zip ?? null,
    estimatedDeliveryAt: input.estimatedDeliveryAt ? iso(new Date(input.estimatedDeliveryAt)) : null,
    by: "api",
  });
  return { fulfillmentEvent: eventView(event), userErrors: [] };
}
