import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { Claimers } from "../../app/spine/claimers.server";
import { rereadSince } from "../../app/spine/replay.server";
import { ok } from "../../app/domain/result";
import { createWorld, type World } from "../support/world";
import { lifeOf, location, randomFrom, shuffled, tablesOf, tell } from "./story";

/** F21: what a store or a shopper asked to be gone is gone, whatever was under way, and nothing brings it back. */
let world: World;
beforeEach(async () => {
  world = await createWorld({ start: "2026-11-20T12:00:00Z" });
});
afterEach(() => world.close());

const ask = <T extends object>(query: string): Promise<T[]> =>
  withClient(world.url, async (client) => (await client.query<T>(query)).rows);

/** Tables that hold rows of the shop, but for its own row and its emptied list of deliveries. */
async function leftOf(): Promise<string[]> {
  const left: string[] = [];
  for (const table of await tablesOf(world.url)) {
    if (table === "shop") continue;
    // Of the request itself it may be said that it was done.
    const told =
      "body is not null or person_id is not null or (detail is not null and topic <> 'shop/redact')";
    const where = table === "inbox" ? `and (${told})` : "";
    const rows = await ask<{ line: string }>(
      `select t::text as line from ${pg.escapeIdentifier(table)} t where shop_id = ${world.shop} ${where}`,
    );
    for (const { line } of rows) left.push(`${table}: ${line.slice(0, 80)}`);
  }
  return left;
}

const redact = () =>
  world.deliver(
    "shopify",
    "shop/redact",
    { shop_id: 1, shop_domain: "lantern.myshopify.com" },
    { deliveryId: "redact" },
  );
const uninstall = () => world.deliver("shopify", "app/uninstalled", { id: 1 }, { deliveryId: "uninstall" });

/** Makes all that waits due, and works on. */
async function workEverything(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await withClient(world.url, (c) =>
      c.query("update inbox_work set run_at = now(); update due set run_at = now() where state = 'due'"),
    );
    await world.rest();
  }
}

describe("shop/redact", () => {
  it("GIVEN a store with every kind of data WHEN it is erased THEN only its own row and empty deliveries are left", async () => {
    await tell(world, [location, ...lifeOf(3), ...lifeOf(4), ...lifeOf(5)]);
    await world.rest();
    await uninstall();
    await redact();
    await world.rest();
    expect(await leftOf()).toEqual([]);
    expect(await ask("select state, name, currency, country, scopes from shop")).toEqual([
      { state: "erased", name: null, currency: null, country: null, scopes: [] },
    ]);
  });

  it("GIVEN an erased store WHEN a late message arrives through a door that has not heard yet THEN nothing of it is kept", async () => {
    await tell(world, [location, ...lifeOf(3)]);
    await world.rest();
    await redact();
    await world.rest();
    await tell(world, [...lifeOf(6)]);
    await workEverything();
    expect(await leftOf()).toEqual([]);
  });

  it("GIVEN an erased store WHEN all its messages are read again THEN nothing comes back", async () => {
    await tell(world, [location, ...lifeOf(3), ...lifeOf(5)]);
    await world.rest();
    await redact();
    await world.rest();
    await world.spine.act(world.shop, "test", async (unit) => ok(await rereadSince(unit, new Date(0))));
    await workEverything();
    expect(await leftOf()).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 6])(
    "GIVEN messages, reactions and alarms under way in three workers WHEN the store is erased in the midst (seed %i) THEN nothing is left",
    async (seed) => {
      const random = randomFrom(seed);
      await tell(world, [location]);
      await world.rest();
      const told = shuffled(Array.from({ length: 12 }, (_, i) => lifeOf(i + 1)).flat(), random);
      const middle = 10 + Math.floor(random() * 25);
      await tell(world, told.slice(0, middle));
      const workers = Array.from(
        { length: 3 },
        () => new Claimers(world.spine, { batch: 1 + Math.floor(random() * 4) }),
      );
      let erased = false;
      const working = Promise.all(
        workers.map(async (w) => {
          for (let quiet = 0; quiet < 3;) quiet = (await w.pass()) === 0 && erased ? quiet + 1 : 0;
        }),
      );
      await uninstall();
      await redact();
      await tell(world, told.slice(middle));
      for (let i = 0; i < 2_000 && !erased; i++) {
        erased = (await ask<{ state: string }>("select state from shop"))[0]?.state === "erased";
      }
      await working;
      expect(erased).toBe(true);
      await workEverything();
      expect(await leftOf()).toEqual([]);
    },
  );
});

describe("customers/redact", () => {
  const person = {
    id: "77001",
    email: "ada.lovelace@example.org",
    name: "Ada Kingsbury-Lovelace",
    street: "12 St James Square",
    phone: "+44 20 7946 0991",
    postal: "SW1Y4LB",
  };

  /** Everything in the database that can hold text, as bytes: every column of every table of every schema. */
  async function dump(): Promise<Buffer> {
    return withClient(world.url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
      );
      const parts: Buffer[] = [];
      for (const { name } of rows) {
        const all = await client.query<Record<string, unknown>>(`select * from ${name}`);
        for (const row of all.rows) {
          for (const value of Object.values(row))
            parts.push(
              Buffer.isBuffer(value)
                ? value
                : Buffer.from(typeof value === "string" ? value : (JSON.stringify(value) ?? "")),
              Buffer.of(10),
            );
        }
      }
      return Buffer.concat(parts);
    });
  }

  function found(all: Buffer): string[] {
    const text = all.toString("latin1").toLowerCase();
    return Object.entries(person)
      .filter(([name]) => name !== "id")
      .flatMap(([, value]) => [
        value,
        Buffer.from(value).toString("base64").replace(/=+$/, ""),
        Buffer.from(value).toString("hex"),
      ])
      .filter((needle) => text.includes(needle.toLowerCase()));
  }

  const order = () => {
    const [create, ...rest] = lifeOf(3);
    const body = create!.body as Record<string, unknown> & { shipping_address: object };
    const address = {
      ...body.shipping_address,
      name: person.name,
      address1: person.street,
      zip: person.postal,
      phone: person.phone,
    };
    const customer = { id: Number(person.id), email: person.email, phone: person.phone };
    return [
      {
        ...create!,
        body: { ...body, email: person.email, phone: person.phone, shipping_address: address, customer },
      },
      ...rest,
    ];
  };

  it("GIVEN a shopper with a lost parcel WHEN at rest THEN nothing in the database can be read of who they are", async () => {
    await tell(world, [location, ...order()]);
    await world.rest();
    expect(await ask("select count(*)::int as n from person where details is not null")).toEqual([{ n: 1 }]);
    expect(found(await dump())).toEqual([]);
  });

  it("GIVEN a shopper WHEN erased THEN neither key nor bodies are left, the order goes on without them, and replay brings nothing back", async () => {
    await tell(world, [location, ...order(), ...lifeOf(6)]);
    await world.rest();
    const body = {
      shop_id: 1,
      customer: { id: Number(person.id), email: person.email, phone: person.phone },
      orders_to_redact: [3],
    };
    await world.deliver("shopify", "customers/redact", body, { deliveryId: "redact" });
    await world.rest();
    await world.spine.act(world.shop, "test", async (unit) => ok(await rereadSince(unit, new Date(0))));
    await workEverything();

    expect(found(await dump())).toEqual([]);
    const people = await ask<{
      wrapped_key: Buffer | null;
      details: Buffer | null;
      email_index: Buffer | null;
      phone_index: Buffer | null;
      postal_index: Buffer | null;
      customer_id: string | null;
    }>(
      `select wrapped_key, details, email_index, phone_index, postal_index, customer_id from person where id = (select person_id from "order" where id = '3')`,
    );
    expect(people).toEqual([
      {
        wrapped_key: null,
        details: null,
        email_index: null,
        phone_index: null,
        postal_index: null,
        customer_id: null,
      },
    ]);
    expect(await ask("select count(*)::int as n from person where details is not null")).toEqual([{ n: 1 }]);

    // What can still be opened with the shop's key holds nobody who was erased.
    const rows = await ask<{ source: string; delivery_id: string; body: Buffer }>(
      "select source, delivery_id, body from inbox where body is not null",
    );
    const keys = await world.access.inShop(world.shop, (tx) =>
      world.spine.deps.cabinet.keysOf(tx, world.shop),
    );
    const holding = rows.filter(
      (r) => found(keys.unseal(r.body, `inbox|body|${r.source}|${r.delivery_id}`)).length > 0,
    );
    expect(holding.map((r) => r.delivery_id)).toEqual([]);
  });
});
