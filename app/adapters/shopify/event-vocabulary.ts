import type { ExceptionKind } from "../../domain/exception";
import type { Milestone } from "../../domain/milestone";

interface Meaning {
  milestone: Milestone | null;
  exception: ExceptionKind | null;
}

const at = (milestone: Milestone): Meaning => ({ milestone, exception: null });
const only = (exception: ExceptionKind): Meaning => ({ milestone: null, exception });

/** Shopify's fulfillment event statuses: lower case in webhooks, upper case in GraphQL. `failure` says only that it will not arrive. */
const events: Record<string, Meaning> = {
  label_purchased: at("label_created"),
  label_printed: at("label_created"),
  confirmed: at("label_created"),
  carrier_picked_up: at("picked_up"),
  in_transit: at("in_transit"),
  out_for_delivery: at("out_for_delivery"),
  ready_for_pickup: at("available_for_pickup"),
  delivered: at("delivered"),
  attempted_delivery: only("failed_attempt"),
  delayed: only("delayed"),
  failure: only("undeliverable"),
};

export function meaningOfEvent(status: string): Meaning | undefined {
  const word = status.toLowerCase();
  return Object.hasOwn(events, word) ? events[word] : undefined;
}
