import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ok } from "../../../domain/result";
import type { ShopId } from "../../../domain/ids";
import { install } from "../../shops/index.server";
import { keepProduct } from "../../orders/index.server";
import type { Unit } from "../../../spine/unit.server";
import { promisesIn } from "../../../../tests/support/promises";
import { createWorld, type World } from "../../../../tests/support/world";
import { forgetGrounds } from "../forecasting/grounds-memory";
import { promiseSettings } from "../settings/settings";
import { readSettings, saveSettings } from "../settings/store.server";
import { confirmProcessing } from "../processing/store.server";
import { standard } from "../processing/shape";
import { answerQuery, type Told } from "./answer.server";

// A Thursday, before the cut-off at noon of a store in UTC.
const NOW = "2026-11-19T10:00:00Z";
const TO = "to=US-78701&service=Standard";

let world: World;
let store: ReturnType<typeof promisesIn>;
beforeEach(async () => {
  world = await createWorld({ start: NOW });
  store = promisesIn(world);
  await store.location();
  // Every world has a store of the same number.
  forgetGrounds(world.shop);
});
afterEach(() => world.close());

async function ask(query: string, shop: ShopId = world.shop): Promise<Told> {
  const read = <T>(work: (unit: Unit) => Promise<T>) => world.spine.read(shop, work);
  const found = await answerQuery({ shop, now: world.clock.now(), read }, new URLSearchParams(query));
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
}
let strangers = 0;
/** The same question in words that nobody has used before: blanks before a service mean nothing. */
async function askAfresh(query: string, shop?: ShopId): Promise<Told> {
  forgetGrounds(shop ?? world.shop);
  const other = query.replace("service=Standard", `service=${"%20".repeat(++strangers)}Standard`);
  return ask(other, shop);
}
const save = (change: object) =>
  store.inUnit(async (unit) =>
    saveSettings(unit, promiseSettings.parse({ ...(await readSettings(unit)), ...change })),
  );

describe("an answer that was found before", () => {
  it("GIVEN the same question WHEN asked again THEN the same promises are told, as of now", async () => {
    const first = await ask(TO);
    world.clock.advance(90_000);
    const again = await ask(TO);
    expect(again.answer.promises).toBe(first.answer.promises);
    expect(again.text).toBe(JSON.stringify(again.answer.promises));
    expect(again.answer.as_of).toBe("2026-11-19T10:01:30.000Z");
    expect(again).toEqual(await askAfresh(TO));
  });

  it("GIVEN what is no part of the question WHEN it differs THEN it is the same answer", async () => {
    const first = await ask(`${TO}&signature=a&timestamp=1&key=dpk_a`);
    expect((await ask(`timestamp=2&${TO}&signature=b`)).answer.promises).toBe(first.answer.promises);
  });

  it.each([
    ["place", "to=US-99501&service=Standard"],
    ["service", "to=US-78701&service=Express"],
    ["things", `${TO}&item=77:2`],
    ["language", `${TO}&locale=de`],
    ["surface", `${TO}&surface=cart`],
    ["other dates", `${TO}&native=2026-11-19/2026-11-20`],
  ])("GIVEN another %s WHEN asked THEN it is another question", async (_, query) => {
    const first = await ask(TO);
    expect((await ask(query)).answer.promises).not.toBe(first.answer.promises);
  });

  it("GIVEN two stores WHEN both are asked the same THEN each tells its own", async () => {
    const other = await install(world.spine, "other.myshopify.com", []);
    const own = await ask(TO);
    const theirs = await ask(TO, other);
    expect(theirs.answer.promises).not.toBe(own.answer.promises);
    expect(theirs.quotes[0]?.id).not.toBe(own.quotes[0]?.id);
    expect((await ask(TO)).answer.promises).toBe(own.answer.promises);
  });

  it("GIVEN the cut-off of the slot WHEN it passes, or the clock goes back behind it THEN the answer is found anew", async () => {
    const before = await ask(TO);
    world.clock.set("2026-11-19T12:00:00Z");
    const after = await ask(TO);
    expect(after.quotes[0]?.id).not.toBe(before.quotes[0]?.id);
    expect(after).toEqual(await askAfresh(TO));
    world.clock.set(NOW);
    expect((await ask(TO)).quotes[0]?.id).toBe(before.quotes[0]?.id);
  });

  it("GIVEN a time to order by WHEN it passes THEN it is not told any more", async () => {
    await store.inUnit((unit) => confirmProcessing(unit, "5", standard({ country: "US", region: "NJ" })));
    await save({ countdown: true });
    const orderBy = async (at: string) => {
      world.clock.set(at);
      const { promises } = (await ask(TO)).answer;
      expect(promises).toEqual((await askAfresh(TO)).answer.promises);
      return promises.map((p) => (p.state === "promised" ? p.order_by : null));
    };
    expect(await orderBy("2026-11-19T11:59:59Z")).toEqual(["2026-11-19T12:00:00.000Z"]);
    expect(await orderBy("2026-11-19T12:00:00Z")).not.toEqual(["2026-11-19T12:00:00.000Z"]);
  });

  it("GIVEN settings that are saved WHEN asked THEN they are heard at once, and the same settings saved again change nothing", async () => {
    await save({});
    const first = await ask(TO);
    await save({});
    expect((await ask(TO)).answer.promises).toBe(first.answer.promises);
    await save({ buffer: 2 });
    expect((await ask(TO)).answer.promises).not.toEqual(first.answer.promises);
    await save({ on: false });
    expect((await ask(TO)).answer.promises).toMatchObject([{ state: "none", reason: "off" }]);
  });

  it("GIVEN packing that is confirmed WHEN asked THEN it is heard at once", async () => {
    const first = await ask(TO);
    const slower = { ...standard({ country: "US", region: "NJ" }), handlingDays: 9 };
    await store.inUnit((unit) => confirmProcessing(unit, "5", slower));
    expect((await ask(TO)).quotes[0]?.id).not.toBe(first.quotes[0]?.id);
  });

  it("GIVEN a thing that becomes a pre-order WHEN its moment of memory is over THEN nothing is promised", async () => {
    const keep = (tags: string[], version: string) =>
      store.inUnit(async (unit) => {
        const item = { grams: 400, ships: true, counted: false };
        const variants = [{ id: "771", quantity: 3, sellsPastStock: false, item }];
        await keepProduct(unit, {
          id: "77",
          title: "x",
          category: "c",
          tags,
          version,
          variants,
          undescribed: [],
        });
        return ok(null);
      });
    await keep([], "1");
    expect((await ask(`${TO}&item=771:1`)).answer.promises).toMatchObject([{ state: "promised" }]);
    await keep([promiseSettings.parse({}).preorderTag], "2");
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await ask(`${TO}&item=771:1`)).answer.promises).toMatchObject([{ reason: "preorder" }]);
  });

  it("GIVEN an answer told again WHEN its quotes are kept THEN they are of the moment in which they were told", async () => {
    await ask(TO);
    world.clock.advance(60_000);
    expect((await ask(TO)).quotes.map((q) => q.madeAt)).toEqual([world.clock.now()]);
  });
});
