import { defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { request, type Unit } from "../../../spine/unit.server";
import { type Order, readOrder, say } from "../../orders/index.server";
import { shipmentsOfOrder } from "../../shipments/index.server";
import { forgetForecast, groundsOf, regionOf } from "../forecasting/grounds.server";
import { postalPrefix } from "../../../domain/postal";
import { read as readShop } from "../../shops/index.server";
import { quote } from "../quote/quote.server";
import { keepQuotes, readQuote } from "../quote/quotes.store.server";
import { isPickup } from "../quote/service";
import { settingsFor } from "../settings/terms";
import { goodsIn, type Ordered, orderedGoods, silenceOn } from "./goods-of-order.server";
import { FREEZE } from "./freeze.server";
import { voidPromises } from "./ledger.store.server";
import { LOOK_ORDER, lookTomorrow, wait } from "./look.server";
import { give, settle } from "./promise.server";

/** How long after its slot ended a date that was shown is still honoured: checkouts take their time. */
const HONOURED_MS = 24 * 3_600_000;

/** The promise that came along with the order, when it was ours and is not long over. */
async function carried(unit: Unit, order: Order) {
  const row = order.promiseId ? await readQuote(unit, order.promiseId) : null;
  if (!row || order.placedAt.getTime() > row.valid_until.getTime() + HONOURED_MS) return null;
  const { id, earliest, likely, latest, zone, confidence, model, inputs } = row;
  return {
    id,
    dates: { earliest, likely, latest, zone },
    confidence,
    model,
    inputs: inputs as object,
    surface: row.surfaces[0] ?? "headless",
  };
}

/** Nobody was shown a date: the one that would have been shown is given now. */
async function wouldBe(unit: Unit, order: Order, ordered: Ordered) {
  const grounds = await groundsOf(unit);
  const { country } = order.shipTo;
  const prefix = postalPrefix(order.shipTo.postalPrefix);
  const region = prefix ? regionOf(grounds, country, prefix) : order.shipTo.region;
  const made = quote(
    grounds,
    { country, region, prefix, service: order.shippingTitle, goods: goodsIn(ordered) },
    order.placedAt,
  );
  await keepQuotes(unit, [made], "order");
  const { id, dates, confidence, model, inputs } = made;
  return { id, dates, confidence, model, inputs, surface: "order" };
}

async function promiseOrder(unit: Unit, orderId: string) {
  const order = await readOrder(unit, orderId);
  if (!order || order.cancelledAt) return nothing("cancelled");
  const grounds = await groundsOf(unit);
  const shown = await carried(unit, order);
  if (!shown && settingsFor(grounds.settings, order.shipTo.country ?? "").silent)
    return nothing("nothing is promised there");
  if (isPickup(order.shippingTitle)) return nothing("it is collected, not sent");
  const ordered = await orderedGoods(unit, order.id);
  if (ordered.nothingIsSent) return nothing("nothing of it is sent");
  const silence = shown ? null : silenceOn(ordered, grounds.settings);
  if (silence) return nothing(`nothing is promised: ${silence}`);
  const promise = shown ?? (await wouldBe(unit, order, ordered));
  await give(unit, { ...promise, subjectId: order.id, orderId: order.id });
  await request(unit, {
    kind: FREEZE,
    key: order.id,
    orderKey: `order:${order.id}`,
    payload: { orderId: order.id },
  });
  await lookTomorrow(unit, LOOK_ORDER, order.id, grounds.zone, order.placedAt);
  // Its parcels may have been quicker than its promise: what has arrived is judged now.
  for (const { id, delivered_at: deliveredAt } of await shipmentsOfOrder(unit, order.id))
    if (deliveredAt) await settle(unit, id, order.id, deliveredAt);
  await say(unit, {
    subjectId: order.id,
    orderId: order.id,
    exceptionId: "",
    headline: "preparing",
    dates: promise.dates,
    next: wait,
  });
  return done(`${shown ? "as shown" : "made"}: by ${promise.dates.latest}`);
}

/** Cancelled: what was promised is void, and every surface says so. */
async function nothingComes(unit: Unit, subjectId: string, orderId: string) {
  await voidPromises(unit, subjectId);
  forgetForecast(unit, subjectId);
  const next = { step: "nothing_comes", values: {} };
  await say(unit, { subjectId, orderId, exceptionId: "", headline: "cancelled", dates: null, next });
  return done("nothing is promised any more");
}

export const reactions: Reaction[] = [
  defineReaction({
    name: "promises.promise-order",
    on: "orders.placed",
    records: ["promises.made", "promises.settled", "orders.outlook_changed"],
    effects: [FREEZE],
    run: (unit, { payload }) =>
      payload.historic ? Promise.resolve(nothing("a past order")) : promiseOrder(unit, payload.orderId),
  }),
  defineReaction({
    name: "promises.void-order",
    on: "orders.cancelled",
    records: ["orders.outlook_changed"],
    run: (unit, { payload: { orderId } }) => nothingComes(unit, orderId, orderId),
  }),
  defineReaction({
    name: "promises.void-parcel",
    on: "shipments.cancelled",
    records: ["orders.outlook_changed"],
    async run(unit, { payload: { shipmentId, orderId } }) {
      const order = await readOrder(unit, orderId);
      // A parcel that was taken back may leave anew: until then its order is looked after again.
      if (order && !order.cancelledAt) {
        const { timezone } = await readShop(unit);
        await lookTomorrow(unit, LOOK_ORDER, orderId, timezone, order.placedAt);
      }
      return nothingComes(unit, shipmentId, orderId);
    },
  }),
];
