import { z } from "zod";
import { adminFor } from "../../adapters/shopify/admin.server";
import { Locations, ShopFacts } from "../../adapters/shopify/operations/shop";
import { legacyId } from "../../domain/ids";
import { ok } from "../../domain/result";
import { defineEffect } from "../../spine/definitions";
import { changeScopes, describe, keepLocation, read as readShop } from "../shops/index.server";
import { importCatalogue } from "./catalogue.server";
import { BACKFILL_MS, importOrders } from "./import.server";

/** Learns what the store is and where it ships from, then begins to import: a parcel without its origin has no lane. */
export const describeShop = defineEffect({
  kind: "onboarding.describe-shop",
  payload: z.object({ importId: z.string() }),
  prepare: async (unit) => ok((await readShop(unit)).domain),
  async perform(_outside, domain) {
    const admin = adminFor(domain);
    const facts = await admin.run(ShopFacts, {});
    if (!facts.ok) return facts;
    const locations = await admin.run(Locations, { after: null });
    if (!locations.ok) return locations;
    return ok({ facts: facts.value.data, locations: locations.value.data.locations.nodes });
  },
  async settle(unit, { importId }, { facts, locations }) {
    const now = unit.clock.now();
    const { shop, currentAppInstallation } = facts;
    await describe(unit, {
      name: shop.name,
      currency: shop.currencyCode,
      timezone: shop.ianaTimezone,
      country: shop.shopAddress.countryCodeV2 ?? null,
    });
    await changeScopes(
      unit,
      currentAppInstallation.accessScopes.map((s) => s.handle),
      now,
    );
    for (const location of locations) {
      const { countryCode, provinceCode, zip } = location.address;
      if (!countryCode) continue;
      await keepLocation(unit, {
        id: legacyId(location.id),
        name: location.name,
        country: countryCode,
        region: provinceCode ?? null,
        postal: zip ?? null,
        active: location.isActive && location.fulfillsOnlineOrders,
        version: now.toISOString(),
      });
    }
    const installedAt = (await readShop(unit)).installedAt;
    await importOrders(unit, {
      id: importId,
      kind: "backfill",
      from: new Date(installedAt.getTime() - BACKFILL_MS),
      to: now,
    });
    await importCatalogue(unit, importId);
  },
});
