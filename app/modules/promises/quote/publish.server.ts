import { z } from "zod";
import { adminFor } from "../../../adapters/shopify/admin.server";
import { MetafieldsSet, ShopFacts } from "../../../adapters/shopify/operations/shop";
import { ok, type Result } from "../../../domain/result";
import { defineEffect } from "../../../spine/definitions";
import { request, type Unit } from "../../../spine/unit.server";
import { read as readShop } from "../../shops/index.server";
import { groundsOf } from "../forecasting/grounds.server";
import { settingsFor } from "../settings/terms";
import { ANYTHING } from "./goods.server";
import { isThin, quote } from "./quote.server";

export const PUBLISH = "promises.publish";

/** Puts the date for an order of the whole store where product pages read it: after each night's learning. */
export async function requestPublish(unit: Unit, version: string): Promise<void> {
  await request(unit, { kind: PUBLISH, key: version, orderKey: PUBLISH, payload: { version } });
}

interface Published {
  published: { earliest?: string; latest?: string } | null;
}

/**
 * The date that the theme's block shows where nothing is known of the visitor: from the store's usual place of departure, over
 * every lane it has experience of. Written to the app's own installation, which needs no scope.
 */
export const publish = defineEffect({
  kind: PUBLISH,
  payload: z.object({ version: z.string() }),
  async prepare(unit) {
    const { domain, state } = await readShop(unit);
    if (state !== "active") return ok(null);
    const grounds = await groundsOf(unit);
    if (settingsFor(grounds.settings, grounds.country ?? "").silent) return ok({ domain, promise: {} });
    const anywhere = { country: grounds.country, region: null, prefix: null, service: null, goods: ANYTHING };
    const made = quote(grounds, anywhere, unit.clock.now());
    const { earliest, latest } = made.dates;
    return ok({ domain, promise: isThin(grounds, made) ? {} : { earliest, latest } });
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
