import { carrierName } from "../../../domain/carrier-name";
import type { Medium } from "../../../adapters/channels/contract";
import { nextStepOf } from "../../../domain/next-step";
import { localDate } from "../../../domain/local-date";
import { type Result, final, ok } from "../../../domain/result";
import { spoken, type Words, words } from "../../../platform/i18n/words";
import type { Unit } from "../../../spine/unit.server";
import {
  type Order,
  type Outlook,
  readLines,
  readOrder,
  readOutlook,
  trackingLink,
} from "../../orders/index.server";
import { read as readPerson } from "../../people/index.server";
import { linesOfShipment, readShipment, type Shipment, shipmentsOfOrder } from "../../shipments/index.server";
import { read as readShop } from "../../shops/index.server";
import type { NewsEvent } from "../news";
import type { Facts } from "../rendering/facts";
import { stopLink } from "../receipts/stop-link.server";
import type { MessageSettings } from "../settings";
import { type TriggerId, triggerOf } from "../triggers";

export interface About {
  trigger: TriggerId;
  medium: Medium;
  orderId: string;
  subjectId: string;
  personId: string;
  event: NewsEvent;
  /** The language of a preview; null: the shopper's. */
  language?: string | null;
}

/** Gathers what a template may name, from the records that page and ticket read as well, as they are at this moment. */
export async function factsFor(unit: Unit, about: About, settings: MessageSettings): Promise<Result<Facts>> {
  const { trigger, medium, orderId, subjectId } = about;
  const order = await readOrder(unit, orderId);
  if (!order) return final("order_gone", orderId);
  const person = await readPerson(unit, about.personId);
  const shop = await readShop(unit);
  const say = words(languageFor(order, person?.locale ?? null, about.language ?? null));
  const shipment = subjectId === orderId ? null : await readShipment(unit, subjectId);
  const outlook = (await readOutlook(unit, subjectId)) ?? (await readOutlook(unit, orderId));
  const link = await trackingLink(unit, orderId);
  const { class: kind, weight } = triggerOf(trigger);
  return ok({
    trigger,
    medium,
    language: say.language,
    direction: say.direction,
    shop: { name: shop.name, url: `https://${shop.domain}/`, email: settings.replyTo || null },
    shopper: { name: person?.name ?? null },
    order: { name: order.name, placed_on: say.day(localDate(order.placedAt, shop.timezone)), link },
    parcel: shipment && (await parcelOf(unit, shipment)),
    items: (shipment ? await linesOfShipment(unit, shipment.id) : await readLines(unit, orderId)).map(
      ({ title, quantity }) => ({ title, quantity }),
    ),
    ...saying(say, outlookIn(say, outlook, shipment, link), about, settings),
    unsubscribe_link:
      kind === "marketing" || weight === "news" || weight === "courtesy"
        ? await stopLink(unit, { personId: about.personId, medium, class: kind })
        : null,
  });
}

/** The order's own language, then the shopper's; where we do not speak it, the one of where it goes to. */
function languageFor(order: Order, ofPerson: string | null, wanted: string | null): string | null {
  return [wanted, order.locale, ofPerson].find((tag) => tag !== null && spoken(tag) !== null) ?? null;
}

async function parcelOf(unit: Unit, shipment: Shipment): Promise<Facts["parcel"]> {
  const all = (await shipmentsOfOrder(unit, shipment.order_id)).filter((s) => !s.cancelled);
  return {
    carrier: carrierName(shipment.carrier),
    number: shipment.tracking_number,
    n: Math.max(1, all.findIndex((s) => s.id === shipment.id) + 1),
    total: Math.max(1, all.length),
  };
}

/** The next-step record in words: the same as on the page and in the ticket. */
function outlookIn(
  say: Words,
  outlook: Outlook | null,
  shipment: Shipment | null,
  link: string,
): Facts["outlook"] {
  const headline = outlook?.headline ?? shipment?.milestone ?? "preparing";
  const step = outlook?.nextStep ?? "wait";
  const { by, choices } = nextStepOf(step);
  return {
    headline: say.headline(headline),
    cause: outlook?.exceptionId ? say.cause(headline) : null,
    when: outlook ? say.when(outlook) : null,
    next: say.next(step, outlook?.nextValues ?? {}),
    by: say.by(by),
    choices: choices.map((choice) => ({ label: say.choice(choice), link: `${link}#${choice}` })),
  };
}

/** Who is asked for a review has one thing to do: to write it where the store wants it. */
function saying(
  say: Words,
  outlook: Facts["outlook"],
  { trigger, event }: About,
  { review }: MessageSettings,
): Pick<Facts, "outlook" | "event"> {
  if (trigger !== "review.ask" || review.url === "") return { outlook, event: eventIn(say, event) };
  const choices = [{ label: say.label.feedbackTitle, link: review.url }];
  return { outlook: { ...outlook, choices }, event: eventIn(say, event) };
}

const eventIn = (say: Words, event: NewsEvent): Facts["event"] => ({
  amount: event.amount ?? "",
  date: event.date ? say.day(event.date) : "",
  reason: event.reason ?? "",
  reference: event.reference ?? "",
});
