import type { Unit } from "../../spine/unit.server";

/** A silence between two scans of a parcel that arrived. */
export interface SilenceGap {
  carrier: string;
  service: string | null;
  originCountry: string | null;
  destCountry: string | null;
  destRegion: string | null;
  /** Where it stood when the silence began. */
  milestone: string;
  from: Date;
  to: Date;
}

const GAPS = {
  name: "shipments.silence-gaps",
  text: `with arrived as (
           select id, carrier, service, origin_country, dest_country, dest_region from shipment
            where shop_id = $1 and milestone = 'delivered' and registered_at >= $2
            order by registered_at desc, id limit $3),
         heard as (
           select a.carrier, a.service, a.origin_country, a.dest_country, a.dest_region, scan.milestone,
                  scan.occurred_at as "from",
                  lead(scan.occurred_at) over (partition by a.id order by scan.occurred_at, scan.id) as "to"
             from arrived a join scan on scan.shop_id = $1 and scan.shipment_id = a.id)
         select carrier, service, origin_country as "originCountry", dest_country as "destCountry",
                dest_region as "destRegion", milestone, "from", "to"
           from heard where milestone is not null and "to" > "from"`,
};

/** How long the newest parcels that arrived were silent between scans. Bounded by the number of parcels. */
export const silenceGaps = (unit: Unit, since: Date, parcels: number): Promise<SilenceGap[]> =>
  unit.tx.named<SilenceGap>(GAPS, [unit.shop, since, parcels]);
