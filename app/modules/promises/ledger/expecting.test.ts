import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { installSeam, removeSeam, severWhen } from "../../../../tests/faults/severed";
import { promisesIn } from "../../../../tests/support/promises";
import { createWorld, type World } from "../../../../tests/support/world";

let world: World;
let store: ReturnType<typeof promisesIn>;
beforeAll(installSeam);
afterAll(removeSeam);
beforeEach(async () => {
  world = await createWorld({ start: "2026-11-19T10:00:00Z" });
  store = promisesIn(world);
  await store.location();
  await store.order({ id: "1", at: "2026-11-19T10:00:00Z" });
  await store.parcel("1", "1", "2026-11-19T15:00:00Z");
});
afterEach(async () => {
  severWhen(null);
  expect(world.problems).toEqual([]);
  await world.close();
});

const left = { status: "in_transit", at: "2026-11-20T15:00:00Z" };
const on = { status: "in_transit", at: "2026-11-20T16:00:00Z" };
const further = { status: "in_transit", at: "2026-11-20T17:00:00Z" };
const out = { status: "out_for_delivery", at: "2026-11-21T15:00:00Z" };

/** How often each kind of statement was asked while scans came and everything that follows from them was done. */
async function asked(...scans: (typeof left)[]): Promise<(kind: string) => number> {
  world.clock.set(scans.at(-1)!.at);
  await world.rest();
  const kinds = new Map<string, number>();
  severWhen((kind) => {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return false;
  });
  await store.scans("1", ...scans);
  severWhen(null);
  return (kind) => kinds.get(kind) ?? 0;
}
const alarms = () =>
  store.rows<{ fires_at: Date }>("select fires_at from alarm where name = 'promises.look-at-parcel'");

describe("a forecast costs what it must", () => {
  it("GIVEN a scan that is a milestone, too WHEN it comes THEN it is forecast once", async () => {
    const count = await asked(left);
    const once = ["select promise", "with promise", "update outlook", "select location"];
    expect(once.map((kind) => [kind, count(kind)])).toEqual(once.map((kind) => [kind, 1]));
    // The record of a known parcel is there: it is not made anew.
    expect(count("insert outlook")).toBe(0);
    // Each of the two reactions asks on what it stands; what is learnt from is read beside it.
    expect(count("promises.footing")).toBe(2);
    expect(count("select order_line")).toBe(2);
    const told = await store.rows("select 1 from promise where because in ('scan', 'in_transit')");
    expect(told).toHaveLength(1);
  });

  it("GIVEN a scan that ends an exception WHEN it comes THEN it is forecast once", async () => {
    await store.scans("1", { status: "in_transit", detail: "delayed", at: left.at });
    const count = await asked({ ...left, detail: "delayed" } as typeof left, out);
    expect(["promises.footing", "select promise"].map(count)).toEqual([3, 1]);
    expect(await store.rows("select headline, exception_id from outlook where subject_id <> '1'")).toEqual([
      { headline: "out_for_delivery", exception_id: "" },
    ]);
  });

  it("GIVEN scans that change nothing WHEN they come THEN nothing is written but their silence", async () => {
    await asked(left);
    await asked(left, on);
    const count = await asked(left, on, further);
    const none = ["with promise", "update outlook", "insert promise_journey", "with promise_journey"];
    expect(none.map(count)).toEqual(none.map(() => 0));
    expect(["insert alarm", "select location", "select promise"].map(count)).toEqual([1, 1, 1]);
  });
});

describe("the look of the next morning", () => {
  it("GIVEN a scan each day WHEN it comes THEN the next look is on the morning after, however many there are", async () => {
    await asked(left);
    expect(await alarms()).toEqual([{ fires_at: new Date("2026-11-21T06:00:00Z") }]);
    await asked(left, on);
    await asked(left, on, further);
    expect(await alarms()).toEqual([{ fires_at: new Date("2026-11-21T06:00:00Z") }]);
    await asked(left, on, further, out);
    expect(await alarms()).toEqual([{ fires_at: new Date("2026-11-22T06:00:00Z") }]);
  });

  it("GIVEN a scan before the morning's look WHEN it comes THEN the look is put off by a day", async () => {
    await asked(left);
    await asked(left, { status: "in_transit", at: "2026-11-21T04:00:00Z" });
    expect(await alarms()).toEqual([{ fires_at: new Date("2026-11-22T06:00:00Z") }]);
  });
});
