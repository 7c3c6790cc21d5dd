import { exceptionKinds, remedied } from "../../../domain/exception";
import { addDays, localDate } from "../../../domain/local-date";
import { done, nothing, type Outcome } from "../../../spine/definitions";
import type { Result } from "../../../domain/result";
import { setAlarm, type Unit } from "../../../spine/unit.server";
import { type Dates, openOrderExceptions, type Order, readOrder, say } from "../../orders/index.server";
import { read as readShop } from "../../shops/index.server";
import { readShipment, type Shipment, shipmentsOfOrder, speaking } from "../../shipments/index.server";
import { expectOrder, expectParcel } from "../forecasting/expect.server";
import { type Grounds, groundsOf, leavesFrom, modelName, standOf } from "../forecasting/grounds.server";
import { postalPrefix } from "../../../domain/postal";
import { serviceName } from "../quote/service";
import { instantOf } from "../../../domain/zone-clock";
import { goodsIn, orderedGoods } from "./goods-of-order.server";
import { knownOfParcel } from "./known.server";
import { type Standing, standingOf } from "./ledger.store.server";
import { expectNow } from "./promise.server";

export const LOOK_ORDER = "promises.look-at-order";
export const LOOK_PARCEL = "promises.look-at-parcel";

/** Days after which nobody is told a new date of a thing that does not come. */
const MOST_DAYS = 60;
/** Early in the day, before anybody asks. */
const AT = "06:00";

/** A parcel that is on its way without trouble needs nothing from anybody. */
export const wait = { step: "wait", values: {} };

export const onItsWay = ({ milestone, cancelled }: Shipment): boolean =>
  !cancelled && !["delivered", "returned", "failed", "cancelled"].includes(milestone);

/** Looks again tomorrow morning: a day without news is news. */
export async function lookTomorrow(
  unit: Unit,
  name: string,
  subjectId: string,
  zone: string,
  since: Date,
): Promise<void> {
  const now = unit.clock.now();
  if (now.getTime() - since.getTime() > MOST_DAYS * 86_400_000) return;
  await setAlarm(unit, name, subjectId, instantOf(addDays(localDate(now, zone), 1), AT, zone));
}

/** What is known of a parcel and what is expected of it now; null when its order is not there. */
export async function expectedOf(unit: Unit, grounds: Grounds, shipment: Shipment) {
  const order = await readOrder(unit, shipment.order_id);
  if (!order) return null;
  const known = await knownOfParcel(unit, grounds, order, shipment);
  const now = unit.clock.now();
  const { shipped_at: shippedAt, carrier_eta: carrierEta } = shipment;
  const expected = shippedAt
    ? expectParcel(grounds, known, { placedAt: order.placedAt, shippedAt, carrierEta }, now)
    : expectOrder(grounds, known, order.placedAt, now);
  return { known, expected };
}

/**
 * Forecasts a parcel anew and lets every surface say it. A scan may be a milestone, and the end of an exception, too: what was just
 * forecast from the same facts is not forecast again.
 */
export async function forecastAndSay(
  unit: Unit,
  shipment: Shipment,
  because: string,
): Promise<Result<Outcome>> {
  const { id: subjectId, order_id: orderId } = shipment;
  const voice = shipment.exception ? await speaking(unit, subjectId) : null;
  // What is given up has the date of its replacement, and scans of the old one do not move that.
  if (voice && remedied(voice.kind)) return nothing("its remedy speaks");
  const { grounds, forecast } = await standOf(unit);
  const facts = JSON.stringify(shipment);
  if (forecast.get(subjectId) === facts) return done("the date stands");
  const found = await expectedOf(unit, grounds, shipment);
  if (!found) return nothing("parcel gone");
  const { expected } = found;
  const standing = await standingOf(unit, orderId, subjectId);
  const model = modelName(grounds);
  const news = await expectNow(unit, { subjectId, orderId, because, expected, model, standing });
  if (because !== "scan" || !isLookedAtTomorrow(standing.expected, shipment, unit.clock.now(), grounds.zone))
    await lookTomorrow(unit, LOOK_PARCEL, subjectId, grounds.zone, shipment.registered_at);
  const { dates } = expected;
  await say(
    unit,
    voice
      ? { subjectId, orderId, exceptionId: voice.id, headline: voice.kind, dates }
      : { subjectId, orderId, exceptionId: "", headline: shipment.milestone, dates, next: wait },
  );
  forecast.set(subjectId, facts);
  return done(news === "new" ? `expected ${dates.likely}` : "the date stands");
}

/**
 * Who made a forecast today has set the alarm for tomorrow, and it stands: except where an exception made it, which sets none, or
 * where the parcel went on from a milestone at which the alarm was cleared.
 */
const isLookedAtTomorrow = (
  made: Standing["expected"],
  shipment: Shipment,
  now: Date,
  zone: string,
): boolean =>
  made !== undefined &&
  !exceptionKinds.some((kind) => kind === made.because) &&
  made.made_at >= shipment.milestone_at &&
  localDate(made.made_at, zone) === localDate(now, zone);

export async function lookAtParcel(unit: Unit, shipmentId: string): Promise<Result<Outcome>> {
  const shipment = await readShipment(unit, shipmentId);
  if (!shipment || !onItsWay(shipment)) return nothing("not on its way any more");
  return forecastAndSay(unit, shipment, "a day passed");
}

const orderExpected = async (unit: Unit, grounds: Grounds, order: Order) => {
  const { backorderDays: _, ...goods } = goodsIn(await orderedGoods(unit, order.id));
  const known = {
    from: leavesFrom(grounds, null),
    destinationCountry: order.shipTo.country,
    destinationRegion: order.shipTo.region,
    destinationPostal: postalPrefix(order.shipTo.postalPrefix),
    carrier: null,
    service: serviceName(order.shippingTitle),
    ...goods,
    priceMinor: null,
  };
  return expectOrder(grounds, known, order.placedAt, unit.clock.now());
};

/**
 * What can be said of an order that has not left: the promise, until its last day is in doubt; then what is expected now. null where
 * nothing was promised.
 */
export async function datesOfOrder(
  unit: Unit,
  order: Order,
  because: string,
): Promise<{ dates: Dates; revised: boolean } | null> {
  const { id: orderId } = order;
  const standing = await standingOf(unit, orderId, orderId);
  if (!standing.given) return null;
  const grounds = await groundsOf(unit);
  const expected = await orderExpected(unit, grounds, order);
  const { earliest, likely, latest, zone } = standing.given;
  if (expected.dates.likely <= latest) return { dates: { earliest, likely, latest, zone }, revised: false };
  const model = modelName(grounds);
  await expectNow(unit, { subjectId: orderId, orderId, because, expected, model, standing });
  return { dates: expected.dates, revised: true };
}

/** An order that has not left by the day it should have: the delay is known before there is a parcel. */
export async function lookAtOrder(unit: Unit, orderId: string): Promise<Result<Outcome>> {
  const order = await readOrder(unit, orderId);
  if (!order || order.cancelledAt) return nothing("cancelled");
  if ((await shipmentsOfOrder(unit, orderId)).some((s) => !s.cancelled)) return nothing("it has left");
  const told = await datesOfOrder(unit, order, "fulfilment");
  if (!told) return nothing("nothing was promised");
  const { timezone } = await readShop(unit);
  await lookTomorrow(unit, LOOK_ORDER, orderId, timezone, order.placedAt);
  if (!told.revised) return nothing("the promise stands");
  const { dates } = told;
  const [trouble] = await openOrderExceptions(unit, orderId);
  await say(
    unit,
    trouble
      ? { subjectId: orderId, orderId, exceptionId: trouble.id, headline: trouble.kind, dates }
      : { subjectId: orderId, orderId, exceptionId: "", headline: "preparing", dates, next: wait },
  );
  return done(`not packed yet: expected ${dates.likely}`);
}
