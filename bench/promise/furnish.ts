import { ok } from "../../app/domain/result";
import { keepProduct } from "../../app/modules/orders/index.server";
import { confirmProcessing, measured } from "../../app/modules/promises/index.server";
import { describe, keepLocation } from "../../app/modules/shops/index.server";
import type { Ground } from "../ground";
import { createBenchSpine } from "../spine";
import { ZONE } from "./trained";

/** A store that has something to say: a place that parcels leave from, a product, and last night's model. */
export async function furnish(ground: Ground, learnt: measured.Learnt): Promise<void> {
  const parts = { reactions: [], intakes: [], effects: [], alarms: [] };
  const spine = createBenchSpine(ground.url, ground.masterKey, parts);
  const version = "2026-01-01T00:00:00Z";
  const place = { id: "5", name: "Santos", country: "BR", region: null, postal: null, active: true };
  const item = { grams: 400, ships: true, counted: false };
  const done = await spine.act(ground.shop, "bench", async (unit) => {
    await describe(unit, { name: "Bench", currency: "BRL", timezone: ZONE, country: "BR" });
    await keepLocation(unit, { ...place, version });
    await confirmProcessing(unit, "5", measured.standard({ country: "BR", region: null }));
    await keepProduct(unit, {
      id: "77",
      title: "Lantern",
      category: "c1",
      tags: [],
      version: "1",
      variants: [{ id: "771", quantity: 3, sellsPastStock: false, item }],
      undescribed: [],
    });
    const figures = { parcels: 20_000, from: null, to: null, kept: null, target: 0.9, drift: 1 };
    await measured.keepModel(unit, "bench", learnt, figures);
    return ok(null);
  });
  spine.deps.wake.stop();
  await spine.deps.access.close();
  if (!done.ok) throw new Error(done.failure.code);
}
