import { DAY, type Parcel, type WallMinutes } from "../model/parcel";
import { writeDay } from "./wall-time";

const header =
  "order_id,ordered_at,handed_over_at,delivered_at,origin_country,origin_region,destination_country,destination_region,destination_postal,carrier,service,location,items,weight_g,price_minor,category";

/** A store's own parcels as the file that a look back reads: one way in for everybody's history. */
export function historyCsv(parcels: readonly Parcel[]): string {
  const rows = parcels.map((p) =>
    [
      p.id,
      time(p.orderedAt),
      time(p.handedOverAt),
      time(p.deliveredAt),
      p.originCountry,
      p.originRegion,
      p.destinationCountry,
      p.destinationRegion,
      p.destinationPostal,
      p.carrier,
      p.service,
      p.location,
      p.items,
      p.weightG,
      p.priceMinor,
      p.category,
    ]
      .map(cell)
      .join(","),
  );
  return `${[header, ...rows].join("\n")}\n`;
}

function time(at: WallMinutes | null): string | null {
  if (at === null) return null;
  const day = Math.floor(at / DAY);
  const minute = at - day * DAY;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${writeDay(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const cell = (value: string | number | null): string => {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
