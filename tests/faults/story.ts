import { createHash } from "node:crypto";
import pg from "pg";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { fulfillmentPayload, locationPayload, orderPayload, trackerPayload } from "../support/payloads";
import type { World } from "../support/world";

export interface Told {
  source: string;
  topic: string;
  body: object;
  deliveryId: string;
  at: string;
}

export const numberOf = (order: number): string => `1Z999AA1${String(order).padStart(10, "0")}`;

/** One order's life: placed, shipped, scanned, then lost, delayed or delivered. Each of the three by its number. */
export function lifeOf(order: number): Told[] {
  const [id, fulfillment, number] = [String(order), String(order + 500_000), numberOf(order)];
  const shopify = (topic: string, body: object, at: string): Told => ({
    source: "shopify",
    topic,
    body,
    deliveryId: `${topic}-${id}`,
    at,
  });
  const left = { status: "in_transit", detail: "departed_facility", at: "2026-11-18T08:00:00Z" };
  const end = [
    { status: "failure", detail: "lost", at: "2026-11-20T08:00:00Z" },
    { status: "in_transit", detail: "delayed", at: "2026-11-20T08:00:00Z" },
    { status: "delivered", detail: "delivered", at: "2026-11-20T08:00:00Z" },
  ][order % 3]!;
  const tracker = (scans: object[], name: string): Told => ({
    source: "carrier.easypost",
    topic: "tracker.updated",
    body: trackerPayload(number, scans as Parameters<typeof trackerPayload>[1]),
    deliveryId: `tracker-${name}-${id}`,
    at: "2026-11-20T09:00:00Z",
  });
  return [
    shopify("orders/create", orderPayload({ id, at: "2026-11-16T10:00:00Z" }), "2026-11-16T10:00:01Z"),
    shopify(
      "fulfillments/create",
      fulfillmentPayload({ id: fulfillment, orderId: id, at: "2026-11-17T10:00:00Z", number }),
      "2026-11-17T10:00:01Z",
    ),
    tracker([left], "left"),
    tracker([left, end], "end"),
  ];
}

export const location: Told = {
  source: "shopify",
  topic: "locations/create",
  body: locationPayload,
  deliveryId: "location",
  at: "2026-01-01T00:00:00Z",
};

export async function tell(world: World, told: readonly Told[]): Promise<void> {
  for (const { source, topic, body, deliveryId, at } of told) {
    await world.deliver(source, topic, body, { deliveryId, triggeredAt: new Date(at) });
  }
}

/** Every table that belongs to shops, from the catalogue, so that none is forgotten. */
export async function tablesOf(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    return rows.map((r) => r.name);
  });
}

/** Moments of the machine, counters of attempts and what is random by design. */
const untold = [
  /^(received_at|handled_at|recorded_at|created_at|done_at|finished_at|run_at|attempts|last_error)$/,
  /^(seq|event_seq|caused_by|wrapped|wrapped_key|details|body|settings|email_index|phone_index|postal_index)$/,
];
const queues = ["inbox_work", "due"];

/** The state of a database as its business sees it: every table, every row, without moments of the machine. */
export async function pictureOf(
  url: string,
  skip: readonly string[] = [],
): Promise<Record<string, string[]>> {
  const tables = (await tablesOf(url)).filter((t) => !queues.includes(t) && !skip.includes(t));
  return withClient(url, async (client) => {
    const picture: Record<string, string[]> = {};
    for (const table of tables) {
      const { rows } = await client.query<{ line: Record<string, unknown> }>(
        `select to_jsonb(t) as line from ${pg.escapeIdentifier(table)} t where shop_id <> 0`,
      );
      picture[table] = rows.map(({ line }) => tidy(line, table)).sort();
    }
    return picture;
  });
}

function tidy(line: Record<string, unknown>, table: string): string {
  // A story that no message began has a number of chance; each message keeps its own.
  const kept = Object.entries(line).filter(
    ([name]) => !untold.some((p) => p.test(name)) && !(name === "story_id" && table !== "inbox"),
  );
  return JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))))
    .replaceAll(/prm_[0-9a-f]{20}/g, "prm")
    .replaceAll(/(lane_(?:rerated|flagged):[^"]*)@\d+/g, "$1");
}

export const hashOfPicture = (picture: Record<string, string[]>): string =>
  createHash("sha256").update(JSON.stringify(picture)).digest("hex");

/** A generator whose whole run follows from its seed. */
export function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}
