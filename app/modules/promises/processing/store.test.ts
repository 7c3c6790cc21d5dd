import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorld, type World } from "../../../../tests/support/world";
import { ok } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { keepLocation } from "../../shops/index.server";
import { promiseSettings } from "../settings/settings";
import { readSettings, saveSettings } from "../settings/store.server";
import { enteredProcessing, standard } from "./shape";
import { confirmProcessing, forgetProcessing, learnProcessing, processingOfLocations } from "./store.server";

let world: World;
const brooklyn = { country: "US", region: "NY" };

beforeAll(async () => {
  world = await createWorld();
  await act(async (unit) => {
    const version = "2026-01-01T00:00:00Z";
    const more = { postal: null, active: true, version };
    await keepLocation(unit, { id: "1", name: "Brooklyn", ...brooklyn, ...more });
    await keepLocation(unit, { id: "2", name: "Lager Süd", country: "DE", region: "Bayern", ...more });
    const rows = Array.from({ length: 120 }, (_, n) => {
      const orderedAt = new Date(Date.UTC(2026, 8, 1 + Math.floor(n / 2), n % 2 ? 9 : 20));
      const day = orderedAt.getUTCDay();
      const wait = day === 5 ? 3 : day === 6 ? 2 : 1;
      return {
        shop_id: world.shop,
        id: `shp_${n}`,
        order_id: `${n}`,
        ordered_at: orderedAt,
        handed_over_at: new Date(Date.UTC(2026, 8, 1 + Math.floor(n / 2) + wait, 16)),
        location_id: "1",
      };
    });
    await unit.tx.q.insertInto("promise_journey").values(rows).execute();
  });
});
afterAll(() => world.close());

async function act<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
  const done = await world.spine.act(world.shop, "test", async (unit) => ok(await work(unit)));
  if (!done.ok) throw new Error(done.failure.code);
  return done.value;
}
const places = () => world.spine.read(world.shop, processingOfLocations);

it("GIVEN a store's past WHEN learnt THEN the location with one has a proposal, and nothing binds yet", async () => {
  expect(await act((unit) => learnProcessing(unit))).toBe(1);
  const [first, second] = await places();
  expect(first).toMatchObject({ name: "Brooklyn", confirmed: null, standard: standard(brooklyn) });
  expect(first?.learned).toMatchObject({ parcels: 120, proposal: { workingDays: [1, 2, 3, 4, 5] } });
  expect(first?.learnedAt).toEqual(world.clock.now());
  // A region that no calendar knows: the country's holidays are kept.
  expect(second).toMatchObject({ learned: null, standard: { holidays: { country: "DE", region: null } } });
});

it("GIVEN a proposal WHEN confirmed THEN it binds, and is measured against the same past; WHEN taken back THEN not", async () => {
  const chosen = { ...standard(brooklyn), handlingDays: 2 };
  const confirmed = await world.spine.act(world.shop, "test", (unit) => confirmProcessing(unit, "1", chosen));
  expect(confirmed.ok).toBe(true);
  expect((await places())[0]).toMatchObject({ confirmed: chosen, learned: { kept: { confirmed: 1 } } });
  await act((unit) => forgetProcessing(unit, "1"));
  expect((await places())[0]).toMatchObject({ confirmed: null, learned: { kept: { confirmed: null } } });
});

it("knows no location of somebody else", async () => {
  const refused = await world.spine.act(world.shop, "test", (unit) =>
    confirmProcessing(unit, "99", standard(null)),
  );
  expect(refused).toMatchObject({ ok: false, failure: { code: "location_unknown" } });
});

it("reads a form, and says under its field what is wrong", () => {
  const form = new FormData();
  const fields = {
    cutoff: "14:00",
    handlingDays: "1",
    capacity: "",
    country: "us",
    region: "ny",
    closed: "2026-12-24\n",
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const day of ["1", "2"]) form.append("day", day);
  expect(enteredProcessing(form)).toEqual({
    processing: {
      cutoff: "14:00",
      workingDays: [1, 2],
      handlingDays: 1,
      capacity: null,
      holidays: brooklyn,
      closed: ["2026-12-24"],
    },
  });
  form.set("cutoff", "2 pm");
  form.set("handlingDays", "");
  form.set("capacity", "many");
  form.set("country", "USA");
  form.set("closed", "Christmas");
  form.delete("day");
  const found = enteredProcessing(form);
  expect("errors" in found && found.errors).toMatchObject({
    cutoff: "A time of the day, as in 14:00.",
    workingDays: "At least one day.",
    handlingDays: "A number is needed.",
    capacity: "A number is needed.",
    country: "Two capital letters, as in US.",
    closed: "Dates as in 2026-12-24.",
  });
});

it("keeps what the merchant decides, whole", async () => {
  expect(await world.spine.read(world.shop, readSettings)).toEqual(promiseSettings.parse({}));
  const wanted = promiseSettings.parse({
    on: false,
    target: 0.95,
    markets: [{ name: "EU", countries: ["DE"] }],
  });
  await act((unit) => saveSettings(unit, wanted));
  await act((unit) => saveSettings(unit, { ...wanted, buffer: 2 }));
  expect(await world.spine.read(world.shop, readSettings)).toEqual({ ...wanted, buffer: 2 });
});
