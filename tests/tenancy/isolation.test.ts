import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shopId, type ShopId } from "../../app/domain/ids";
import { connect, install } from "../../app/modules/shops/index.server";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { grant } from "../../app/modules/payouts/index.server";
import { beginImport } from "../../app/modules/shops/index.server";
import { keepProduct } from "../../app/modules/orders/index.server";
import { ok } from "../../app/domain/result";
import { lifeOf, location, tablesOf, tell } from "../faults/story";
import { createWorld, type World } from "../support/world";

let world: World;
let tables: string[];
let a: ShopId;
let b: ShopId;

const id = pg.escapeIdentifier;
const claimable = ["alarm", "due", "inbox", "inbox_work", "outbox", "shop"];

/** Fills every table for one shop, by the ways on which rows come in life. */
async function fill(shop: ShopId): Promise<void> {
  const here: World = { ...world, shop };
  // A world delivers to the shop that it was made for: told to the other one through its own keys.
  const keys = await world.access.inShop(shop, (tx) => world.spine.deps.cabinet.keysOf(tx, shop));
  here.deliver = (source, topic, body, more = {}) =>
    world.ingest.store({
      shop,
      keys,
      source,
      topic,
      deliveryId: more.deliveryId ?? "x",
      eventId: null,
      triggeredAt: more.triggeredAt ?? null,
      raw: Buffer.from(JSON.stringify(body)),
    });
  await world.spine.act(shop, "test", async (unit) => {
    await connect(unit, "helpdesks", "zendesk", { subdomain: "x", email: "a@example.com", apiToken: "t" });
    await beginImport(unit, { id: "one", kind: "backfill", from: new Date(0), to: unit.clock.now() });
    await keepProduct(unit, {
      id: "77",
      title: "Lantern",
      category: "light",
      tags: ["fragile"],
      version: "1",
      variants: [{ id: "771", quantity: 3, sellsPastStock: false, item: null }],
      undescribed: [],
    });
    return ok(null);
  });
  await tell(here, [location, ...lifeOf(1), ...lifeOf(2), ...lifeOf(3)]);
  await here.deliver(
    "shopify",
    "returns/update",
    { id: 5, status: "OPEN", name: "#R1", order: { id: 1 } },
    { deliveryId: "return" },
  );
  await here.deliver("shopify", "orders/unheard-of", {}, { deliveryId: "unheard" });
  await world.rest();
  await world.spine.act(shop, "test", (unit) =>
    grant(unit, {
      orderId: "1",
      kind: "refund",
      grantedBy: "test",
      lines: [{ orderLineId: "11", quantity: 1 }],
      at: unit.clock.now(),
    }),
  );
  // Left undone: a message, a reaction and an effect in waiting.
  await here.deliver("carrier.easypost", "tracker.updated", lifeOf(900)[2]!.body, { deliveryId: "waits" });
  await tell(here, lifeOf(4).slice(0, 1));
}

/** A row of a table that no story fills yet, made from the catalogue alone. */
async function invent(client: pg.Client, table: string, shop: ShopId): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and attidentity = '' and not atthasdef`,
    [id(table)],
  );
  const value = (type: string): string => {
    if (/int|numeric|double/.test(type)) return "1";
    if (/time|date/.test(type)) return "now()";
    if (type === "boolean") return "true";
    if (type === "jsonb") return "'{}'";
    if (type.endsWith("[]")) return "'{}'";
    if (type === "uuid") return "gen_random_uuid()";
    return "'invented'";
  };
  const values = rows.map((r) => (r.name === "shop_id" ? String(shop) : value(r.type)));
  await client.query(
    `insert into ${id(table)} (${rows.map((r) => id(r.name)).join(",")}) values (${values.join(",")})`,
  );
}

beforeAll(async () => {
  world = await createWorld({ start: "2026-11-21T12:00:00Z" });
  a = world.shop;
  b = await install(world.spine, "other.myshopify.com", []);
  await fill(a);
  await fill(b);
  await withClient(world.url, (c) =>
    c.query(
      "insert into due (shop_id, event_seq, reaction) select shop_id, min(seq), 'left.undone' from event group by shop_id",
    ),
  );
  tables = await tablesOf(world.url);
  await withClient(world.url, async (client) => {
    for (const table of tables)
      for (const shop of [a, b])
        if ((await count(client, table, `shop_id = ${shop}`)) === 0) await invent(client, table, shop);
  });
});
afterAll(() => world.close());

/** Runs as a role, in one shop or in none, and leaves no trace. */
async function as<T>(role: string, shop: ShopId | null, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(world.url, async (client) => {
    await client.query(`begin; set local role ${role}`);
    if (shop !== null) await client.query("select set_config('app.shop_id', $1, true)", [String(shop)]);
    try {
      return await work(client);
    } finally {
      await client.query("rollback");
    }
  });
}

const count = async (client: pg.Client, table: string, where = "true"): Promise<number> =>
  Number(
    (await client.query<{ n: string }>(`select count(*) as n from ${id(table)} where ${where}`)).rows[0]?.n,
  );

/** Tells why a statement was refused, or that it was not. */
async function refusal(client: pg.Client, query: string): Promise<string> {
  await client.query("savepoint try");
  try {
    const { rowCount } = await client.query(query);
    return `took ${rowCount} rows`;
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? "") : "other";
  } finally {
    await client.query("rollback to savepoint try");
  }
}

describe("two shops in one database", () => {
  it("GIVEN both filled WHEN counted by the owner's superuser THEN every table holds rows of both, so the rest proves something", async () => {
    const empty = await withClient(world.url, async (client) => {
      const found: string[] = [];
      for (const t of tables)
        for (const s of [a, b])
          if ((await count(client, t, `shop_id = ${s}`)) === 0) found.push(`${t} of ${s}`);
      return found;
    });
    expect(empty).toEqual([]);
  });

  it("GIVEN a request that named no shop WHEN it reads any table THEN it finds nothing", async () => {
    const seen = await as("doorstep_app", null, async (client) => {
      const found: string[] = [];
      for (const t of [...tables, "session"]) if ((await count(client, t)) > 0) found.push(t);
      return found;
    });
    expect(seen).toEqual([]);
  });

  it.each(["", "0", "-1"])(
    "GIVEN a request that named the shop '%s' WHEN it reads THEN it finds nothing",
    async (text) => {
      const seen = await as("doorstep_app", null, async (client) => {
        await client.query("select set_config('app.shop_id', $1, true)", [text]);
        const found: string[] = [];
        for (const t of tables) if ((await count(client, t)) > 0) found.push(t);
        return found;
      });
      expect(seen).toEqual([]);
    },
  );

  it("GIVEN a request in shop A WHEN it reads any table THEN it sees rows, and none of B", async () => {
    const wrong = await as("doorstep_app", a, async (client) => {
      const found: string[] = [];
      for (const t of tables) {
        if ((await count(client, t)) === 0) found.push(`${t}: nothing of its own`);
        if ((await count(client, t, `shop_id <> ${a}`)) > 0) found.push(`${t}: others' rows`);
      }
      return found;
    });
    expect(wrong).toEqual([]);
  });

  it("GIVEN a request in shop A WHEN it writes B's number into any table THEN it is refused or touches nothing", async () => {
    const wrong = await as("doorstep_app", a, async (client) => {
      const found: string[] = [];
      for (const t of tables) {
        const { rows } = await client.query<{ line: object }>(
          `select to_jsonb(t) as line from ${id(t)} t limit 1`,
        );
        const moved = JSON.stringify({
          ...rows[0]?.line,
          shop_id: b,
          ...(t === "shop" ? { domain: "stolen.myshopify.com" } : {}),
        });
        const insert = `insert into ${id(t)} overriding system value select * from jsonb_populate_record(null::${id(t)}, ${pg.escapeLiteral(moved)})`;
        const inserted = await refusal(client, insert);
        if (inserted !== "42501") found.push(`insert ${t}: ${inserted}`);
        const updated = await refusal(client, `update ${id(t)} set shop_id = ${b}`);
        if (updated !== "42501") found.push(`update ${t}: ${updated}`);
        for (const statement of [
          `update ${id(t)} set shop_id = shop_id where shop_id = ${b}`,
          `delete from ${id(t)} where shop_id = ${b}`,
        ]) {
          const answer = await refusal(client, statement);
          if (answer !== "took 0 rows" && answer !== "42501") found.push(`${statement}: ${answer}`);
        }
      }
      return found;
    });
    expect(wrong).toEqual([]);
  });

  it("GIVEN a claimer that is in no shop WHEN it reads any table THEN it sees the queues and the roll of shops alone", async () => {
    const seen = await as("doorstep_worker", null, async (client) => {
      const found: string[] = [];
      for (const t of tables) if ((await count(client, t)) > 0) found.push(t);
      return found;
    });
    expect(seen).toEqual(claimable);
  });

  it("GIVEN a claimer in shop A WHEN it reads what is no queue THEN it sees none of B", async () => {
    const wrong = await as("doorstep_worker", a, async (client) => {
      const found: string[] = [];
      for (const t of tables.filter((x) => !claimable.includes(x)))
        if ((await count(client, t, `shop_id <> ${a}`)) > 0) found.push(t);
      return found;
    });
    expect(wrong).toEqual([]);
  });

  it("GIVEN a claimer WHEN it tries to change the roll of shops from outside a shop THEN nothing happens", async () => {
    await as("doorstep_worker", null, async (client) => {
      expect(await refusal(client, "update shop set state = 'gone'")).toBe("took 0 rows");
      expect(await refusal(client, "delete from shop")).toBe("took 0 rows");
    });
  });

  it("GIVEN either role WHEN it rewrites what happened or what was done THEN it may not", async () => {
    for (const role of ["doorstep_app", "doorstep_worker"]) {
      await as(role, a, async (client) => {
        expect(await refusal(client, "update event set payload = '{}'")).toBe("42501");
        expect(await refusal(client, "update ledger set note = ''")).toBe("42501");
        expect(await refusal(client, "truncate event")).toBe("42501");
      });
    }
  });

  it("GIVEN an access scoped to A WHEN its work ends or fails THEN the connection remembers no shop", async () => {
    await world.access.inShop(a, () => Promise.resolve());
    await world.access.inShop(a, () => Promise.reject(new Error("x"))).catch(() => undefined);
    for (let i = 0; i < 20; i++) {
      const { rows } = await world.access.pool.query<{ n: number }>('select count(*)::int as n from "order"');
      expect(rows[0]?.n).toBe(0);
    }
    for (const shop of [shopId(NaN), "1', true); drop table x; --" as unknown as ShopId]) {
      expect(() => world.access.inShop(shop, () => Promise.resolve())).toThrow(TypeError);
    }
  });

  it("GIVEN the same ids in both shops WHEN one is told more THEN the other's rows stay to the byte", async () => {
    const hash = (s: ShopId) =>
      withClient(world.url, async (client) => {
        const parts: unknown[] = [];
        for (const t of tables)
          parts.push(
            (
              await client.query(
                `select md5(string_agg(t::text, '' order by t::text)) from ${id(t)} t where shop_id = ${s}`,
              )
            ).rows,
          );
        return JSON.stringify(parts);
      });
    await world.rest();
    // What B left undone is tried again by the clock of the wall: it must not come due between the two looks.
    await withClient(world.url, async (client) => {
      for (const table of ["inbox_work", "due"])
        await client.query(`update ${id(table)} set run_at = now() + interval '1 day' where shop_id = ${b}`);
    });
    const before = await hash(b);
    await tell(world, [{ ...lifeOf(2)[3]!, deliveryId: "more", body: lifeOf(2)[2]!.body }, ...lifeOf(5)]);
    await world.rest();
    expect(await hash(b)).toBe(before);
  });
});
