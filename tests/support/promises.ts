import { sql } from "kysely";
import { answerQuery, keepQuotes } from "../../app/modules/promises/index.server";
import { forgetGrounds } from "../../app/modules/promises/forecasting/grounds-memory";
import { ok } from "../../app/domain/result";
import { carryOut } from "../../app/spine/outbox.server";
import type { Unit } from "../../app/spine/unit.server";
import {
  fulfillmentPayload,
  locationPayload,
  type OrderFacts,
  orderPayload,
  trackerPayload,
} from "./payloads";
import type { World } from "./world";

/** What a promise is made of in a world of its own: questions, orders, parcels, and the ledger to look into. */
export function promisesIn(world: World) {
  const numberOf = (parcel: string) => `1Z999AA1${parcel.padStart(10, "0")}`;
  async function inUnit<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    const done = await world.spine.act(world.shop, "test", async (unit) => ok(await work(unit)));
    if (!done.ok) throw new Error(done.failure.code);
    return done.value;
  }
  async function deliver(source: string, topic: string, body: object) {
    await world.deliver(source, topic, body);
    await world.rest();
  }
  return {
    inUnit,
    deliver,
    /** What a page is told, and keeps as pages do. */
    async ask(query: string) {
      forgetGrounds(world.shop);
      const read = <T>(work: (unit: Unit) => Promise<T>) => world.spine.read(world.shop, work);
      const found = await answerQuery(
        { shop: world.shop, now: world.clock.now(), read },
        new URLSearchParams(query),
      );
      if (!found.ok) throw new Error(found.failure.code);
      const { answer, quotes, surface } = found.value;
      await inUnit((unit) => keepQuotes(unit, quotes, surface));
      return answer.promises;
    },
    location: () => deliver("shopify", "locations/create", locationPayload),
    order: (facts: OrderFacts, more: object = {}) =>
      deliver("shopify", facts.cancelledAt ? "orders/updated" : "orders/create", {
        ...orderPayload(facts),
        ...more,
      }),
    parcel: (id: string, orderId: string, at: string, more: { status?: string; updatedAt?: string } = {}) =>
      deliver(
        "shopify",
        more.status ? "fulfillments/update" : "fulfillments/create",
        fulfillmentPayload({ id, orderId, at, number: numberOf(id), ...more }),
      ),
    scans: (parcel: string, ...scans: { status: string; detail?: string; at: string }[]) =>
      deliver("carrier.easypost", "tracker.updated", trackerPayload(numberOf(parcel), scans)),
    /** Carries out what is asked of the outside world, of one kind, with what that kind may use. */
    async carryOut(kind: string) {
      const wanted = await this.rows<{ id: string }>(
        `select id from outbox where kind = '${kind}' and state = 'waiting' order by created_at`,
      );
      for (const { id } of wanted) {
        const egress = { fetch: () => Promise.reject(new Error("nothing is asked outside")) } as never;
        await carryOut(world.spine, egress, { shopId: world.shop, id }, 1);
      }
      await world.rest();
      return wanted.length;
    },
    rows: <T = Record<string, unknown>>(query: string) =>
      world.access.inShop(world.shop, async (tx) => (await sql.raw<T>(query).execute(tx.q)).rows),
  };
}

export const carrying = (id: string) => ({ note_attributes: [{ name: "_doorstep_promise", value: id }] });

/** The first line of an answer, which is a promise. */
export function promised<T extends { state: string }>(lines: T[]): Extract<T, { state: "promised" }> {
  const [line] = lines;
  if (line?.state !== "promised") throw new Error(`not promised: ${JSON.stringify(line)}`);
  return line as Extract<T, { state: "promised" }>;
}
