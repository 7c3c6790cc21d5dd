import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fulfillmentPayload, orderPayload, trackerPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";
import { hostile } from "./hostile";
import { elementsOf, foreign, inTheme, textOf } from "./looking";
import { openStorefront, type Storefront } from "./storefront";
import { tokenOf } from "./world";

/** As webhooks bring it: what Shopify and a carrier were told by somebody else. */
const told = hostile.filter((text) => text.length < 1_000);
const numberOf = (i: number): string => `1Z999AA1${String(i).padStart(10, "0")}`;

let world: World;
let store: Storefront;
beforeAll(async () => {
  world = await createWorld({ start: "2026-11-21T12:00:00Z" });
  store = openStorefront(world);
  for (const [i, text] of told.entries()) {
    const id = String(1_000 + i);
    // A store's own texts are held to be text by Shopify; a carrier's are not.
    const own = text.replace(/[\0\p{Cs}]/gu, "");
    const order = orderPayload({ id, at: "2026-11-20T08:00:00Z" });
    const [line] = order.line_items;
    const left = fulfillmentPayload({
      id: `7${id}`,
      orderId: id,
      at: "2026-11-20T09:00:00Z",
      number: numberOf(i),
    });
    await world.deliver("shopify", "orders/create", {
      ...order,
      name: `#${id} ${own}`,
      line_items: [{ ...line, title: `It ${own}` }],
    });
    await world.deliver("shopify", "fulfillments/create", {
      ...left,
      line_items: left.line_items.map((it) => ({ ...it, title: `It ${own}` })),
    });
    const tracker = trackerPayload(numberOf(i), [{ status: "in_transit", at: "2026-11-21T08:00:00Z" }]);
    const scans = tracker.result.tracking_details.map((scan) => ({
      ...scan,
      message: `Seen ${text}`,
      carrier_code: text,
      tracking_location: { city: text, state: text, country: "US", zip: text },
    }));
    const heard = { ...tracker, result: { ...tracker.result, tracking_details: scans } };
    // What is sent with a NUL is refused at the inbox; in an answer to a question it is not seen there.
    const body = Buffer.from(JSON.stringify(heard)).toString("base64");
    await (text.includes("\0")
      ? world.deliver("carrier.easypost", "asked", { body, parcels: [] })
      : world.deliver("carrier.easypost", "update", heard));
    // Half a character alone says nothing.
    const word = own === "" ? "odd" : text;
    const unknown = [{ ...scans[0], status: word, status_detail: word, datetime: "2026-11-21T07:00:00Z" }];
    const odd = { ...tracker, result: { ...tracker.result, tracking_details: unknown } };
    const oddBody = Buffer.from(JSON.stringify(odd)).toString("base64");
    await world.deliver("carrier.easypost", "asked", { body: oddBody, parcels: [] });
  }
  await world.rest();
});
afterAll(async () => {
  await store.close();
  await world.close();
});

it("GIVEN texts of all kinds in what is told WHEN it is read THEN no message is refused for them", async () => {
  const stuck = await world.access.inShop(world.shop, (tx) =>
    sql`select topic, reason, detail from inbox 
          where state = 'new' or (state = 'quarantined' and reason <> 'word_unknown')`.execute(tx.q),
  );
  expect(stuck.rows).toEqual([]);
  const words = await world.access.inShop(world.shop, (tx) =>
    sql<{ n: number }>`select count(*)::int as n from carrier_word`.execute(tx.q),
  );
  expect(words.rows[0]?.n).toBeGreaterThan(told.length / 2);
});

it.each(told.map((text, i) => ({ name: JSON.stringify(text.slice(0, 60)), i, text })))(
  "GIVEN $name from store and carrier WHEN order and parcel are shown THEN it is text and nothing else",
  async ({ i, text }) => {
    const page = await inTheme(await store.visit({ t: await tokenOf(world, String(1_000 + i)) }));
    expect(foreign(page)).toEqual([]);
    const status = await inTheme(await store.visit({ n: numberOf(i) }));
    expect(foreign(status)).toEqual([]);
    const scans = elementsOf(status).filter((e) => e.tagName === "bdi" && textOf(e).startsWith("Seen"));
    expect(scans).toHaveLength(1);
    if (!/[\0\p{Cs}\s]/u.test(text)) expect(textOf(scans[0]!)).toBe(`Seen ${text}`);
  },
);

it("GIVEN texts of all kinds WHEN somebody looks them up THEN nothing is found, and nothing breaks", async () => {
  for (const text of hostile) {
    const forms: Record<string, string>[] = [
      { do: "find", order: text.slice(0, 40), contact: `${text} somebody`.slice(0, 254) },
      { do: "parcel", number: `${text}    x`.slice(0, 60) },
    ];
    for (const form of forms) {
      const answer = await store.visit({ lang: text }, { form: { ...form, lang: text } });
      expect(answer.status).toBe(200);
      expect(foreign(await inTheme(answer))).toEqual([]);
    }
    expect(foreign(await inTheme(await store.visit({ n: text, lang: text })))).toEqual([]);
    expect(foreign(await inTheme(await store.visit({ t: text, problem: text })))).toEqual([]);
  }
  expect(world.problems.filter((p) => typeof p === "object" && p !== null && "err" in p)).toEqual([]);
});
