import { createHmac } from "node:crypto";
import { legacyId } from "../../../app/domain/ids";
import { shipmentsOfOrder } from "../../../app/modules/shipments/index.server";
import type { OrderWish } from "../sandbox-client";
import { sandboxKeys } from "../stage";
import type { Store } from "../story";
import type { Ending, Word } from "./cast";
import type { HurriedStage } from "./stage";

/** The key with which the demo's warehouse signs. */
export const warehouseSecret = "sandbox-warehouse-secret";

/** An order of the story, and its parcel once there is one. */
export interface Played {
  gid: string;
  orderId: string;
  name: string;
  email: string;
  number: string | null;
  shipmentId: string | null;
}

/** Does what shoppers, the store, carriers and the warehouse do. */
export class Teller {
  constructor(
    private readonly stage: HurriedStage,
    private readonly store: Store,
  ) {}

  async order(wish: OrderWish): Promise<Played> {
    const { orderId: gid, orderName: name, email } = await this.store.sandbox.order(wish);
    return { gid, orderId: legacyId(gid), name, email: email ?? "", number: null, shipmentId: null };
  }

  async ship(it: Played, service = "UPS Ground"): Promise<void> {
    const sent = await this.store.sandbox.fulfil(it.gid, { company: "UPS", service });
    it.number = sent.trackingNumber;
  }

  /** What the app calls a parcel that has left, once it has heard of it. */
  async find(it: Played): Promise<void> {
    const [shipment] = await this.store.read((unit) => shipmentsOfOrder(unit, it.orderId));
    it.shipmentId = shipment?.id ?? null;
  }

  /** A scan now, or some hours ago. */
  async tell(it: Played, word: Word, hoursAgo = 0): Promise<void> {
    const at = new Date(this.stage.clock.now().getTime() - hoursAgo * 3_600_000).toISOString();
    const number = it.number ?? "";
    if (word.from === "shopify") await this.store.sandbox.fulfillmentEvent(it.gid, word.status, word.says);
    else if (word.from === "easypost")
      await this.store.sandbox.scan(number, {
        status: word.status,
        statusDetail: word.detail,
        message: word.says,
        at,
      });
    else await this.#warehouse({ at, status: word.status, description: word.says }, number);
  }

  /** The scan, or the parcel, with which a trouble is over. */
  async end(it: Played, how: Exclude<Ending, "person">): Promise<void> {
    if (how === "leaves") return this.ship(it);
    const says = { moves: "On its way again", delivered: "Delivered", picked_up: "Picked up" }[how];
    const status = how === "delivered" ? "delivered" : "in_transit";
    const detail = how === "picked_up" ? "received_at_origin_facility" : "status_update";
    await this.tell(it, { from: "easypost", status, detail, says });
  }

  async #warehouse(event: { at: string; status: string; description: string }, number: string) {
    const body = JSON.stringify({ tracking_number: number, carrier: "UPS", events: [event] });
    const answer = await fetch(`${this.stage.appUrl}/webhooks/carriers/generic/${sandboxKeys.shop}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-doorstep-signature": createHmac("sha256", warehouseSecret).update(body).digest("hex"),
      },
      body,
    });
    if (!answer.ok) throw new Error(`The warehouse's word was refused: ${answer.status}`);
  }
}
