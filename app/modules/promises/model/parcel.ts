/**
 * Minutes since 1970-01-01T00:00 on the wall clock of the place that promises are made in. A promise is a date that people read on a
 * calendar, so the model counts on that calendar; instants are turned into wall time at its edge.
 */
export type WallMinutes = number;
/** Days since 1970-01-01 on the same calendar. */
export type WallDay = number;

export const DAY = 1_440;
export const dayOf = (at: WallMinutes): WallDay => Math.floor(at / DAY);
/** 0 is Sunday. */
export const weekdayOf = (day: WallDay): number => (((day + 4) % 7) + 7) % 7;

/** What can be known of a parcel when its date is asked for. Null is unknown. */
export interface Facts {
  orderedAt: WallMinutes;
  originCountry: string | null;
  originRegion: string | null;
  originPostal: string | null;
  destinationCountry: string | null;
  destinationRegion: string | null;
  destinationPostal: string | null;
  /** Great-circle kilometres. */
  distanceKm: number | null;
  carrier: string | null;
  service: string | null;
  location: string | null;
  items: number | null;
  weightG: number | null;
  volumeCm3: number | null;
  priceMinor: number | null;
  freightMinor: number | null;
  category: string | null;
}

/** What became of it. Each is null until it has happened. */
export interface Outcome {
  /** The order was released for packing. */
  approvedAt: WallMinutes | null;
  /** The carrier has it. */
  handedOverAt: WallMinutes | null;
  deliveredAt: WallMinutes | null;
  /** Ended without a delivery (cancelled, lost, returned). */
  endedAt: WallMinutes | null;
}

export interface Parcel extends Facts, Outcome {
  id: string;
}

/** A question for the model, asked at a moment: nothing later than `at` may be in it. */
export interface Question extends Facts {
  at: WallMinutes;
  handedOverAt: WallMinutes | null;
}

/** How likely each day is: `by[i]` is the chance of delivery on or before `from + i`. Never falls; may end below 1. */
export interface Forecast {
  from: WallDay;
  by: Float64Array;
  /** What spoke, in words for a person to read. */
  basis: Basis;
}

export interface Basis {
  /** The narrowest family of parcels with a voice of its own; "published" while a store has none. */
  level: "service" | "lane" | "destination" | "store" | "published";
  /** Parcels behind that level, recency-weighted. */
  parcels: number;
  /** Over 1: slower than its own past at the moment. */
  pace: number;
}

/** The first day by which the share `level` is expected; null when even the last day is not enough. */
export function dayBy({ from, by }: Forecast, level: number): WallDay | null {
  for (let i = 0; i < by.length; i++) if (by[i]! >= level - 1e-9) return from + i;
  return null;
}

/** The chance that delivery falls after `day`. */
export function riskAfter({ from, by }: Forecast, day: WallDay): number {
  if (day < from) return 1;
  return 1 - (by[Math.min(day - from, by.length - 1)] ?? 0);
}
