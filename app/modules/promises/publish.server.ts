import { z } from "zod";
import { adminFor } from "../../adapters/shopify/admin.server";
import { MetafieldsSet, ShopFacts } from "../../adapters/shopify/operations/shop";
import { localDate } from "../../domain/local-date";
import { ok, type Result } from "../../domain/result";
import { defineEffect } from "../../spine/definitions";
import { request, setAlarm, type Unit } from "../../spine/unit.server";
import { originOf, originPlace, read as readShop } from "../shops/index.server";
import { forecastOrder } from "./forecast.server";

export const PUBLISH = "promises.publish";
const DAY = 86_400_000;

/** Puts today's date for an order of the whole store where product pages read it, and again tomorrow. */
export async function publishDaily(unit: Unit): Promise<string> {
  const now = unit.clock.now();
  const { timezone } = await readShop(unit);
  const day = localDate(now, timezone);
  await request(unit, { kind: PUBLISH, key: day, orderKey: PUBLISH, payload: { day } });
  await setAlarm(unit, PUBLISH, "store", new Date(now.getTime() + DAY));
  return day;
}

interface Published {
  published: { earliest: string; latest: string } | null;
}

/**
 * The date that the theme's block shows where nothing is known of the visitor: from the store's usual place of departure, over
 * every lane it has experience of. Written to the app's own installation, which needs no scope.
 */
export const publish = defineEffect({
  kind: PUBLISH,
  payload: z.object({ day: z.iso.date() }),
  async prepare(unit) {
    const { domain, timezone: zone, state } = await readShop(unit);
    if (state !== "active") return ok(null);
    const origin = originPlace(await originOf(unit, null));
    const { dates } = await forecastOrder(unit, {
      origin,
      destination: null,
      placedAt: unit.clock.now(),
      zone,
    });
    return ok({ domain, promise: { earliest: dates.earliest, latest: dates.latest } });
  },
  async perform(_outside, need): Promise<Result<Published>> {
    // The store left in the meantime: nobody shows a date any more.
    if (!need) return ok({ published: null });
    const admin = adminFor(need.domain);
    const facts = await admin.run(ShopFacts, {});
    if (!facts.ok) return facts;
    const written = await admin.run(MetafieldsSet, {
      metafields: [
        {
          ownerId: facts.value.data.currentAppInstallation.id,
          namespace: "doorstep",
          key: "delivery_promise",
          type: "json",
          value: JSON.stringify(need.promise),
        },
      ],
    });
    return written.ok ? ok({ published: need.promise }) : written;
  },
  settle: () => Promise.resolve(),
});
