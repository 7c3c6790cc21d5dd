import { carrierName } from "../domain/carrier-name";

const names: Record<string, string> = {
  shopify: "Shopify",
  "shopify.sync": "Shopify",
  team: "Your team",
  "carrier.generic": "Warehouse or 3PL",
  "carrier.aftership": "AfterShip",
  "carrier.track17": "17TRACK",
};

/** Who told of a scan, as people call them: `carrier.easypost` → `EasyPost`. */
export const sourceName = (source: string): string =>
  names[source] ?? names[`carrier.${source}`] ?? carrierName(source.replace("carrier.", ""));
