import { afterEach, beforeEach, expect, it } from "vitest";
import { waitingOrders } from "../../app/modules/promises/forecasting/journeys.store.server";
import { promisesIn } from "../support/promises";
import { createWorld, type World } from "../support/world";

let world: World;
let store: ReturnType<typeof promisesIn>;
beforeEach(async () => {
  world = await createWorld({ start: "2026-11-19T10:00:00Z" });
  store = promisesIn(world);
  await store.location();
});
afterEach(() => world.close());

it("GIVEN orders of which some have left WHEN the queue is counted THEN those that wait are in it, and nobody else", async () => {
  const waiting = () => store.inUnit((unit) => waitingOrders(unit, world.clock.now()));
  expect(await waiting()).toBe(0);
  for (const id of ["1", "2", "3"]) await store.order({ id, at: "2026-11-18T09:00:00Z" });
  await store.order({ id: "4", at: "2026-10-01T09:00:00Z" });
  expect(await waiting()).toBe(3);
  await store.order({
    id: "2",
    at: "2026-11-18T09:00:00Z",
    updatedAt: "2026-11-19T09:00:00Z",
    cancelledAt: "2026-11-19T09:00:00Z",
  });
  expect(await waiting()).toBe(2);
});
