import { DAY, type Parcel, type WallDay, type WallMinutes, weekdayOf } from "../parcel";

/** A Monday in January 2024. */
export const FIRST: WallDay = 19_730;

export interface WorldOptions {
  parcels: number;
  days: number;
  seed: number;
  /** From this day on everything on its way goes so many times slower. */
  slow?: { from: WallDay; times: number };
}

/** Chance from a seed (mulberry32): every run of a test sees the same world. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const REGIONS = ["NY", "CA", "TX", "FL"] as const;

/** A store's parcels with all that became of them, from two places to four regions; nothing arrives on a Sunday, one in 200 never. */
export function world({ parcels, days, seed, slow }: WorldOptions): Parcel[] {
  const draw = chance(seed);
  const spread = (width: number) =>
    Math.exp(width * Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()));
  return Array.from({ length: parcels }, (_, i) => {
    const orderedAt = Math.floor((FIRST + (days * (i + draw())) / parcels) * DAY);
    const [from, to] = [Math.floor(draw() * 2), Math.floor(draw() ** 2 * 4)];
    const distanceKm = 50 + 600 * Math.abs(from * 2 - to) + Math.floor(200 * draw());
    const handedOverAt = Math.floor(orderedAt + DAY * 0.9 * spread(0.4));
    const transit = DAY * (1.5 + distanceKm / 400) * spread(0.35);
    const came = held(handedOverAt, transit, slow);
    return {
      ...nowhere,
      id: `w${seed}-${i}`,
      orderedAt,
      approvedAt: null,
      handedOverAt,
      deliveredAt:
        draw() < 0.005 ? null : Math.floor(weekdayOf(Math.floor(came / DAY)) === 0 ? came + DAY : came),
      endedAt: null,
      originRegion: REGIONS[from]!,
      originPostal: `${10 + from}001`,
      destinationRegion: REGIONS[to]!,
      destinationPostal: `${20 + to}${String(Math.floor(draw() * 30)).padStart(3, "0")}`,
      distanceKm,
      weightG: Math.floor(400 * spread(0.8)),
      category: `c${Math.floor(draw() * 5)}`,
    };
  });
}

/** When a way that takes so long ends, if from some day on each step of it takes longer. */
function held(start: WallMinutes, takes: number, slow: WorldOptions["slow"]): WallMinutes {
  const from = (slow?.from ?? Infinity) * DAY;
  const quick = Math.min(takes, Math.max(0, from - start));
  return start + quick + (takes - quick) * (slow?.times ?? 1);
}

/** Facts of which nothing is known but the country. */
export const nowhere = {
  originCountry: "US",
  originRegion: null,
  originPostal: null,
  destinationCountry: "US",
  destinationRegion: null,
  destinationPostal: null,
  distanceKm: null,
  carrier: null,
  service: null,
  location: null,
  items: null,
  weightG: null,
  volumeCm3: null,
  priceMinor: null,
  freightMinor: null,
  category: null,
} as const;

/** What was known at a moment: orders placed by then, and of each only what had happened. */
export const knownAt = (parcels: readonly Parcel[], at: WallMinutes): Parcel[] =>
  parcels
    .filter((p) => p.orderedAt < at)
    .map((p) => ({ ...p, handedOverAt: by(p.handedOverAt, at), deliveredAt: by(p.deliveredAt, at) }));

const by = (moment: WallMinutes | null, at: WallMinutes) => (moment !== null && moment < at ? moment : null);

export const never = (): boolean => false;

/** The same things in an order that follows from the seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const draw = chance(seed);
  const keyed = items.map((item) => [draw(), item] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}
