import { binOf, type Edges, edgesOf } from "./bins";
import { aliveAt, type Curve, curveOf } from "./curve";
import { featuresOf } from "./features";
import { Lanes } from "./lanes";
import { DAY, dayOf, type Facts, type WallDay, type WallMinutes } from "./parcel";
import { type Binned, boost, type Boosted, said } from "./trees";

/** A stretch of a parcel's life: from `start` until `end`, or open when last looked at. */
export interface Stretch {
  facts: Facts;
  start: WallMinutes;
  /** When it ended as hoped; null while open or when it ended otherwise. */
  end: WallMinutes | null;
  /** Until when it was watched: its end, its other end, or the moment of learning. */
  seen: WallMinutes;
}

export interface Shape {
  lanes: Lanes;
  edges: Edges[];
  middle: Boosted;
  upper: Boosted;
}

export const logDays = (minutes: number): number => Math.log(Math.max(0, minutes) / DAY + 0.5);

export interface LearnOptions {
  now: WallMinutes;
  halfLifeDays: number;
  seed: number;
  trees: number;
  depth: number;
  rate: number;
  leaf: number;
}

const TO_NINE_TENTHS = 1.2816;
const NARROWEST = 0.12;

/**
 * Weights for what has ended: the recent counts more; and where only the quick ones of recent days have ended yet, each stands
 * for the slow ones that have not (inverse probability of being seen).
 */
function weightsOf(stretches: readonly Stretch[], { now, halfLifeDays }: LearnOptions): Float64Array {
  const recency = stretches.map((s) => 2 ** (-(now - s.start) / DAY / halfLifeDays));
  const ages = stretches
    .map((s, i) => [(now - s.start) / DAY, recency[i]!] as const)
    .sort((a, b) => b[0] - a[0]);
  const total = recency.reduce((a, b) => a + b, 0);
  // Share of weight whose age is at least so many days: chance that a journey that long has been seen to its end.
  const seen = new Float64Array(400);
  let at = 0;
  let sum = 0;
  for (let days = 399; days >= 0; days--) {
    while (at < ages.length && ages[at]![0] >= days) sum += ages[at++]![1];
    seen[days] = sum / total;
  }
  return Float64Array.from(stretches, (s, i) => {
    if (s.end === null) return 0;
    const days = Math.min(399, Math.ceil((s.end - s.start) / DAY));
    return recency[i]! / Math.max(0.1, seen[days]!);
  });
}

export function* learnShape(stretches: readonly Stretch[], options: LearnOptions): Generator<void, Shape> {
  const ended = stretches.filter((s) => s.end !== null);
  const all = weightsOf(stretches, options);
  const w = Float64Array.from(all.filter((_, i) => stretches[i]!.end !== null));
  const y = Float64Array.from(ended, (s) => logDays(s.end! - s.start));
  const facts = ended.map((s) => s.facts);
  const lanes = Lanes.learn(facts, y, w);
  const rows = ended.map((s, i) => featuresOf(s.facts, s.start, lanes, { w: w[i]!, y: y[i]! }));
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_, f) => edgesOf(Float64Array.from(rows, (r) => r[f]!)));
  const x: Binned = {
    rows: rows.length,
    columns: edges.map((e, f) => Uint8Array.from(rows, (r) => binOf(e, r[f]!))),
  };
  const rest = Float64Array.from(rows, (r, i) => y[i]! - r[0]!);
  const mean = w.reduce((a, b) => a + b, 0) / Math.max(1, w.length);
  const common = {
    trees: options.trees,
    rate: options.rate,
    depth: options.depth,
    leaf: options.leaf * mean,
    rows: 0.7,
    features: 0.6,
  };
  return {
    lanes,
    edges,
    middle: yield* boost(x, rest, w, { ...common, quantile: 0.5, seed: options.seed }),
    upper: yield* boost(x, rest, w, { ...common, quantile: 0.9, seed: options.seed + 1 }),
  };
}

/** Where the middle of a parcel's time lies in log days, and how wide it spreads. */
export interface Place {
  middle: number;
  spread: number;
}

export function placeOf(shape: Shape, facts: Facts, start: WallMinutes): Place {
  const row = featuresOf(facts, start, shape.lanes);
  const bins = Uint8Array.from(row, (v, f) => binOf(shape.edges[f]!, v));
  const mean = row[0] ?? 0;
  const middle = mean + said(shape.middle, bins);
  const upper = mean + said(shape.upper, bins);
  return { middle, spread: Math.max(NARROWEST, (upper - middle) / TO_NINE_TENTHS) };
}

export const stretched = ({ middle, spread }: Place, minutes: number): number =>
  (logDays(minutes) - middle) / spread;

/** Learnt on one half of the parcels and asked of the other: a curve from places that did not know their own parcel. */
export function* crossPlaces(stretches: readonly Stretch[], options: LearnOptions): Generator<void, Place[]> {
  const places = new Array<Place>(stretches.length);
  for (const half of [0, 1]) {
    const learnt = yield* learnShape(
      stretches.filter((_, i) => i % 2 !== half),
      options,
    );
    stretches.forEach((s, i) => {
      if (i % 2 === half) places[i] = placeOf(learnt, s.facts, s.start);
    });
  }
  return places;
}

export function learnCurve(
  stretches: readonly Stretch[],
  places: readonly Place[],
  options: LearnOptions,
): Curve {
  const z = Float64Array.from(stretches, (s, i) => stretched(places[i]!, s.seen - s.start));
  const w = Float64Array.from(stretches, (s) => 2 ** (-(options.now - s.start) / DAY / options.halfLifeDays));
  return curveOf(
    z,
    Uint8Array.from(stretches, (s) => Number(s.end !== null)),
    w,
  );
}

/** Share not arrived at the end of each day from the first, before weekdays and the pace of now are counted. */
export function aliveByDay(curve: Curve, place: Place, start: WallMinutes, days: number): Float64Array {
  const first: WallDay = dayOf(start);
  return Float64Array.from({ length: days }, (_, d) =>
    aliveAt(curve, stretched(place, (first + d + 1) * DAY - start)),
  );
}
