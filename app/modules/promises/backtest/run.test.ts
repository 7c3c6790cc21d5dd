import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockAt } from "../../../platform/clock.server";
import { dayOf, type Parcel } from "../model/parcel";
import { backtest, type BacktestRequest, type LookBack } from "./run.server";
import { readingText, reportText } from "./table";

let dir: string;
beforeAll(async () => void (dir = await mkdtemp(path.join(tmpdir(), "backtest-"))));
afterAll(() => rm(dir, { recursive: true, force: true }));

const clock = clockAt("2018-06-01T00:00:00Z");
const at = (name: string) => path.join(dir, name);

/** Nothing on the day itself, then a tenth a day; silent about parcels of more than ten items. */
const model: LookBack = function* (history, orders) {
  seen = { history: [...history.parcels()], orders: [...orders] };
  for (const parcel of orders) {
    const question = { ...parcel, at: parcel.orderedAt };
    const by = (parcel.items ?? 1) > 10 ? [] : [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96];
    const basis = { level: "store", parcels: 1, pace: 1 } as const;
    yield { parcel, question, forecast: { from: dayOf(parcel.orderedAt), by: Float64Array.from(by), basis } };
  }
};
let seen: { history: Parcel[]; orders: Parcel[] };

const history =
  "order_id,ordered_at,delivered_at\nh1,2018-01-01T10:00,2018-01-05T10:00\nh2,2018-01-02T10:00,\n";
const orders = [
  "order_id,ordered_at,handed_over_at,delivered_at,destination_country,destination_region,items,shown,vip",
  "o3,2018-02-17T09:00,,2018-02-20T10:00,BR,SP,1,2018-02-24,y",
  "o1,2018-02-15T09:00,2018-02-18T08:00,2018-02-27T10:00,BR,RJ,1,2018-02-14,n",
  '"o,2",2018-02-16T09:00,,,BR,SP,11,2018-02-24,n',
  "bad,yesterday,,,BR,SP,1,2018-02-24,n",
  "o4,2018-02-18T07:00,,2018-02-19T10:00,BR,SP,1,,n",
].join("\n");

async function run(more: Partial<BacktestRequest> = {}, texts = { history, orders }) {
  await writeFile(at("history.csv"), texts.history);
  await writeFile(at("orders.csv"), texts.orders);
  const request: BacktestRequest = {
    history: at("history.csv"),
    orders: at("orders.csv"),
    out: at("out.csv"),
    target: 0.93,
    levels: [0.5, 0.975, 0.2],
    rolling: true,
    ...more,
  };
  const progress: [stage: string, share: number][] = [];
  const result = await backtest(request, {
    model,
    clock,
    progress: (stage, share) => progress.push([stage, share]),
  });
  return { result, progress, out: result.ok ? await readFile(request.out, "utf8") : null };
}

describe("a look back", () => {
  test("one row for each order in the order of the file, one column for each level", async () => {
    const { result, out } = await run();
    expect(out).toBe(
      [
        "order_id,p50_date,p97.5_date,p20_date,promised_date",
        "o3,2018-02-22,,2018-02-19,2018-02-27",
        "o1,2018-02-20,,2018-02-17,2018-02-25",
        '"o,2",,,,',
        "o4,2018-02-23,,2018-02-20,2018-02-28",
        "",
      ].join("\n"),
    );
    expect(result).toMatchObject({ ok: true, value: { silent: 1, inBoth: 0, orders: { rows: 5, kept: 4 } } });
  });

  test("asks in the order of the moments: at hand-over where the file knows it", async () => {
    await run();
    expect(seen.orders.map(({ id }) => id)).toEqual(["o,2", "o3", "o4", "o1"]);
    expect(seen.history).toHaveLength(2);
  });

  test("tells how far it is: stage by stage, never backwards, to the end of each", async () => {
    const { progress } = await run();
    expect([...new Set(progress.map(([stage]) => stage))]).toEqual([
      "orders",
      "history",
      "asking",
      "writing",
    ]);
    for (const stage of ["orders", "history", "asking", "writing"]) {
      const shares = progress.filter(([of]) => of === stage).map(([, share]) => share);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBe(1);
    }
  });

  test("late risk: the chance of falling after the column's date, four decimals", async () => {
    const { out, result } = await run({ promiseColumn: "shown", levels: [0.5] });
    expect(out!.split("\n").map((line) => line.split(",").at(-1))).toEqual([
      "late_risk",
      "0.3000",
      "1.0000",
      "",
      "",
      "",
    ]);
    if (!result.ok) throw new Error();
    expect(result.value.scores!.versus).toMatchObject({ parcels: 2, kept: 0.5 });
  });

  test("an order that the history knows too is learnt once; its end is told, its hand-over is not", async () => {
    const both =
      "order_id,ordered_at,handed_over_at,delivered_at\nh1,2018-01-01,,2018-01-05\no3,2018-02-17T09:00,2018-02-18T10:00,2018-02-22T10:00\no,9,,\n";
    const blind = orders.replaceAll("2018-02-20T10:00", "");
    const { result } = await run({}, { history: both, orders: blind });
    expect(result).toMatchObject({ ok: true, value: { inBoth: 1 } });
    expect(seen.history).toHaveLength(1);
    expect(seen.orders.find(({ id }) => id === "o3")).toMatchObject({
      handedOverAt: null,
      deliveredAt: Date.parse("2018-02-22T10:00Z") / 60_000,
    });
  });

  test("gzipped files are read as they are, whatever their name", async () => {
    await writeFile(at("packed.csv"), gzipSync(history));
    const { result } = await run({ history: at("packed.csv") });
    expect(result).toMatchObject({ ok: true, value: { history: { kept: 2 } } });
    await writeFile(at("torn.csv.gz"), gzipSync(history).subarray(0, 30));
    expect((await run({ history: at("torn.csv.gz") })).result).toMatchObject({
      ok: false,
      failure: { code: "file_unreadable" },
    });
  });

  test("a failure leaves the earlier answer as it was and no other file behind", async () => {
    await writeFile(at("out.csv"), "earlier");
    const failing: LookBack = function* (past, asked, options) {
      yield* [...model(past, asked, options)].slice(0, 1);
      throw new Error("model");
    };
    const request = { history: at("history.csv"), orders: at("orders.csv"), out: at("out.csv") };
    const rest = { target: 0.9, levels: [0.5], rolling: false };
    await expect(backtest({ ...request, ...rest }, { model: failing, clock })).rejects.toThrow("model");
    expect(await readFile(at("out.csv"), "utf8")).toBe("earlier");
    const nowhere = await backtest({ ...request, ...rest, out: at("none/out.csv") }, { model, clock });
    expect(nowhere).toMatchObject({ ok: false, failure: { code: "file_unwritable" } });
    expect((await readdir(dir)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("files that cannot be read or would be overwritten: a sentence", async () => {
    expect((await run({ history: at("absent.csv") })).result).toMatchObject({
      failure: { code: "file_unreadable", detail: expect.stringContaining("ENOENT") as string },
    });
    expect((await run({ orders: dir })).result).toMatchObject({ failure: { code: "file_unreadable" } });
    expect((await run({ out: `${dir}/./orders.csv` })).result).toMatchObject({
      failure: { code: "out_is_input" },
    });
    expect((await run({ promiseColumn: "promise" })).result).toMatchObject({
      failure: { code: "csv_columns" },
    });
    expect((await run({}, { history: "order_id,ordered_at\n", orders })).result).toMatchObject({
      failure: { code: "csv_columns", detail: expect.stringContaining("history.csv") as string },
    });
  });

  test("what a person reads", async () => {
    const { result } = await run({ promiseColumn: "shown" });
    if (!result.ok) throw new Error();
    const text = reportText(result.value);
    expect(text).toContain("3 parcels arrived, on average after 5.33 days. 1 orders were given no date.");
    expect(text).toMatch(/^p97\.5 +–/m);
    expect(text).toMatch(/^BR-SP +2 /m);
    expect(text).toMatch(/^2018-W07 +3 /m);
    expect(readingText("orders.csv", result.value.orders)).toEqual([
      "orders.csv: columns ignored: vip.",
      "orders.csv: 1 of 5 rows refused, 4 kept.",
      "orders.csv:   refused: ordered_at is missing or no time; line 5",
    ]);
    const blind = await run({}, { history, orders: "order_id,ordered_at\na,2018-02-15" });
    if (!blind.result.ok) throw new Error();
    expect(reportText(blind.result.value)).toContain("1 orders answered, 0 of them with no date.");
  });
});
