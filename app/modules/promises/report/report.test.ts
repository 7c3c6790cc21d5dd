import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../../../../tests/support/world";
import { ok } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { askedBacktest } from "./ask-backtest";
import {
  advanceBacktest,
  createBacktest,
  endBacktest,
  listBacktests,
  openUpload,
  readBacktest,
} from "./backtests.store.server";
import { keptCsv } from "./kept-csv";
import { countSettled, keptBy, keptPage, type Settled, thinLanes } from "./kept.store.server";
import { keptQuestionOf } from "./kept-question";
import { listPromises, readPromise } from "./ledger.store.server";
import { promiseOverview } from "./overview.server";
import { mondayOf } from "./week";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const read = <T>(work: (unit: Unit) => Promise<T>) => world.spine.read(world.shop, work);
const act = async <T>(work: (unit: Unit) => Promise<T>) => {
  const done = await world.spine.act(world.shop, "test", async (unit) => ok(await work(unit)));
  if (!done.ok) throw new Error(done.failure.code);
  return done.value;
};

const TODAY = "2026-11-21";
const settled = (change: Partial<Settled> = {}): Settled => ({
  dueOn: "2026-11-18",
  deliveredOn: "2026-11-17",
  orderedOn: "2026-11-14",
  carrier: "ups",
  service: "ground",
  origin: "US-NJ",
  destination: "US-TX",
  locationId: "1",
  ...change,
});
const question = (change: object = {}) =>
  keptQuestionOf(new URLSearchParams(change as Record<string, string>), TODAY);

describe("what was kept", () => {
  beforeAll(async () => {
    await act(async (unit) => {
      for (let n = 0; n < 9; n++) await countSettled(unit, settled());
      await countSettled(unit, settled({ deliveredOn: "2026-11-21" }));
      await countSettled(unit, settled({ carrier: "dhl", destination: "DE-BE", deliveredOn: "2026-11-20" }));
      await countSettled(
        unit,
        settled({ dueOn: "2026-11-15", carrier: null, service: null, origin: null, locationId: null }),
      );
      await countSettled(unit, settled({ dueOn: "2026-06-01", deliveredOn: "2026-06-01" }));
    });
  });

  it("is counted by lane, with its interval and its days", async () => {
    const { rows, groups } = await read((unit) => keptBy(unit, question()));
    expect(groups).toBe(3);
    expect(rows[0]).toMatchObject({
      group: "US-NJ → US-TX",
      settled: 10,
      kept: 9,
      late: 3,
      early: 1,
      told: 4,
    });
    expect(rows[0]?.share?.low).toBeCloseTo(0.596, 3);
    expect(rows.map((r) => r.group)).toContain("* → US-TX");
  });

  it("is counted by everything else, sorted, and narrowed to what was counted often enough", async () => {
    const by = (change: object) => read(async (unit) => (await keptBy(unit, question(change))).rows);
    expect((await by({ by: "carrier" })).map((r) => [r.group, r.settled])).toEqual([
      ["ups", 10],
      ["*", 1],
      ["dhl", 1],
    ]);
    expect((await by({ by: "carrier", sort: "share" })).map((r) => r.group)).toEqual(["*", "dhl", "ups"]);
    expect((await by({ by: "carrier", sort: "late" })).map((r) => r.group)).toEqual(["*", "dhl", "ups"]);
    expect((await by({ by: "service" }))[0]?.group).toBe("ups · ground");
    expect((await by({ by: "location" })).map((r) => r.group)).toEqual(["1", "*"]);
    expect((await by({ by: "week" })).map((r) => r.group)).toEqual(["2026-11-16", "2026-11-09"]);
    expect(await by({ by: "lane", atLeast: "5" })).toHaveLength(1);
  });

  it("asks for what is usual where an address is wrong, and never backwards", () => {
    expect(question({ from: "nonsense", by: "moon", sort: "x", atLeast: "-3" })).toEqual({
      from: "2026-09-28",
      to: TODAY,
      by: "lane",
      sort: "settled",
      atLeast: 1,
    });
    expect(question({ from: "2026-11-01", to: "2026-10-01" })).toMatchObject({
      from: "2026-10-01",
      to: "2026-11-01",
    });
    expect([mondayOf("2026-11-16"), mondayOf("2026-11-22"), mondayOf("2024-03-03")]).toEqual([
      "2026-11-16",
      "2026-11-16",
      "2024-02-26",
    ]);
  });

  it("names lanes that were counted too seldom", async () => {
    expect(await read((unit) => thinLanes(unit, "2026-10-01", 5, 1))).toEqual({
      lanes: [{ lane: "* → US-TX", settled: 1 }],
      of: 3,
      thin: 2,
    });
  });

  it("goes out as a spreadsheet, page by page, and no cell is a formula", async () => {
    await act((unit) => countSettled(unit, settled({ carrier: '=cmd|"x"', service: "a,b" })));
    const lines: string[] = [];
    for await (const text of keptCsv((after) => read((unit) => keptPage(unit, question(), after, 2))))
      lines.push(...text.trimEnd().split("\r\n"));
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^week,carrier,service/);
    expect(lines[1]).toBe("2026-11-09,*,*,*,US-TX,*,1,0,2,0,1");
    expect(lines.find((l) => l.includes("cmd"))).toContain(`"'=cmd|""x""","a,b"`);
  });
});

describe("the ledger", () => {
  const made = new Date("2026-11-20T10:00:00Z");
  const row = (n: number, change: object = {}) => ({
    shop_id: world.shop,
    subject_id: `order-${n}`,
    id: `prm_${n}`,
    order_id: `order-${n}`,
    earliest: "2026-11-24",
    likely: "2026-11-25",
    latest: "2026-11-26",
    zone: "UTC",
    confidence: 0.9,
    inputs: "{}",
    model: "2026-11-20.1",
    made_at: new Date(made.getTime() - Math.floor(n / 2) * 60_000),
    ...change,
  });

  beforeAll(async () => {
    await act(async (unit) => {
      const rows = Array.from({ length: 7 }, (_, n) => row(n, n === 3 ? { state: "missed" } : {}));
      await unit.tx.q.insertInto("promise").values(rows).execute();
      const shared = [
        row(20, { id: "prm_shared", surface: "product" }),
        row(21, { id: "prm_shared", surface: "product", state: "kept", delivered_on: "2026-11-25" }),
      ];
      const later = { surface: "forecast", because: "in_transit", late_risk: 0.4, made_at: made };
      const forecast = row(20, { ...later, subject_id: "shp_20", id: "prm_later" });
      await unit.tx.q
        .insertInto("promise")
        .values([...shared, forecast])
        .execute();
      const { subject_id: _s, order_id: _o, ...quote } = row(20, { id: "prm_shared", inputs: '{"a":1}' });
      await unit.tx.q
        .insertInto("promise_quote")
        .values({ ...quote, surfaces: ["product", "cart"], valid_until: made })
        .execute();
    });
  });

  it("is walked from its newest to its oldest row, each once, however many share an instant", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await read((unit) => listPromises(unit, {}, after, 3));
      seen.push(...page.promises.map((p) => `${p.subject_id} ${p.id}`));
      after = page.next;
    } while (after);
    expect(new Set(seen).size).toBe(10);
    expect(seen).toHaveLength(10);
    expect(seen[0]).toBe("order-0 prm_0");
  });

  it("is narrowed, searched, and not impressed by a made-up cursor", async () => {
    const ids = async (filters: object, after: string | null = null) =>
      (await read((unit) => listPromises(unit, filters, after))).promises.map((p) => p.id);
    expect(await ids({ state: "missed" })).toEqual(["prm_3"]);
    expect(await ids({ surface: "forecast" })).toEqual(["prm_later"]);
    expect(await ids({ search: "order-5" })).toEqual(["prm_5"]);
    expect(await ids({ search: "prm_shared" })).toHaveLength(2);
    expect(await ids({ search: "order-404" })).toEqual([]);
    expect(await ids({}, "%%%")).toHaveLength(10);
  });

  it("tells of one promise who rests on it, what it was made from, and what was said since", async () => {
    const found = await read((unit) => readPromise(unit, "prm_shared", "order-20"));
    expect(found?.subjects.map((s) => s.order_id)).toEqual(["order-20", "order-21"]);
    expect(found?.revisions.map((r) => r.id)).toEqual(["prm_shared", "prm_later"]);
    expect(found?.shown?.surfaces).toEqual(["product", "cart"]);
    expect(found?.inputs).toEqual({ a: 1 });
    // A stranger's order is not looked up.
    expect((await read((unit) => readPromise(unit, "prm_shared", "order-1")))?.chosen).toBe("order-20");
    expect(await read((unit) => readPromise(unit, "prm_nobody", null))).toBeNull();
  });
});

describe("a look back", () => {
  const wish = { target: 0.93, levels: [0.9], promiseColumn: null, learn: false };
  const csv = Buffer.from("order_id,ordered_at,delivered_at\n1,2026-01-01,2026-01-05\n");
  const start = (upload: { name: string; file: Buffer } | null) =>
    world.spine.act(world.shop, "test", (unit) => createBacktest(unit, { wish, upload }));

  it("keeps the file packed and sealed while it waits, and lets it go when it has ended", async () => {
    const made = await start({ name: "history.csv", file: csv });
    if (!made.ok) throw new Error(made.failure.code);
    const { id } = made.value;
    const raw = await read((unit) =>
      unit.tx.q
        .selectFrom("promise_backtest")
        .select("upload")
        .where("id", "=", id)
        .executeTakeFirstOrThrow(),
    );
    expect(raw.upload?.includes("order_id")).toBe(false);
    expect(gunzipSync((await read((unit) => openUpload(unit, id))) ?? Buffer.of())).toEqual(csv);

    expect(await start(null)).toMatchObject({ ok: false, failure: { code: "under_way" } });
    await act((unit) => advanceBacktest(unit, id, 0.4));
    expect(await read((unit) => readBacktest(unit, id))).toMatchObject({ state: "running", progress: 0.4 });

    const line = { group: "US → US", parcels: 1, ours: { kept: 1, days: 4 }, today: null };
    const summary = {
      totals: line,
      lanes: [line],
      asOften: null,
      unread: { count: 1, reasons: [{ reason: "no date", count: 1, lines: [3] }] },
      notices: [],
    };
    await act((unit) => endBacktest(unit, id, { summary }));
    await act((unit) => endBacktest(unit, id, { problem: "too late" }));
    expect(await read((unit) => readBacktest(unit, id))).toMatchObject({
      state: "done",
      summary,
      problem: null,
    });
    expect(await read((unit) => openUpload(unit, id))).toBeNull();
  });

  it("takes a packed file as it is, and says why one cannot be taken", async () => {
    const refused = async (name: string, file: Buffer) => {
      const made = await start({ name, file });
      return made.ok ? null : made.failure.code;
    };
    expect(await refused("history.xlsx", csv)).toBe("not_csv");
    expect(await refused("history.csv", Buffer.of())).toBe("empty");
    expect(await refused("history.csv", Buffer.alloc(20 * 1_024 * 1_024 + 1))).toBe("too_large");
    world.clock.advance(1_000);
    const packed = gzipSync(csv);
    const made = await start({ name: "history.csv.gz", file: packed });
    if (!made.ok) throw new Error(made.failure.code);
    expect(await read((unit) => openUpload(unit, made.value.id))).toEqual(packed);
    await act((unit) => endBacktest(unit, made.value.id, { problem: "It has no orders." }));
    expect((await read((unit) => listBacktests(unit))).map((b) => b.state)).toEqual(["failed", "done"]);
  });

  it("reads what the form asks", async () => {
    const form = new FormData();
    form.set("target", "93");
    form.set("promiseColumn", " eta ");
    expect(await askedBacktest(form)).toMatchObject({
      ok: true,
      value: { wish: { target: 0.93, promiseColumn: "eta" }, upload: null },
    });
    form.set("history", new File([csv], "h.csv"));
    expect(await askedBacktest(form)).toMatchObject({
      ok: true,
      value: { upload: { name: "h.csv", file: csv } },
    });
    form.set("target", "12");
    expect(await askedBacktest(form)).toMatchObject({ ok: false });
  });
});

it("the overview holds together, with and without anything to tell", async () => {
  const view = await read((unit) => promiseOverview(unit, "client-1"));
  expect(view.weeks).toHaveLength(8);
  expect(view.weeks.at(-1)).toMatchObject({ week: "2026-11-16", settled: 12 });
  expect(view.model).toBeNull();
  expect(view.surfaces.find((s) => s.id === "product")).toMatchObject({ state: "seen" });
  expect(view.surfaces.find((s) => s.id === "product")?.link?.url).toContain(
    "addAppBlockId=client-1/delivery-promise",
  );
  expect(view.surfaces.find((s) => s.id === "checkout")?.state).toBe("plus");

  await act((unit) =>
    unit.tx.q
      .insertInto("promise_model")
      .values({
        shop_id: world.shop,
        version: "2026-11-21.1",
        made_at: world.clock.now(),
        body: Buffer.of(1),
        figures: JSON.stringify({ parcels: 10, kept: 0.91, target: 0.9, drift: "?", lanes: {} }),
      })
      .execute(),
  );
  expect((await read((unit) => promiseOverview(unit, ""))).model).toMatchObject({ kept: 0.91, drift: null });
});
