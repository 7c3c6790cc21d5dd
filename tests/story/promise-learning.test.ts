import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { effects } from "../../app/modules/promises/effects.server";
import { keepJourney } from "../../app/modules/promises/forecasting/journeys.store.server";
import {
  LEARN,
  learnFromPast,
  night as nightAlarm,
} from "../../app/modules/promises/forecasting/learn.server";
import { currentModel } from "../../app/modules/promises/forecasting/model.store.server";
import type { Learnt } from "../../app/modules/promises/model/codec";
import { promised, promisesIn } from "../support/promises";
import { createWorld, type World } from "../support/world";

const DAY = 86_400_000;
const TO = "to=US-78701&service=Standard";

// Models are remembered by store and version for as long as a process lives: every world begins on a day of its own.
let begins = Date.parse("2026-10-01T10:00:00Z");
let world: World;
let store: ReturnType<typeof promisesIn>;
beforeEach(async () => {
  begins += 7 * DAY;
  world = await createWorld({ start: new Date(begins).toISOString() });
  store = promisesIn(world);
  await store.location();
});
afterEach(async () => {
  expect(world.problems).toEqual([]);
  await world.close();
});

/** Parcels of the weeks before, two a day, each four to six days on its way; all of them came. */
const past = (count: number) =>
  store.inUnit(async (unit) => {
    for (let i = 0; i < count; i++) {
      const ordered = begins - (10 + i / 2) * DAY;
      const handed = ordered + DAY;
      await keepJourney(unit, {
        id: `past-${i}`,
        order_id: `past-${i}`,
        ordered_at: new Date(ordered),
        handed_over_at: new Date(handed),
        delivered_at: new Date(handed + (4 + (i % 3)) * DAY),
        dest_country: "US",
        dest_region: "TX",
        dest_postal: "787",
        service: "standard",
      });
    }
  });
const night = async () => {
  const key = await store.inUnit((unit) => learnFromPast(unit, "night"));
  await store.carryOut(LEARN);
  return key.replace(" ", ".");
};
const modelOf = async (line: { promise_id: string }) =>
  (
    await store.rows<{ model: string; inputs: { transit: { level: string } } }>(
      `select model, inputs from promise_quote where id = '${line.promise_id}'`,
    )
  )[0];
const journeys = () =>
  store.rows(
    "select id, order_id, handed_over_at is not null as left, delivered_at is not null as came, ended_at is not null as ended from promise_journey order by id",
  );

describe("what is learnt from", () => {
  it("GIVEN an order WHEN it becomes a parcel and arrives THEN one journey tells of it", async () => {
    const at = new Date(begins).toISOString();
    await store.order({ id: "1", at });
    expect(await journeys()).toEqual([{ id: "1", order_id: "1", left: false, came: false, ended: false }]);
    await store.parcel("9", "1", at);
    const [parcel] = await journeys();
    expect(parcel).toMatchObject({ order_id: "1", left: false, came: false });
    expect(parcel).not.toMatchObject({ id: "1" });
    world.clock.advance(2 * DAY);
    const [left, came] = [begins + DAY / 2, begins + DAY].map((time) => new Date(time).toISOString());
    await store.scans("9", { status: "in_transit", at: left! }, { status: "delivered", at: came! });
    expect(await journeys()).toEqual([{ ...parcel, left: true, came: true }]);
  });

  it("GIVEN an order WHEN it is cancelled THEN it ended without a delivery", async () => {
    const at = new Date(begins).toISOString();
    await store.order({ id: "1", at });
    await store.order({ id: "1", at, updatedAt: new Date(begins + 1_000).toISOString(), cancelledAt: at });
    expect(await journeys()).toMatchObject([{ id: "1", came: false, ended: true }]);
  });
});

describe("a night", () => {
  it("GIVEN enough parcels that came WHEN it has learnt THEN the next date is by its model, with figures to look at", async () => {
    const before = promised(await store.ask(TO));
    await past(80);
    const version = await night();
    const line = promised(await store.ask(TO));
    expect(line.promise_id).not.toBe(before.promise_id);
    expect(await modelOf(line)).toMatchObject({ model: version });
    expect((await modelOf(line))?.inputs.transit.level).not.toBe("published");
    expect(await modelOf(before)).toMatchObject({ model: "published" });
    const [row] = await store.rows<{ figures: object }>("select figures from promise_model");
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    expect(row?.figures).toMatchObject({
      parcels: 80,
      from: day(begins - 49.5 * DAY),
      to: day(begins - 10 * DAY),
      target: 0.9,
    });
    expect(await store.rows("select 1 from outbox where kind = 'promises.publish'")).toHaveLength(1);
  });

  it("GIVEN fewer WHEN it has learnt THEN what carriers publish speaks on", async () => {
    await past(59);
    await night();
    expect((await modelOf(promised(await store.ask(TO))))?.inputs.transit.level).toBe("published");
  });

  it("GIVEN what happened on the day itself WHEN it learns THEN it makes no difference", async () => {
    await past(80);
    const learn = effects.find((e) => e.kind === LEARN)!;
    const learnt = async () => {
      const need = await store.inUnit((unit) => learn.prepare(unit, { key: "x" }));
      if (!need.ok) throw new Error("nothing to learn from");
      const outside = { shop: world.shop, clock: world.clock, egress: null as never };
      const lesson = await learn.perform(
        { ...outside, idempotencyKey: "x", attempt: 1, home: null },
        need.value,
        {
          key: "x",
        },
      );
      return lesson.ok ? (lesson.value as { learnt: Learnt }).learnt.model : null;
    };
    const without = await learnt();
    const today = new Date(begins - 3_600_000);
    const told = { order_id: "o", dest_country: "US", dest_region: "TX", dest_postal: "787" };
    await store.inUnit(async (unit) => {
      for (let i = 0; i < 50; i++)
        await keepJourney(unit, {
          ...told,
          id: `today-${i}`,
          ordered_at: new Date(begins - 2 * 3_600_000),
          handed_over_at: today,
          delivered_at: today,
        });
    });
    expect(without?.stages.transit?.parcels).toBe(80);
    expect(await learnt()).toEqual(without);
  });

  it("GIVEN a model WHEN the next night comes by itself THEN it judges what the first one said, and goes on from it", async () => {
    await past(80);
    const first = await night();
    await store.inUnit((unit) =>
      keepJourney(unit, {
        id: "new",
        order_id: "new",
        ordered_at: world.clock.now(),
        dest_country: "US",
        dest_region: "TX",
        dest_postal: "787",
        service: "standard",
      }),
    );
    world.clock.advance(DAY);
    await world.rest();
    expect(await store.carryOut(LEARN)).toBe(1);
    const model = await store.inUnit((unit) => currentModel(unit));
    expect(model!.version > first).toBe(true);
    expect(JSON.stringify(model!.watching)).toContain("new");
    expect(promised(await store.ask(TO)).promise_id).toMatch(/^prm_/);
  });

  it("GIVEN a body of another form WHEN asked THEN it is as if there were none", async () => {
    await past(80);
    await night();
    const body = gzipSync(Buffer.from([250, 1, 2, 3]));
    await store.inUnit((unit) =>
      unit.tx.q
        .insertInto("promise_model")
        .values({
          shop_id: unit.shop,
          version: "of tomorrow",
          made_at: new Date(begins + 1),
          body,
          figures: "{}",
        })
        .execute(),
    );
    expect(await modelOf(promised(await store.ask(TO)))).toMatchObject({ model: "published" });
  });

  it("GIVEN quotes and journeys of years ago WHEN the night comes THEN they are forgotten, and the recent stay", async () => {
    await past(3);
    await store.inUnit(async (unit) => {
      const at = new Date(begins - 900 * DAY);
      await keepJourney(unit, { id: "old", order_id: "old", ordered_at: at });
      await unit.tx.q
        .insertInto("promise_quote")
        .values(
          [
            { id: "prm_old", until: at },
            { id: "prm_new", until: new Date(begins) },
          ].map(({ id, until }) => ({
            shop_id: unit.shop,
            id,
            inputs: "{}",
            earliest: "2026-01-01",
            likely: "2026-01-01",
            latest: "2026-01-01",
            zone: "UTC",
            confidence: 0.9,
            model: "published",
            made_at: until,
            valid_until: until,
          })),
        )
        .execute();
      await nightAlarm.run(unit, "store");
    });
    expect((await journeys()).length).toBe(3);
    expect(await store.rows("select id from promise_quote")).toEqual([{ id: "prm_new" }]);
  });
});
