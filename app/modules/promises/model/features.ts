import { dayOf, DAY, type Facts, type WallMinutes, weekdayOf } from "./parcel";
import type { Lanes } from "./lanes";

const orUnknown = (n: number | null): number => n ?? Number.NaN;

/** What the trees are told of a parcel beside its lane. The order is part of a trained model. */
export function featuresOf(f: Facts, start: WallMinutes, lanes: Lanes): number[] {
  const mean = lanes.mean(f);
  const beside = lanes.beside(f);
  const day = dayOf(start);
  return [
    mean,
    ...beside,
    orUnknown(f.distanceKm),
    weekdayOf(day) * 24 + (start - day * DAY) / 60,
    (start - day * DAY) / 60,
    weekdayOf(day),
    orUnknown(f.items),
    orUnknown(f.weightG),
    orUnknown(f.volumeCm3),
    orUnknown(f.priceMinor),
    orUnknown(f.freightMinor),
    f.freightMinor !== null && f.distanceKm !== null ? f.freightMinor / (100 + f.distanceKm) : Number.NaN,
    Number(f.destinationPostal?.slice(0, 3).replace(/\D/g, "") || Number.NaN),
    Number(f.originPostal?.slice(0, 3).replace(/\D/g, "") || Number.NaN),
  ];
}
