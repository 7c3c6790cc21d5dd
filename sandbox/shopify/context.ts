import type { Grants } from "./grants";
import type { Idempotency } from "./idempotency";
import type { AdminSchema } from "./schema";
import type { Subscriptions } from "./subscriptions";
import type { Order } from "../store/model";
import type { World } from "../store/world";

/** What every view and mutation of one request can reach. */
export interface Context {
  world: World;
  admin: AdminSchema;
  granted: Set<string>;
  grants: Grants;
  apiKey: string;
  idempotency: Idempotency;
  subscriptions: Subscriptions;
  /** Parcels, refunds and returns point back to their order; this keeps their views from knowing its view. */
  showOrder(order: Order): object;
  /** Where webhooks go, for the list of subscriptions. */
  appUrl: string;
  apiVersion: string;
  /** This platform as the caller reaches it, for pages that a merchant must visit. */
  sandboxUrl: string;
}
