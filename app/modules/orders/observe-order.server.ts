import { changedAt, type OrderWord } from "../../domain/order-word";
import { recorder } from "../../spine/record.server";
import { release, type Unit } from "../../spine/unit.server";
import { keep, keepConsent } from "../people/index.server";
import { keepOrder } from "./store.server";

const record = recorder("orders");

/**
 * Takes any source's word about an order: webhook, backfill, reconciliation. The newest wins whatever came first, so every
 * order of arrival ends in the same state.
 *
 * @param historic learnt from the past: counts as experience, and tells nobody anything.
 */
export async function observeOrder(
  unit: Unit,
  word: OrderWord,
  historic: boolean,
): Promise<"new" | "newer" | "known"> {
  const kept = await keepOrder(unit, word);
  if (kept === "known") return kept;
  const { person } = word;
  await keep(unit, { ...person, locale: word.locale, version: word.version });
  await keepConsent(unit, person.id, person.consents);

  const subject = { kind: "order", id: word.id };
  const payload = { orderId: word.id };
  if (kept === "new") {
    await record(unit, "orders.placed", {
      subject,
      at: word.placedAt,
      key: word.id,
      payload: { ...payload, historic },
    });
    await release(unit, `order:${word.id}`);
  } else {
    await record(unit, "orders.changed", {
      subject,
      at: changedAt(word.version),
      key: `${word.id}@${word.version}`,
      payload,
    });
  }
  if (word.cancelledAt) {
    await record(unit, "orders.cancelled", { subject, at: word.cancelledAt, key: word.id, payload });
  }
  return kept;
}
