import { formatMoney } from "../../domain/money";
import { words } from "../../platform/i18n/words";
import type { Unit } from "../../spine/unit.server";
import { orderIdByName, orderToken, outlooksOf, type Outlook, readOrder } from "../orders/index.server";
import { hasEmail } from "../people/index.server";
import { linesOfShipment, scansOf, type Shipment, shipmentsOfOrder } from "../shipments/index.server";
import { read as readShop } from "../shops/index.server";

/** The key to an order's page, for whoever knows its number and the address it was bought with. */
export async function findOrder(unit: Unit, asked: { order: string; email: string }): Promise<string | null> {
  const name = asked.order.startsWith("#") ? asked.order : `#${asked.order}`;
  const id = (await orderIdByName(unit, name)) ?? (await orderIdByName(unit, asked.order));
  const order = id ? await readOrder(unit, id) : null;
  // The same work for an order that is not there, so that the time taken tells nothing.
  const fits = await hasEmail(unit, order?.personId ?? "nobody", asked.email);
  return order && fits ? orderToken(unit, order.id) : null;
}

interface Offer {
  id: string;
  options: string[];
  amount_minor: number;
  currency: string;
}

/** Everything that an order's page says, from the records that mail and ticket read as well. */
export async function orderPage(
  unit: Unit,
  orderId: string,
  locale: string | null,
  offerOf: (shipmentId: string) => Promise<Offer | null>,
) {
  const order = await readOrder(unit, orderId);
  if (!order) return null;
  const { timezone } = await readShop(unit);
  const say = words(locale ?? order.locale);
  const outlooks = new Map((await outlooksOf(unit, orderId)).map((o) => [o.subjectId, o]));
  const parcels = [];
  for (const shipment of await shipmentsOfOrder(unit, orderId)) {
    if (shipment.cancelled) continue;
    const offer = await offerOf(shipment.id);
    parcels.push({
      ...(await parcelView(unit, shipment, outlooks.get(shipment.id), say, timezone)),
      remedy: offer
        ? {
            id: offer.id,
            options: offer.options,
            amount: formatMoney({ minor: offer.amount_minor, currency: offer.currency }, say.language),
          }
        : null,
    });
  }
  const outlook = outlooks.get(orderId);
  return {
    words: say,
    orderName: order.name,
    /** Where it goes to, and in whose language: what a promise is worded by. */
    asked: { id: order.id, country: order.shipTo.country, locale: locale ?? order.locale },
    parcels,
    order: {
      headline: order.cancelledAt ? "cancelled" : (outlook?.headline ?? "preparing"),
      dates: outlook?.dates ?? null,
      next: nextOf(outlook),
    },
  };
}

const nextOf = (outlook: Outlook | undefined) =>
  outlook?.nextStep ? { step: outlook.nextStep, values: outlook.nextValues ?? {} } : null;

async function parcelView(
  unit: Unit,
  shipment: Shipment,
  outlook: Outlook | undefined,
  say: ReturnType<typeof words>,
  zone: string,
) {
  const when = new Intl.DateTimeFormat(say.language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  const scans = (await scansOf(unit, shipment.id)).toReversed();
  const lines = await linesOfShipment(unit, shipment.id);
  return {
    id: shipment.id,
    headline: outlook?.headline ?? shipment.milestone,
    trouble: outlook?.exceptionId ? outlook.headline : null,
    milestone: shipment.milestone,
    dates: outlook?.dates ?? null,
    next: nextOf(outlook),
    items: lines.map((l) => ({ title: l.title, quantity: l.quantity })),
    lastWord: scans[0] ? when.format(scans[0].occurred_at) : null,
    scans: scans.map((s) => ({
      at: when.format(s.occurred_at),
      text: s.message ?? (s.milestone ? say.milestone(s.milestone) : say.headline(s.exception ?? "unknown")),
      place: s.place,
    })),
  };
}
