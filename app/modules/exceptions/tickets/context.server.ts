import { carrierName } from "../../../domain/carrier-name";
import { nextStepOf } from "../../../domain/next-step";
import { formatMoney } from "../../../domain/money";
import { final, ok, type Result } from "../../../domain/result";
import { words } from "../../../platform/i18n/words";
import type { Unit } from "../../../spine/unit.server";
import { type Order, readLines, readOrder, readOutlook, trackingLink } from "../../orders/index.server";
import { read as readPerson } from "../../people/index.server";
import {
  latestWish,
  linesOfShipment,
  readShipment,
  readWish,
  scansOf,
  type Shipment,
} from "../../shipments/index.server";
import { read as readShop } from "../../shops/index.server";
import { type Case, readCase } from "../cases/cases.store.server";
import { fillAnswer } from "../playbooks/fill-answer";
import { playOf } from "../playbooks/playbook.store.server";

/** All that an agent needs to answer, gathered when it is asked for: never older than the moment. */
export interface Context {
  case: Case;
  order: Order;
  shipment: Shipment | null;
  requester: { name: string | null; email: string } | null;
  /** The same words as the shopper reads. */
  outlook: { headline: string; cause: string; when: string | null; next: string; by: string };
  promised: string | null;
  items: { title: string; quantity: number }[];
  /** The last scans, oldest first. */
  scans: { at: Date; text: string }[];
  wish: string | null;
  steps: { text: string; done: boolean }[];
  /** The playbook's answer, filled, in the shopper's words where there are some. */
  answer: string;
  links: { page: string; admin: string };
}

const SCANS = 5;

/** Gathers the live context of a case; final when the case or its order is gone. */
export async function contextOf(unit: Unit, caseId: string): Promise<Result<Context>> {
  const found = await readCase(unit, caseId);
  const order = found && (await readOrder(unit, found.order_id));
  if (!found || !order) return final("case_gone", caseId);
  const shipment = found.shipment_id ? await readShipment(unit, found.shipment_id) : null;
  const shop = await readShop(unit);
  const person = order.personId ? await readPerson(unit, order.personId) : null;
  const play = await playOf(unit, found.kind);
  const outlook = await inWords(unit, found);
  const page = await trackingLink(unit, order.id);
  const wish = shipment && (await latestWish(unit, shipment.id));
  const wished = wish && (await readWish(unit, wish.id));
  const name = person?.name ?? "";
  return ok({
    case: found,
    order,
    shipment,
    requester: person?.email ? { name: person.name, email: person.email } : null,
    outlook,
    promised: await promisedOf(unit, order.id),
    items: shipment ? await linesOfShipment(unit, shipment.id) : await readLines(unit, order.id),
    scans: shipment
      ? (await scansOf(unit, shipment.id)).slice(-SCANS).map((s) => ({
          at: s.occurred_at,
          text: `${s.message ?? s.milestone ?? s.exception ?? ""}${s.place ? `, ${s.place}` : ""}`,
        }))
      : [],
    wish: wished ? wishText(wished) : null,
    steps: play.steps.map(({ id, text }) => ({ text, done: found.steps_done.includes(id) })),
    answer: fillAnswer(play.answer, { ...outlook, name, order: order.name, link: page, shop: shop.name }),
    links: {
      page,
      admin: `https://${shop.domain}/admin/apps/doorstep/app/cases/${found.id}`,
    },
  });
}

async function inWords(unit: Unit, found: Case): Promise<Context["outlook"]> {
  const outlook = await readOutlook(unit, found.subject_id);
  const say = words(null);
  const step = outlook?.nextStep ?? "we_watch";
  return {
    headline: say.headline(found.kind),
    cause: say.cause(found.kind),
    when: outlook ? say.when(outlook) : null,
    next: say.next(step, outlook?.nextValues ?? {}),
    by: say.by(nextStepOf(step).by),
  };
}

const promisedOf = async (unit: Unit, orderId: string): Promise<string | null> => {
  const outlook = await readOutlook(unit, orderId);
  return outlook?.dates ? words(null).day(outlook.dates.latest) : null;
};

/** What staff read of a shopper's wish: what is to be done, and what was corrected. */
export function wishText({ wish, on, details }: NonNullable<Awaited<ReturnType<typeof readWish>>>): string {
  const what = {
    redeliver: "Deliver it again",
    hold: "Keep it to be collected",
    correct_address: "Correct the address",
  }[wish];
  const { address = null, phone = null } = details ?? {};
  return [
    `The shopper asks: ${what}${on ? ` on ${on}` : ""}.`,
    address ? `${address.street}, ${address.postal} ${address.city}, ${address.country}` : null,
    phone ? `Phone: ${phone}` : null,
  ]
    .filter((line) => line !== null)
    .join("\n");
}

/** The context as a ticket holds it: plain text, the news first. */
export function contextText(it: Context): string {
  const { outlook, shipment, order } = it;
  const minor = shipment ? shipment.value_minor : order.totalMinor;
  const lines = [
    outlook.headline,
    outlook.cause,
    outlook.when,
    `Next: ${outlook.next} (${outlook.by})`,
    ...(it.wish ? ["", it.wish] : []),
    "",
    `Order ${order.name}, ${formatMoney({ minor, currency: order.currency })}`,
    ...(it.promised ? [`The order was expected by ${it.promised}`] : []),
    shipment
      ? `Parcel ${shipment.tracking_number ?? "without number"} with ${carrierName(shipment.carrier)}${shipment.service ? ` ${shipment.service}` : ""}`
      : "Nothing has left yet",
    ...it.items.map((l) => `  ${l.quantity} × ${l.title}`),
    ...(it.scans.length > 0 ? [""] : []),
    ...it.scans.map((s) => `${s.at.toISOString().slice(0, 16)}  ${s.text}`),
    ...(it.steps.length > 0 ? ["", "What to do:"] : []),
    ...it.steps.map((s) => `${s.done ? "[x]" : "[ ]"} ${s.text}`),
    "",
    "Suggested answer:",
    it.answer,
    "",
    `Tracking page: ${it.links.page}`,
    `Case: ${it.links.admin}`,
  ];
  return lines.filter((line) => line !== null).join("\n");
}
