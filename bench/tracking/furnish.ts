import { stableId } from "../../app/domain/stable-id.server";
import type { Ground } from "../ground";

/** A number that the look-ups of the bench ask for. */
export const numberOf = (i: number): string => `1Z${String(i).padStart(16, "0")}`;
/** Every second number: between any two there is one that no order has. */
export const orderNameOf = (i: number): string => `#${1_000_000 + 2 * i}`;
export const absentNameOf = (i: number): string => `#${1_000_001 + 2 * i}`;
export const orderIdOf = (i: number): string => String(5_000_000_000 + i);

/** What 17TRACK told of every parcel already: told again it is no news. */
export const KNOWN = {
  code: "InTransit_Departure",
  at: new Date(Math.floor(Date.now() / 60_000 - 1_200) * 60_000),
};
const known = stableId("scn", "carrier.track17", KNOWN.at.getTime() / 60_000, KNOWN.code, "in_transit", "");

/**
 * A store with so many open parcels, each with its order, its buyer, two scans and an outlook, as if a minute ago all had been told.
 * Made by the database itself: a row for each number.
 */
export async function furnishParcels(ground: Ground, parcels: number): Promise<void> {
  const { shop } = ground;
  const n = `generate_series(0, ${parcels - 1}) as i`;
  const order = "(5000000000 + i)::text";
  const name = "'#' || (1000000 + 2 * i)";
  const number = "'1Z' || lpad(i::text, 16, '0')";
  const left = "now() - interval '3 days' + i * interval '0.2 seconds'";
  await ground.query("set synchronous_commit = off");
  await ground.query(`insert into "order" (shop_id, id, name, person_id, placed_at, currency, total_minor, ship_to_country,
      ship_to_region, ship_to_postal_prefix, financial, locale, version)
    select ${shop}, ${order}, ${name}, 'per_' || i, ${left} - interval '1 day', 'USD', 8000, 'US', 'CA', '941', 'paid', 'en', '1' from ${n}`);
  await ground.query(`insert into person (shop_id, id, email_index, phone_index, postal_index, version)
    select ${shop}, 'per_' || i, sha256(('email' || i)::bytea), sha256(('phone' || i)::bytea), sha256(('postal' || i)::bytea), '1' from ${n}`);
  await ground.query(`insert into shipment (shop_id, id, order_id, fulfillment_id, order_name, tracking_number, carrier, value_minor,
      currency, milestone, milestone_at, dest_country, shipped_at, last_scan_at, registered_at, version)
    select ${shop}, 'shp_' || i, ${order}, i::text, ${name}, ${number}, 'ups', 8000, 'USD', 'in_transit', ${left}, 'US', ${left},
      '${KNOWN.at.toISOString()}', ${left}, '1' from ${n}`);
  await ground.query(`insert into shipment_line (shop_id, shipment_id, order_line_id, title, quantity)
    select ${shop}, 'shp_' || i, i || 'l', 'Copper lantern', 1 from ${n}`);
  const scans = [
    { id: "scn_first", source: "carrier.easypost", milestone: "picked_up", at: left },
    {
      id: known,
      source: "carrier.track17",
      milestone: "in_transit",
      at: `'${KNOWN.at.toISOString()}'::timestamptz`,
    },
  ];
  for (const { id, source, milestone, at } of scans)
    await ground.query(`insert into scan (shop_id, shipment_id, id, source, milestone, native_code, message, place, local_time,
        occurred_at, received_at, inbox_source, inbox_delivery)
      select ${shop}, 'shp_' || i, '${id}', '${source}', '${milestone}', '${milestone}', 'Scanned', 'Reno, NV',
        '2026-11-18T08:00:00', ${at}, ${at}, 'bench', 'bench' from ${n}`);
  await ground.query(`insert into outlook (shop_id, subject_id, order_id, headline, next_step, earliest, likely, latest, zone, since)
    select ${shop}, 'shp_' || i, ${order}, 'in_transit', null, '2026-11-24', '2026-11-25', '2026-11-26', 'UTC', now() from ${n}`);
  await askOver(ground, parcels, 4 * 3_600);
  await ground.query("vacuum analyze");
  await ground.query("checkpoint");
}

/** Every parcel is to be asked about once within so many seconds, one as long after the other as everyone else. */
export async function askOver(
  ground: Ground,
  parcels: number,
  seconds: number,
  from = new Date(),
): Promise<void> {
  await ground.query(`delete from parcel_source where shop_id = ${ground.shop}`);
  await ground.query(`insert into parcel_source (shop_id, shipment_id, source, asked, lag_minutes, heard_at, due_at)
    select ${ground.shop}, 'shp_' || i, 'track17', true, 0, now(),
           '${from.toISOString()}'::timestamptz + i * interval '${seconds / parcels} seconds'
      from generate_series(0, ${parcels - 1}) as i`);
  await ground.query("vacuum analyze parcel_source");
}
