import { addDays, daysBetween, localDate } from "../../domain/local-date";
import { ancestry, type Lane, lane, laneKey } from "../../domain/lane";
import type { Dates } from "../orders/index.server";
import type { Unit } from "../../spine/unit.server";
import { add, blend, type Distribution, given, quantile, triangle } from "./distribution";
import { experience } from "./store.server";

export const MODEL = "lanes-1";
/** The share of parcels that must have come by the latest day. */
export const CONFIDENCE = 0.9;
/** How many parcels' worth the wider family of a lane counts. */
const BORROWED = 8;

/** Before a store has any experience: published ground services within a country, and a day or two to pack. */
const publishedTransit = triangle(2, 4, 8);
const publishedHandling = triangle(0, 1, 3);

export const handlingLane = (origin: string | null): Lane => lane({ carrier: "handling", origin });

export interface Basis {
  distribution: Distribution;
  /** Enough to say why: which lanes spoke, with how many parcels. */
  inputs: { lane: string; parcels: Record<string, number> };
}

/** What is known of a lane: its own parcels, then its families', then what is published. */
export async function basisOf(
  unit: Unit,
  of: Lane,
  published: Distribution = publishedTransit,
): Promise<Basis> {
  const levels = ancestry(of).map(laneKey);
  const known = await experience(unit, levels);
  let distribution = published;
  const parcels: Record<string, number> = {};
  for (const level of levels.toReversed()) {
    const histogram = known.get(level) ?? new Map<number, number>();
    const n = [...histogram.values()].reduce((a, b) => a + b, 0);
    if (n > 0) parcels[level] = n;
    distribution = blend(histogram, distribution, BORROWED);
  }
  return { distribution, inputs: { lane: laneKey(of), parcels } };
}

export async function handlingBasis(unit: Unit, origin: string | null): Promise<Basis> {
  return basisOf(unit, handlingLane(origin), publishedHandling);
}

/** Days from `start`, told as local dates; nothing already past is promised. */
export function datesFrom(distribution: Distribution, start: Date, now: Date, zone: string): Dates {
  const from = localDate(start, zone);
  const today = localDate(now, zone);
  const elapsed = Math.max(0, daysBetween(from, today));
  const rest = given(distribution, elapsed);
  // A parcel older than anything in the table: all that is left to say is soon.
  const day = (q: number) => addDays(from, Math.max(quantile(rest, q), elapsed));
  return { earliest: day(0.1), likely: day(0.5), latest: day(CONFIDENCE), zone };
}

/** An order that has not left: time to pack, then time on the way. */
export async function forecastOrder(
  unit: Unit,
  it: { origin: string | null; destination: string | null; placedAt: Date; zone: string },
): Promise<{ dates: Dates; inputs: object }> {
  const handling = await handlingBasis(unit, it.origin);
  const transit = await basisOf(unit, lane({ origin: it.origin, destination: it.destination }));
  const dates = datesFrom(
    add(handling.distribution, transit.distribution),
    it.placedAt,
    unit.clock.now(),
    it.zone,
  );
  return {
    dates,
    inputs: { handling: handling.inputs, transit: transit.inputs, from: it.placedAt.toISOString() },
  };
}

/** A parcel on its way, or about to be. */
export async function forecastParcel(
  unit: Unit,
  it: { lane: Lane; shippedAt: Date | null; registeredAt: Date; zone: string },
): Promise<{ dates: Dates; inputs: object }> {
  const transit = await basisOf(unit, it.lane);
  const from = it.shippedAt ?? it.registeredAt;
  return {
    dates: datesFrom(transit.distribution, from, unit.clock.now(), it.zone),
    inputs: { transit: transit.inputs, from: from.toISOString() },
  };
}

/** A replacement that is packed now: what is promised when a parcel is lost. */
export async function forecastReplacement(
  unit: Unit,
  of: Lane,
  zone: string,
): Promise<{ dates: Dates; inputs: object }> {
  const handling = await handlingBasis(unit, of.origin === "*" ? null : of.origin);
  const transit = await basisOf(unit, of);
  const now = unit.clock.now();
  return {
    dates: datesFrom(add(handling.distribution, transit.distribution), now, now, zone),
    inputs: {
      handling: handling.inputs,
      transit: transit.inputs,
      from: now.toISOString(),
      replacement: true,
    },
  };
}
