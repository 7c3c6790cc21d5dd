import { z } from "zod";
import { operation } from "./operation";

const event = z.object({ id: z.string(), status: z.string(), happenedAt: z.string() });

/** The newest events of a fulfillment: more than one parcel collects on its way. */
export const FulfillmentEvents = operation<{ id: string }>()(
  `#graphql
  query FulfillmentEvents($id: ID!) {
    fulfillment(id: $id) {
      events(first: 100, sortKey: HAPPENED_AT, reverse: true) { nodes { id status happenedAt } }
    }
  }`,
  z.object({ fulfillment: z.object({ events: z.object({ nodes: z.array(event) }) }).nullable() }),
);

export interface FulfillmentEventInput {
  fulfillmentId: string;
  status: string;
  happenedAt: string;
  message: string | null;
  estimatedDeliveryAt: string | null;
}

export const FulfillmentEventCreate = operation<{ event: FulfillmentEventInput }>()(
  `#graphql
  mutation FulfillmentEventCreate($event: FulfillmentEventInput!) {
    fulfillmentEventCreate(fulfillmentEvent: $event) {
      fulfillmentEvent { id }
      userErrors { field message }
    }
  }`,
  z.object({
    fulfillmentEventCreate: z.object({
      fulfillmentEvent: z.object({ id: z.string() }).nullable(),
    }),
  }),
);
