import { formatMoney } from "../../../domain/money";
import { mergeScans } from "../../../domain/same-scan";
import { isFinal, type Milestone } from "../../../domain/milestone";
import { type ExceptionKind, exceptions } from "../../../domain/exception";
import { localDate } from "../../../domain/local-date";
import { type Words, words } from "../../../platform/i18n/words";
import type { Unit } from "../../../spine/unit.server";
import { type OpenedLink, outlooksOf, type Outlook, readOrder } from "../../orders/index.server";
import {
  exceptionsOf,
  latestWish,
  legsOf,
  linesOfShipment,
  scansOf,
  type Shipment,
  shipmentsOfOrder,
  wishDays,
  wishesFor,
} from "../../shipments/index.server";
import { read as readShop } from "../../shops/index.server";
import { heardAt } from "../asking/schedule.store.server";
import { readLook } from "../look/look.store.server";
import { shownAt, stageOf } from "../placements/placement";
import { placements } from "../placements/placements.store.server";
import { judged } from "./feedback.store.server";
import { pageLanguage } from "./language";
import { reportable } from "./report.server";

interface Offer {
  id: string;
  options: string[];
  amount_minor: number;
  currency: string;
}

/** In which language a page is wished: by the shopper, by the browser. */
export interface Wished {
  chosen: string | null;
  accepted: string | null;
}

/** Everything that an order's page says, from the records that mail and ticket read as well. */
export async function orderPage(
  unit: Unit,
  { orderId, proof }: OpenedLink,
  wished: Wished,
  offerOf: (shipmentId: string) => Promise<Offer | null>,
) {
  const order = await readOrder(unit, orderId);
  if (!order) return null;
  const { timezone } = await readShop(unit);
  const say = words(pageLanguage({ ...wished, order: order.locale, country: order.shipTo.country }));
  const outlooks = new Map((await outlooksOf(unit, orderId)).map((o) => [o.subjectId, o]));
  const shipments = (await shipmentsOfOrder(unit, orderId)).filter((s) => !s.cancelled);
  const told = await judged(
    unit,
    shipments.map((s) => s.id),
  );
  // Who shows a postcode may look. What is decided or corrected needs an address of the order's own.
  const mayDecide = proof === "contact";
  const parcels = [];
  for (const shipment of shipments) {
    const offer = mayDecide ? await offerOf(shipment.id) : null;
    parcels.push({
      ...(await parcelView(unit, shipment, outlooks.get(shipment.id), say, timezone)),
      remedy: offer
        ? {
            id: offer.id,
            options: offer.options,
            amount: formatMoney({ minor: offer.amount_minor, currency: offer.currency }, say.language),
          }
        : null,
      wishes: mayDecide ? wishesFor(shipment) : [],
      reports: mayDecide ? reportable(shipment) : [],
      feedback: mayDecide ? feedbackOf(shipment, told) : null,
    });
  }
  const outlook = outlooks.get(orderId);
  const stage = order.cancelledAt
    ? null
    : stageOf(parcels.map((p) => ({ milestone: p.milestone, trouble: p.trouble !== null })));
  return {
    words: say,
    look: await readLook(unit),
    orderName: order.name,
    mayDecide,
    /** Where it goes to, and in whose language: what a promise is worded by. */
    asked: { id: order.id, country: order.shipTo.country, locale: say.language },
    country: order.shipTo.country,
    days: wishDays(localDate(unit.clock.now(), timezone)),
    parcels,
    placements: stage ? shownAt(await placements(unit), stage, unit.clock.now()) : [],
    order: {
      headline: order.cancelledAt ? "cancelled" : (outlook?.headline ?? "preparing"),
      dates: outlook?.dates ?? null,
      next: nextOf(outlook),
    },
  };
}

/** Asked for once it is there, and once. */
const feedbackOf = ({ id, milestone }: Shipment, told: ReadonlySet<string>): "open" | "given" | null =>
  milestone !== "delivered" ? null : told.has(id) ? "given" : "open";

export type OrderPage = NonNullable<Awaited<ReturnType<typeof orderPage>>>;

const nextOf = (outlook: Outlook | undefined) =>
  outlook?.nextStep ? { step: outlook.nextStep, values: outlook.nextValues ?? {} } : null;

async function parcelView(
  unit: Unit,
  shipment: Shipment,
  outlook: Outlook | undefined,
  say: Words,
  zone: string,
) {
  const lines = await linesOfShipment(unit, shipment.id);
  const legs = await legsOf(unit, shipment.id);
  const wish = await latestWish(unit, shipment.id);
  return {
    ...(await statusView(unit, shipment, say, zone)),
    headline: outlook?.headline ?? shipment.milestone,
    trouble: outlook?.exceptionId ? outlook.headline : null,
    dates: outlook?.dates ?? null,
    next: nextOf(outlook),
    items: lines.map((l) => ({ title: l.title, quantity: l.quantity })),
    number: shipment.tracking_number,
    legs: legs.map((leg) => ({ carrier: leg.carrier, number: leg.tracking_number })),
    wish: wish && !isFinal(shipment.milestone) ? { wish: wish.wish, state: wish.state } : null,
  };
}

/** What the carrier says of a parcel: all that a tracking number alone may show. */
async function statusView(unit: Unit, shipment: Shipment, say: Words, zone: string) {
  const scans = await scansOf(unit, shipment.id);
  const merged = mergeScans(
    scans.map((s) => ({
      ...s,
      milestone: s.milestone as Milestone | null,
      exception: s.exception as ExceptionKind | null,
      at: s.occurred_at,
    })),
  ).toReversed();
  const [latest] = merged;
  const heard = await heardAt(unit, shipment.id);
  const received = scans.reduce<Date | null>((last, s) => later(last, s.received_at), null);
  const asOf = later(heard, received);
  return {
    id: shipment.id,
    carrier: shipment.carrier,
    milestone: shipment.milestone,
    lastWord: latest ? momentOf(latest, say, zone) : null,
    heard: asOf ? say.ago(asOf, unit.clock.now()) : null,
    scans: merged.map((s) => ({
      at: momentOf(s, say, zone),
      text: s.message ?? (s.milestone ? say.milestone(s.milestone) : say.headline(s.exception ?? "unknown")),
      place: s.place,
    })),
  };
}

const later = (a: Date | null, b: Date | null): Date | null => (!a || (b && b > a) ? b : a);

/** The clock at the place of the scan where the source told it, else the store's. */
const momentOf = (
  scan: { local_time: string | null; occurred_at: Date },
  say: Words,
  zone: string,
): string =>
  scan.local_time ? say.moment(new Date(`${scan.local_time}Z`), "UTC") : say.moment(scan.occurred_at, zone);

/** What a tracking number alone shows: where the parcel is. No order, no item, no promise, and nothing to decide. */
export async function parcelPage(unit: Unit, shipment: Shipment, wished: Wished) {
  const { timezone } = await readShop(unit);
  const say = words(pageLanguage({ ...wished, order: null, country: shipment.dest_country }));
  const open = (await exceptionsOf(unit, shipment.id)).filter((e) => !e.resolved_at);
  const trouble =
    open.sort((a, b) => exceptions[b.kind].severity - exceptions[a.kind].severity)[0]?.kind ?? null;
  return {
    words: say,
    look: await readLook(unit),
    number: shipment.tracking_number ?? "",
    parcel: {
      ...(await statusView(unit, shipment, say, timezone)),
      headline: trouble ?? shipment.milestone,
      trouble,
    },
  };
}

export type ParcelPage = Awaited<ReturnType<typeof parcelPage>>;
