import type { Medium } from "../../../adapters/channels/contract";
import type { Unit } from "../../../spine/unit.server";
import { orderNamed, orderToken, readOrder, trackingLink } from "../../orders/index.server";
import { shipmentsOfOrder } from "../../shipments/index.server";
import { messagesOf } from "../messages.store.server";
import type { Facts } from "../rendering/facts";
import { sample } from "../rendering/sample";
import { factsFor } from "../sending/facts.server";
import type { MessageSettings } from "../settings";
import type { TriggerId } from "../triggers";

export interface Wanted {
  trigger: TriggerId;
  medium: Medium;
  language: string;
  /** Number of an order, with or without its sign; empty: the invented one. */
  order: string;
}

export interface Subject {
  facts: Facts;
  /** The order whose facts these are; null: the invented one. */
  order: string | null;
}

/** What a text is tried on: an order of the store's own, or an invented one where there is none of that number. */
export async function subjectFor(unit: Unit, wanted: Wanted, settings: MessageSettings): Promise<Subject> {
  const invented = sample("whole", wanted);
  const { id } = wanted.order.trim()
    ? await orderNamed(unit, wanted.order.trim().replace(/^#+/, ""))
    : { id: null };
  const order = id ? await readOrder(unit, id) : null;
  if (!order?.personId) return { facts: invented, order: null };
  const told = (await messagesOf(unit, order.id)).findLast(({ trigger }) => trigger === wanted.trigger);
  const facts = await factsFor(
    unit,
    {
      ...wanted,
      orderId: order.id,
      subjectId: told?.subject_id ?? (await parcelOf(unit, order.id)) ?? order.id,
      personId: order.personId,
      event: told?.event ?? {},
    },
    settings,
  );
  if (!facts.ok) return { facts: invented, order: null };
  const looking = await lookOnly(unit, order.id, facts.value);
  return { facts: told ? looking : { ...looking, event: invented.event }, order: order.name };
}

async function parcelOf(unit: Unit, orderId: string): Promise<string | null> {
  return (await shipmentsOfOrder(unit, orderId)).find((s) => !s.cancelled)?.id ?? null;
}

/** The same facts with links that decide nothing: what is tried goes to the team, and the choices are the shopper's. */
async function lookOnly(unit: Unit, orderId: string, facts: Facts): Promise<Facts> {
  const page = new URL(await trackingLink(unit, orderId));
  page.searchParams.set("t", await orderToken(unit, orderId, "postcode"));
  const choices = facts.outlook.choices.map(({ label }) => ({ label, link: page.href }));
  const { unsubscribe_link } = sample("whole", facts);
  return {
    ...facts,
    order: { ...facts.order, link: page.href },
    outlook: { ...facts.outlook, choices },
    unsubscribe_link: facts.unsubscribe_link && unsubscribe_link,
  };
}
