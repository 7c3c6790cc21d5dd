import { postalPrefix } from "../../../domain/postal";
import type { Unit } from "../../../spine/unit.server";
import type { Parcel, WallMinutes } from "../model/parcel";
import { DAY } from "../model/parcel";
import { instantOf } from "../../../domain/zone-clock";
import { serviceName } from "../quote/service";
import { dateOf } from "./wall";

const AT_ONCE = 500;

/** A history from a file becomes experience like the store's own: learnt from tonight on, and never told to anybody. */
export async function keepImported(unit: Unit, from: string, parcels: Parcel[], zone: string): Promise<void> {
  for (let at = 0; at < parcels.length; at += AT_ONCE) {
    const rows = parcels.slice(at, at + AT_ONCE).map((p) => ({
      shop_id: unit.shop,
      id: `csv:${from}:${p.id}`,
      order_id: p.id,
      ordered_at: instant(p.orderedAt, zone)!,
      handed_over_at: instant(p.handedOverAt, zone),
      delivered_at: instant(p.deliveredAt, zone),
      ended_at: instant(p.endedAt, zone),
      origin_country: p.originCountry,
      origin_region: p.originRegion,
      origin_postal: p.originPostal,
      dest_country: p.destinationCountry,
      dest_region: p.destinationRegion,
      dest_postal: postalPrefix(p.destinationPostal),
      carrier: p.carrier,
      service: serviceName(p.service),
      items: p.items,
      weight_g: p.weightG,
      price_minor: p.priceMinor,
      category: p.category,
      source: "import",
    }));
    await unit.tx.q
      .insertInto("promise_journey")
      .values(rows)
      .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
      .execute();
  }
}

function instant(at: WallMinutes | null, zone: string): Date | null {
  if (at === null) return null;
  const day = Math.floor(at / DAY);
  const minute = at - day * DAY;
  const two = (n: number) => String(n).padStart(2, "0");
  return instantOf(dateOf(day), `${two(Math.floor(minute / 60))}:${two(minute % 60)}`, zone);
}
