import { z } from "zod";
import { adminFor } from "../../adapters/shopify/admin.server";
import { OrdersCount } from "../../adapters/shopify/operations/orders";
import { type OrdersRead, readOrders } from "../../adapters/shopify/read-orders.server";
import { ok, type Result } from "../../domain/result";
import { defineEffect } from "../../spine/definitions";
import { put } from "../../spine/put.server";
import { request, type Unit } from "../../spine/unit.server";
import {
  advanceImport,
  beginImport,
  failImport,
  finishImport,
  type Import,
  read as readShop,
  readImport,
} from "../shops/index.server";

export const DAY = 86_400_000;

/** `read_orders` sees sixty days; more needs a scope of its own, asked for when it is of use. */
export const BACKFILL_MS = 60 * DAY;

/** Begins to go through the orders that changed in a window; a known import is left to go on. */
export async function importOrders(
  unit: Unit,
  it: Pick<Import, "id" | "kind" | "from" | "to">,
): Promise<boolean> {
  if (!(await beginImport(unit, it))) return false;
  await askForPage(unit, it.id, null);
  return true;
}

const askForPage = (unit: Unit, importId: string, after: string | null) =>
  request(unit, {
    kind: "onboarding.orders-page",
    key: `${importId}:${after ?? "first"}`,
    orderKey: importId,
    payload: { importId, after },
  });

const window = ({ from, to }: Pick<Import, "from" | "to">): string =>
  `updated_at:>='${from.toISOString()}' AND updated_at:<'${to.toISOString()}'`;

interface Page extends OrdersRead {
  /** Counted once, with the first page. */
  total?: number;
}

/** One page of orders, fetched outside and put into the inbox; each page asks for the next, so a stop loses nothing. */
export const ordersPage = defineEffect({
  kind: "onboarding.orders-page",
  payload: z.object({ importId: z.string(), after: z.string().nullable() }),
  async prepare(unit, { importId }) {
    const it = await readImport(unit, importId);
    const { domain, state } = await readShop(unit);
    return ok({ domain, query: it && it.state === "running" && state === "active" ? window(it) : null });
  },
  async perform(_outside, { domain, query }, payload): Promise<Result<Page | null>> {
    if (!query) return ok(null);
    const admin = adminFor(domain);
    const page = await readOrders(admin, query, payload.after);
    if (!page.ok) return page;
    if (payload.after) return page;
    const total = await admin.run(OrdersCount, { query });
    return total.ok ? ok({ ...page.value, total: total.value.data.ordersCount.count }) : total;
  },
  async settle(unit, { importId }, page) {
    const it = page && (await readImport(unit, importId));
    if (!page || !it) return;
    const topic = it.kind === "backfill" ? "orders/backfill" : "orders/reconcile";
    for (const order of page.orders) {
      await put(unit, {
        source: "shopify.sync",
        topic,
        deliveryId: `${order.id}@${order.updatedAt}`,
        body: order,
      });
    }
    await advanceImport(unit, importId, {
      cursor: page.next,
      seen: page.orders.length,
      total: page.total,
      finished: !page.next,
    });
    if (page.next) await askForPage(unit, importId, page.next);
    else await finishImport(unit, importId);
  },
  abandon: (unit, { importId }, code) => failImport(unit, importId, code),
});
