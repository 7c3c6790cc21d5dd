import { localDate } from "../../../domain/local-date";
import { final, ok, type Result } from "../../../domain/result";
import { stableId } from "../../../domain/stable-id.server";
import { recorder } from "../../../spine/record.server";
import type { Unit } from "../../../spine/unit.server";
import { readOrder } from "../../orders/index.server";
import {
  detailsOf,
  keepWish,
  readShipment,
  wishDays,
  type WishForm,
  wishesFor,
} from "../../shipments/index.server";
import { read as readShop } from "../../shops/index.server";

const record = recorder("tracking");

/** Takes what a shopper wants done with a parcel of their order. The same wish twice is one. */
export async function makeWish(
  unit: Unit,
  asked: { orderId: string; shipmentId: string; form: WishForm },
): Promise<Result<string>> {
  const { orderId, shipmentId, form } = asked;
  const shipment = await readShipment(unit, shipmentId);
  const order = await readOrder(unit, orderId);
  if (!order || shipment?.order_id !== orderId) return final("parcel_not_of_this_order");
  if (!wishesFor(shipment).includes(form.wish)) return final("wish_not_offered", form.wish);
  const on = form.wish === "correct_address" ? null : form.on || null;
  const { timezone } = await readShop(unit);
  const { first, last } = wishDays(localDate(unit.clock.now(), timezone));
  if (on && (on < first || on > last)) return final("day_not_offered", on);
  const details = detailsOf(form);
  const id = stableId("wsh", shipmentId, form.wish, on ?? "", JSON.stringify(details));
  const { wish } = form;
  if (!(await keepWish(unit, { id, shipmentId, orderId, wish, on, details, personId: order.personId })))
    return ok(id);
  await record(unit, "tracking.wish_made", {
    subject: { kind: "shipment", id: shipmentId },
    at: unit.clock.now(),
    key: id,
    payload: { wishId: id, shipmentId, orderId, wish },
  });
  return ok(id);
}
