import { binOf, type Edges, edgesOf } from "./bins";
import { aliveAt, type Curve, curveOf } from "./curve";
import { featuresOf } from "./features";
import { Lanes } from "./lanes";
import { DAY, type Facts, type WallMinutes } from "./parcel";
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
/** No parcel is so sure, and no leaf of a tree so well known, that its spread may be less. */
const NARROWEST = 0.42;

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

const PARTS = 5;

/**
 * What the trees are told of each parcel, by lanes that were learnt from other parcels alone. Told by lanes that knew the parcel, or by
 * those that left out just this one, trees would read its own time back out of them.
 */
function apart(ended: readonly Stretch[], y: Float64Array, w: Float64Array): number[][] {
  const rows = new Array<number[]>(ended.length);
  for (let part = 0; part < PARTS; part++) {
    const others = ended.flatMap((_, i) => (i % PARTS === part ? [] : [i]));
    const lanes = Lanes.learn(
      others.map((i) => ended[i]!.facts),
      Float64Array.from(others, (i) => y[i]!),
      Float64Array.from(others, (i) => w[i]!),
    );
    for (let i = part; i < ended.length; i += PARTS)
      rows[i] = featuresOf(ended[i]!.facts, ended[i]!.start, lanes);
  }
  return rows;
}

export function* learnShape(stretches: readonly Stretch[], options: LearnOptions): Generator<void, Shape> {
  const ended = stretches.filter((s) => s.end !== null);
  const all = weightsOf(stretches, options);
  const w = Float64Array.from(all.filter((_, i) => stretches[i]!.end !== null));
  const y = Float64Array.from(ended, (s) => logDays(s.end! - s.start));
  const facts = ended.map((s) => s.facts);
  const lanes = Lanes.learn(facts, y, w);
  const rows = apart(ended, y, w);
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
  hopes: Float64Array,
  options: LearnOptions,
): Curve {
  const z = Float64Array.from(stretches, (s, i) => stretched(places[i]!, s.seen - s.start));
  const w = Float64Array.from(
    stretches,
    (s, i) => hopes[i]! * 2 ** (-(options.now - s.start) / DAY / options.halfLifeDays),
  );
  return curveOf(
    z,
    Uint8Array.from(stretches, (s) => Number(s.end !== null)),
    w,
  );
}

/** Days after which what is still open is lost. */
const LOST = 75;

/** For each stretch, how likely it is that it will end as hoped: what is lost is open for ever and says nothing of how long things take. */
export function hopesOf(
  stretches: readonly Stretch[],
  places: readonly Place[],
  options: LearnOptions,
): Float64Array {
  const { now } = options;
  const open = (s: Stretch) => s.end === null && s.seen >= now;
  const old = stretches.filter((s) => now - s.start > LOST * DAY && now - s.start < 4 * LOST * DAY);
  const lost = (old.filter(open).length + 0.5) / (old.length + 50);
  const hopes = Float64Array.from(stretches, (s) => (open(s) && now - s.start > LOST * DAY ? 0 : 1));
  const first = learnCurve(stretches, places, hopes, options);
  return Float64Array.from(stretches, (s, i) => {
    if (!open(s)) return 1;
    if (now - s.start > LOST * DAY) return 0;
    const alive = (1 - lost) * aliveAt(first, stretched(places[i]!, s.seen - s.start));
    return alive / (alive + lost);
  });
}
