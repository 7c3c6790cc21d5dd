import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readOutlook } from "../../app/modules/orders/index.server";
import { saveSettings } from "../../app/modules/promises/index.server";
import { wallDay } from "../../app/modules/promises/forecasting/wall";
import { expectNow } from "../../app/modules/promises/ledger/promise.server";
import type { PromiseInputs } from "../../app/modules/promises/report/why";
import { promiseSettings } from "../../app/modules/promises/settings/settings";
import { install } from "../../app/modules/shops/index.server";
import { carrying, promised, promisesIn } from "../support/promises";
import { createWorld, type World } from "../support/world";

// A Thursday, before the cut-off.
const NOW = "2026-11-19T10:00:00Z";
const TO = "to=US-78701&service=Standard";

let world: World;
let store: ReturnType<typeof promisesIn>;
beforeEach(async () => {
  world = await createWorld({ start: NOW });
  store = promisesIn(world);
  await store.location();
});
afterEach(async () => {
  expect(world.problems).toEqual([]);
  await world.close();
});

interface Row {
  id: string;
  subject_id: string;
  surface: string;
  because: string;
  state: string;
  earliest: string;
  likely: string;
  latest: string;
  late_risk: number | null;
  delivered_on: string | null;
}
const ledger = (order = "1") =>
  store.rows<Row>(`select * from promise where order_id = '${order}' order by made_at, id`);
const given = async (order = "1") => (await ledger(order)).find((r) => r.surface !== "forecast");
const events = async (type: string) =>
  store.rows<{ payload: Record<string, unknown> }>(
    `select payload from event where type = '${type}' order by seq`,
  );

describe("the promise of an order", () => {
  it("GIVEN a date that was shown WHEN the order names it THEN it is exactly that one, however often it is told", async () => {
    const shown = promised(await store.ask(`${TO}&surface=product`));
    world.clock.advance(60_000);
    for (let times = 0; times < 2; times++)
      await store.order({ id: "1", at: NOW }, carrying(shown.promise_id));
    const { promise_id: id, earliest, likely, latest } = shown;
    expect(await ledger()).toMatchObject([
      { id, earliest, likely, latest, surface: "product", state: "open" },
    ]);
    expect(await events("promises.made")).toHaveLength(1);
    const freezes = await store.rows("select 1 from outbox where kind = 'promises.freeze'");
    expect(freezes).toHaveLength(1);
  });

  it("GIVEN no date that came along WHEN it is ordered by what was asked THEN it gets the id that was shown", async () => {
    const shown = promised(await store.ask(`${TO}&item=77:1`));
    await store.order({ id: "1", at: NOW });
    expect(await given()).toMatchObject({ id: shown.promise_id, latest: shown.latest, surface: "order" });
    expect(await store.rows("select surfaces from promise_quote")).toEqual([
      { surfaces: ["headless", "order"] },
    ]);
  });

  it("GIVEN a postal code in small letters WHEN ordered THEN it is the same place", async () => {
    const shown = promised(await store.ask("to=CA-m5v 3l9&service=Standard&item=77:1"));
    const at = { id: "1", at: NOW };
    const address = { country_code: "CA", province_code: "ON", zip: "m5v 3l9" };
    await store.order(at, { shipping_address: address });
    expect((await given())?.id).toBe(shown.promise_id);
  });

  it("GIVEN an id that nobody was shown WHEN it comes along THEN the order has a promise of its own", async () => {
    const own = promised(await store.ask(`${TO}&item=77:1`)).promise_id;
    await store.order({ id: "1", at: NOW }, carrying("prm_unheardof"));
    expect((await given())?.id).toBe(own);
  });

  it("GIVEN another store's id WHEN it comes along THEN the order has a promise of its own", async () => {
    const other = await install(world.spine, "other.myshopify.com", []);
    const theirs = promised(await promisesIn({ ...world, shop: other }).ask("to=US-99501&service=Express"));
    await store.order({ id: "1", at: NOW }, carrying(theirs.promise_id));
    expect(await given()).toMatchObject({ surface: "order" });
    expect((await given())?.id).not.toBe(theirs.promise_id);
  });

  it.each([
    ["a day after its slot", "2026-11-20T12:00:00Z", true],
    ["longer after it", "2026-11-20T12:00:01Z", false],
  ])(
    "GIVEN a date that was shown WHEN it is ordered %s THEN it is honoured: %s %s",
    async (_, at, honoured) => {
      const shown = promised(await store.ask(TO));
      world.clock.set("2026-11-20T13:00:00Z");
      await store.order({ id: "1", at }, carrying(shown.promise_id));
      expect((await given())?.id === shown.promise_id).toBe(honoured);
    },
  );

  it.each([
    ["a country that is excluded", { exclusions: { tags: [], products: [], countries: ["US"] } }],
    ["promises that are off", { on: false }],
    ["a product that is excluded", { exclusions: { tags: [], products: ["77"], countries: [] } }],
  ])("GIVEN %s WHEN it is ordered THEN nothing is promised", async (_, change) => {
    await store.inUnit((unit) => saveSettings(unit, promiseSettings.parse(change)));
    await store.order({ id: "1", at: NOW });
    expect(await ledger()).toEqual([]);
  });

  it("GIVEN a pick-up or nothing to send WHEN it is ordered THEN nothing is promised", async () => {
    await store.order({ id: "1", at: NOW }, { shipping_lines: [{ title: "Local pickup" }] });
    const gift = { id: 21, title: "Gift card", quantity: 1, price: "10.00", requires_shipping: false };
    await store.order({ id: "2", at: NOW }, { line_items: [gift], shipping_lines: [] });
    expect([...(await ledger("1")), ...(await ledger("2"))]).toEqual([]);
  });
});

describe("what is expected since", () => {
  it("GIVEN a promise WHEN parcel and scans come THEN forecasts stand beside it, and it stays as it was", async () => {
    await store.order({ id: "1", at: NOW });
    const first = await given();
    await store.parcel("1", "1", "2026-11-20T10:00:00Z");
    world.clock.set("2026-11-24T10:00:00Z");
    await store.scans("1", { status: "in_transit", at: "2026-11-24T08:00:00Z" });
    const rows = await ledger();
    expect(rows.find((r) => r.surface !== "forecast")).toEqual(first);
    const forecasts = rows.filter((r) => r.surface === "forecast");
    expect(forecasts.length).toBeGreaterThanOrEqual(2);
    expect(forecasts.filter((r) => r.state === "open")).toHaveLength(1);
    expect(forecasts.at(-1)!.earliest >= "2026-11-24").toBe(true);
    expect(forecasts.every((r) => r.late_risk !== null && r.late_risk >= 0 && r.late_risk <= 1)).toBe(true);
  });

  it("GIVEN an order that does not leave WHEN days pass THEN a later date is said, and the risk told once", async () => {
    await store.order({ id: "1", at: NOW });
    const { latest } = (await given())!;
    for (let day = 20; day <= 30; day++) {
      world.clock.set(`2026-11-${day}T07:00:00Z`);
      await world.rest();
    }
    world.clock.set("2026-12-03T07:00:00Z");
    await world.rest();
    const late = (await ledger()).filter((r) => r.surface === "forecast");
    expect(late.length).toBeGreaterThan(0);
    expect(late.every((r) => r.because === "fulfilment" && r.likely > latest)).toBe(true);
    expect((await store.inUnit((unit) => readOutlook(unit, "1")))?.headline).toBe("fulfilment_delayed");
    const told = await events("promises.put_at_risk");
    expect(told).toMatchObject([{ payload: { latest, orderId: "1", subjectId: "1" } }]);
    // Then it leaves, late: the same trouble.
    await store.parcel("1", "1", "2026-12-03T06:00:00Z");
    expect((await ledger()).find((r) => r.because === "registered")).toMatchObject({ state: "open" });
    expect(await events("promises.put_at_risk")).toHaveLength(1);
  });

  it("GIVEN a date that went WHEN it comes back on a later day THEN it is what is expected", async () => {
    await store.order({ id: "1", at: NOW });
    const { inputs, zone } = (
      await store.rows<{ inputs: object; zone: string }>("select * from promise")
    )[0]!;
    const by = Float64Array.from([0.5, 1]);
    for (const day of ["2026-12-01", "2026-12-02", "2026-12-01"]) {
      world.clock.advance(86_400_000);
      const dates = { earliest: day, likely: day, latest: day, zone };
      const said = { from: wallDay(day), by, basis: { level: "store" as const, parcels: 1, pace: 1 } };
      const slot = { startsOn: day, readyOn: day, orderBy: null, because: [] };
      const expected = { dates, inputs: inputs as PromiseInputs, confidence: 0.9, forecast: said, slot };
      const subject = { subjectId: "1", orderId: "1", because: "a day passed", model: "x" };
      expect(await store.inUnit((unit) => expectNow(unit, { ...subject, expected }))).toBe("new");
    }
    expect((await ledger()).filter((r) => r.surface === "forecast" && r.state === "open")).toMatchObject([
      { likely: "2026-12-01" },
    ]);
  });

  it("GIVEN a fulfilment that is taken back WHEN days pass THEN its order is looked after again", async () => {
    await store.order({ id: "1", at: NOW });
    await store.parcel("1", "1", "2026-11-19T11:00:00Z");
    world.clock.set("2026-11-19T14:00:00Z");
    const updatedAt = "2026-11-19T13:00:00Z";
    await store.parcel("1", "1", "2026-11-19T11:00:00Z", { status: "cancelled", updatedAt });
    for (let day = 1; day <= 9; day++) {
      world.clock.set(`2026-12-0${day}T07:00:00Z`);
      await world.rest();
    }
    expect((await ledger()).some((r) => r.because === "fulfilment")).toBe(true);
  });
});

describe("what became of it", () => {
  const shipped = async (...parcels: string[]) => {
    await store.order({ id: "1", at: NOW });
    for (const parcel of parcels) await store.parcel(parcel, "1", "2026-11-20T10:00:00Z");
    return (await given())!;
  };
  const arrives = async (parcel: string, day: string) => {
    world.clock.set(`${day}T20:00:00Z`);
    await store.scans(parcel, { status: "delivered", at: `${day}T15:00:00Z` });
  };
  const loses = async (parcel: string, at: string) => {
    world.clock.set(`${at}T20:00:00Z`);
    await store.scans(parcel, { status: "failure", detail: "lost", at: `${at}T15:00:00Z` });
  };

  it("GIVEN its last day WHEN the parcel comes THEN it is kept, and no forecast is left", async () => {
    const { latest } = await shipped("1");
    await arrives("1", latest);
    expect(await given()).toMatchObject({ state: "kept", delivered_on: latest });
    expect((await ledger()).filter((r) => r.state === "open")).toEqual([]);
    expect(await events("promises.settled")).toMatchObject([{ payload: { kept: true, dueOn: latest } }]);
    const kept = await store.rows("select settled, kept from promise_kept");
    expect(kept).toEqual([{ settled: 1, kept: 1 }]);
  });

  it("GIVEN the day after WHEN the parcel comes THEN it is missed", async () => {
    await shipped("1");
    await arrives("1", "2026-12-10");
    expect(await given()).toMatchObject({ state: "missed", delivered_on: "2026-12-10" });
  });

  it.each([
    [["2026-11-23", "2026-12-10"], "missed"],
    [["2026-12-10", "2026-12-10"], "missed"],
    [["2026-11-23", "2026-11-24"], "kept"],
  ])("GIVEN two parcels WHEN they come on %s THEN the order's promise is %s", async ([one, two], state) => {
    await shipped("1", "2");
    await arrives("1", one!);
    await arrives("2", two!);
    expect(await given()).toMatchObject({ state, delivered_on: two });
  });

  it.each([
    ["before", ["lost", "comes"]],
    ["after", ["comes", "lost"]],
  ])("GIVEN two parcels WHEN one is lost %s the other came in time THEN it is missed", async (_, course) => {
    await shipped("1", "2");
    for (const what of course)
      await (what === "lost" ? loses("1", "2026-11-23") : arrives("2", "2026-11-23"));
    expect(await given()).toMatchObject({ state: "missed", delivered_on: "2026-11-23" });
  });

  it("GIVEN a parcel WHEN it is lost THEN it is missed, its replacement has a date, and found in time it is kept after all", async () => {
    const { latest } = await shipped("1");
    await loses("1", "2026-11-23");
    expect(await given()).toMatchObject({ state: "missed", delivered_on: null });
    expect((await ledger()).at(-1)).toMatchObject({ because: "lost", surface: "forecast", state: "open" });
    await arrives("1", "2026-11-24");
    expect("2026-11-24" <= latest).toBe(true);
    expect(await given()).toMatchObject({ state: "kept", delivered_on: "2026-11-24" });
  });

  it("GIVEN an order WHEN it is cancelled THEN its promise is void, and nothing of it is at risk", async () => {
    await store.order({ id: "1", at: NOW });
    const cancelledAt = "2026-11-19T11:00:00Z";
    world.clock.set(cancelledAt);
    await store.order({ id: "1", at: NOW, updatedAt: cancelledAt, cancelledAt });
    expect(await given()).toMatchObject({ state: "void" });
    world.clock.set("2026-12-20T11:00:00Z");
    await world.rest();
    expect(await ledger()).toHaveLength(1);
  });
});
