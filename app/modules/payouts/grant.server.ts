import { final, ok, type Result } from "../../domain/result";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import { readLines, readOrder } from "../orders/index.server";
import { grantsBy, takenUnits, writeGrants, type UnitGrant } from "./store.server";

const record = recorder("payouts");

export interface Grant {
  orderId: string;
  kind: "refund" | "replacement" | "credit" | "exchange";
  /** What grants it, once: `remedy:…`, `shopify-refund:…`. */
  grantedBy: string;
  lines: {
    orderLineId: string;
    quantity: number;
    /** For all these units together; absent: their price. */ amountMinor?: number;
  }[];
  at: Date;
}

/**
 * Gives something back for units of order lines. Each unit can be given back once, whoever grants it; granting the same thing
 * again changes nothing. Fails as a whole when a unit is no longer free.
 */
export async function grant(unit: Unit, it: Grant): Promise<Result<{ units: number; amountMinor: number }>> {
  const before = await grantsBy(unit, it.grantedBy);
  if (before.length > 0)
    return ok({ units: before.length, amountMinor: sum(before.map((b) => b.amount_minor)) });
  const order = await readOrder(unit, it.orderId);
  if (!order) return final("order_unknown", it.orderId);
  const lines = new Map((await readLines(unit, it.orderId)).map((l) => [l.id, l]));
  const taken = await takenUnits(unit, it.orderId);
  const units: UnitGrant[] = [];
  for (const want of it.lines) {
    const line = lines.get(want.orderLineId);
    if (!line) return final("line_unknown", want.orderLineId);
    const gone = new Set(taken.get(line.id));
    const free = Array.from({ length: line.quantity }, (_, i) => i + 1).filter((n) => !gone.has(n));
    if (free.length < want.quantity)
      return final("already_given_back", `${line.title}: ${free.length} of ${want.quantity} left`);
    const total = want.amountMinor ?? line.unitMinor * want.quantity;
    units.push(
      ...share(total, free.slice(0, want.quantity)).map(([n, amountMinor]) => ({
        orderLineId: line.id,
        unit: n,
        amountMinor,
      })),
    );
  }
  const written = await writeGrants(unit, { ...it, currency: order.currency, units });
  // Somebody else took a unit between the look and the write.
  if (written < units.length) return final("already_given_back");
  const amountMinor = sum(units.map((u) => u.amountMinor));
  await record(unit, "payouts.granted", {
    subject: { kind: "order", id: it.orderId },
    at: it.at,
    key: it.grantedBy,
    payload: {
      orderId: it.orderId,
      grantedBy: it.grantedBy,
      kind: it.kind,
      units: units.length,
      amountMinor,
      currency: order.currency,
    },
  });
  return ok({ units: units.length, amountMinor });
}

const sum = (amounts: number[]): number => amounts.reduce((a, b) => a + b, 0);

/** Splits an amount over units so that the parts add up to it exactly. */
export function share(total: number, units: number[]): [unit: number, amount: number][] {
  const each = Math.floor(total / units.length);
  return units.map((n, i) => [n, i < total - each * units.length ? each + 1 : each]);
}
