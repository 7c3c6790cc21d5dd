import { afterEach, beforeEach, expect, it } from "vitest";
import { orderNames, readOrder } from "../../app/modules/orders/index.server";
import { ok } from "../../app/domain/result";
import type { Unit } from "../../app/spine/unit.server";
import { orderPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function inUnit<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
  const done = await world.spine.act(world.shop, "test", async (unit) => ok(await work(unit)));
  if (!done.ok) throw new Error("refused");
  return done.value;
}
const AT = "2026-11-20T10:00:00Z";
const LATER = "2026-11-20T11:00:00Z";
const tell = async (updatedAt: string, promise?: string) => {
  const note_attributes = promise ? [{ name: "_doorstep_promise", value: promise }] : [];
  const body = { ...orderPayload({ id: "1", at: AT, updatedAt }), note_attributes };
  await world.deliver("shopify", "orders/updated", body);
  await world.rest();
};
const promiseId = () => inUnit(async (unit) => (await readOrder(unit, "1"))?.promiseId);

it("GIVEN an order with a promise WHEN a later word has none THEN it is kept", async () => {
  await tell(AT, "prm_first00");
  expect(await promiseId()).toBe("prm_first00");
  await tell(LATER);
  expect(await promiseId()).toBe("prm_first00");
});

it("GIVEN a later word without it WHEN the older one comes late THEN it is learnt, and the order stays as it was", async () => {
  await tell(LATER);
  expect(await promiseId()).toBeNull();
  await tell(AT, "prm_first00");
  expect(await promiseId()).toBe("prm_first00");
  await tell(AT, "prm_second0");
  expect(await promiseId()).toBe("prm_first00");
  expect(world.problems).toEqual([]);
});

it("GIVEN orders WHEN their names are asked for THEN those that are known are told", async () => {
  await tell(AT);
  expect(await inUnit((unit) => orderNames(unit, ["1", "2"]))).toEqual(new Map([["1", "#1"]]));
  expect(await inUnit((unit) => orderNames(unit, []))).toEqual(new Map());
});
