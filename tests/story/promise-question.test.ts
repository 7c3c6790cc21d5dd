import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keepProduct } from "../../app/modules/orders/index.server";
import { saveSettings } from "../../app/modules/promises/index.server";
import { promiseSettings } from "../../app/modules/promises/settings/settings";
import { promised, promisesIn } from "../support/promises";
import { createWorld, type World } from "../support/world";

let world: World;
let store: ReturnType<typeof promisesIn>;
const TO = "to=US-78701&service=Standard";

interface Thing {
  id: string;
  tags?: string[];
  ships?: boolean;
  grams?: number | null;
  stock?: number;
  past?: boolean;
}
const things: Thing[] = [
  { id: "1", grams: 400, stock: 3 },
  { id: "2", ships: false },
  { id: "3", tags: ["Oversized"] },
  { id: "4", tags: ["Pre-Order"] },
  { id: "5", stock: 0, past: true },
  { id: "6", grams: 2_000, stock: 3 },
];
const decide = (change: object) => store.inUnit((unit) => saveSettings(unit, promiseSettings.parse(change)));

beforeAll(async () => {
  world = await createWorld({ start: "2026-11-19T10:00:00Z" });
  store = promisesIn(world);
  await store.location();
  await store.inUnit(async (unit) => {
    for (const { id, tags = [], ships = true, grams = 100, stock, past = false } of things)
      await keepProduct(unit, {
        id: `7${id}`,
        title: "Thing",
        category: `kind ${id}`,
        tags,
        version: "1",
        variants: [
          {
            id,
            quantity: stock ?? 0,
            sellsPastStock: past,
            item: { grams, ships, counted: stock !== undefined },
          },
        ],
        undescribed: [],
      });
  });
});
afterAll(() => world.close());
beforeEach(() => decide({ exclusions: { tags: ["oversized"], products: [], countries: ["BR"] } }));
afterEach(() => expect(world.problems).toEqual([]));

const reasonOf = async (query: string) => {
  const [line] = await store.ask(query);
  return line?.state === "none" ? line.reason : "promised";
};
const inputsOf = async (id: string) =>
  (await store.rows<{ inputs: object }>(`select inputs from promise_quote where id = '${id}'`))[0]?.inputs;

describe("why there is no date", () => {
  it.each([
    ["item=2", "digital"],
    ["item=2&item=1", "promised"],
    ["item=3&item=1", "excluded"],
    ["item=73", "excluded"],
    ["item=4", "preorder"],
    ["item=5", "backorder"],
    ["item=1:3", "promised"],
    ["item=1:4", "promised"],
    ["item=4711", "promised"],
    ["service=Local%20pickup", "pickup"],
    ["to=BR-01310100", "excluded"],
    ["to=ZZ", "unknown_country"],
    ["to=US-ABCDE", "bad_postcode"],
    ["native=2026-11-20/2026-11-20", "native_speaks"],
    ["native=2027-11-20/2027-11-22", "native_speaks"],
    ["native=2026-11-20/2026-12-24", "promised"],
  ])("%s: %s", async (query, reason) => {
    expect(await reasonOf(query)).toBe(reason);
  });

  it("GIVEN a market that is off, or all of it WHEN asked THEN nothing is said there", async () => {
    await decide({ markets: [{ name: "Later", countries: ["DE"], on: false }] });
    const lines = await store.ask("to=DE-10115&to=US-78701");
    expect(lines).toMatchObject([{ state: "none", reason: "off", text: null }, { state: "promised" }]);
    await decide({ on: false });
    expect(await reasonOf(TO)).toBe("off");
  });

  it("GIVEN few parcels WHEN the merchant would rather not THEN nothing is said", async () => {
    await decide({ thin: "hide" });
    expect(await reasonOf(TO)).toBe("thin");
  });
});

describe("the goods of a cart", () => {
  it("GIVEN days that goods are waited for WHEN asked THEN the date is later", async () => {
    const plain = promised(await store.ask(TO));
    await decide({ backorderDays: 10 });
    const waiting = promised(await store.ask(`${TO}&item=5`));
    expect(waiting.earliest > plain.latest).toBe(true);
  });

  it("GIVEN the same things WHEN named as variant or product, in any order, by any surface THEN it is one promise", async () => {
    const queries = [
      "item=1:2&item=6&surface=product",
      "item=gid://shopify/ProductVariant/6&item=1&item=1&surface=cart",
      "item=6:1&item=1:2&surface=checkout&locale=de&native=2026-11-20/2026-12-24",
    ];
    const lines = [];
    for (const query of queries) lines.push(promised(await store.ask(`${TO}&${query}`)));
    expect(new Set(lines.map((l) => l.promise_id)).size).toBe(1);
    const [{ surfaces } = { surfaces: [] }] = await store.rows<{ surfaces: string[] }>(
      `select surfaces from promise_quote where id = '${lines[0]!.promise_id}'`,
    );
    expect(surfaces).toEqual(["product", "cart", "checkout"]);
  });

  it("GIVEN what needs no parcel beside what does WHEN asked THEN it counts for nothing", async () => {
    const [one, beside] = [await store.ask(`${TO}&item=1`), await store.ask(`${TO}&item=1&item=2:3`)];
    expect(promised(beside).promise_id).toBe(promised(one).promise_id);
  });

  it("GIVEN an order of the same things WHEN it names no promise THEN it gets the one of the cart", async () => {
    const shown = promised(await store.ask(`${TO}&item=71:2&item=76&item=72`));
    const line = (id: number, quantity: number, ships = true) => ({
      id: 900 + id,
      product_id: 70 + id,
      title: "Thing",
      quantity,
      price: "1.00",
      requires_shipping: ships,
    });
    const line_items = [line(2, 1, false), line(1, 2), line(6, 1)];
    await store.order({ id: "1", at: "2026-11-19T10:00:00Z" }, { line_items });
    expect(await store.rows("select id from promise where order_id = '1'")).toEqual([
      { id: shown.promise_id },
    ]);
  });
});

describe("an answer", () => {
  it("GIVEN places and services WHEN asked at once THEN each pair has a line of its own, in order", async () => {
    const lines = await store.ask("to=US-78701&to=ZZ&to=DE&service=Express&service=Ground&service=Express");
    expect(lines.map((l) => [l.to.country, l.service, l.state])).toEqual([
      ["US", "Express", "promised"],
      ["US", "Ground", "promised"],
      ["US", "Express", "promised"],
      ["ZZ", "Express", "none"],
      ["ZZ", "Ground", "none"],
      ["ZZ", "Express", "none"],
      ["DE", "Express", "promised"],
      ["DE", "Ground", "promised"],
      ["DE", "Express", "promised"],
    ]);
  });

  it("GIVEN a language WHEN asked THEN text and reasons are in it, and ids and dates are not", async () => {
    const en = promised(await store.ask(`${TO}&locale=en`));
    const de = promised(await store.ask(`${TO}&locale=de-AT`));
    const { text: english, why: reasons, ...rest } = en;
    expect(de).toMatchObject(rest);
    expect(english).toMatch(/^Arrives /);
    expect(de.text).toMatch(/^Kommt /);
    expect(reasons.length).toBeGreaterThan(0);
    expect(de.why).toHaveLength(reasons.length);
    expect(de.why).not.toEqual(reasons);
  });

  it("GIVEN a date that was kept WHEN looked up THEN it says what it was made from", async () => {
    const line = promised(await store.ask(TO));
    expect(await inputsOf(line.promise_id)).toMatchObject({ slot: {}, transit: { level: "published" } });
  });
});
