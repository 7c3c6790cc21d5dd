import { groupOf } from "./pace";
import { DAY, type Parcel, type WallDay, type WallMinutes } from "./parcel";
import { rankOf } from "./sieve";

/** Days by which all but a few parcels have come. */
const SETTLED = 60;
/** A group's own past counts beside that of all from about this many parcels on. */
const BORROWED = 50;
/** Parcels that stand in for those which a young one's past does not show. */
const MOST = 8;

/**
 * A history that lists only what was delivered shows of its last weeks only the quick ones, and would teach that all are quick. Where
 * no parcel is open, each late one is joined by as many that must have been on their way beside it as its age and the
 * older past say; they count as seen until the list ends. A history with open parcels stays as it is.
 */
export function completed(history: Parcel[], now: WallMinutes): Parcel[] {
  const cut = truncationOf(history, now);
  if (!cut) return history;
  const { known, end, share } = cut;
  const unseen = known.flatMap((p) => {
    if (p.orderedAt < end - SETTLED * DAY) return [];
    const seen = share(groupOf(p), (end - p.orderedAt) / DAY);
    const wanted = Math.min(MOST, (1 - seen) / Math.max(seen, 0.01));
    const count = Math.floor(wanted) + Number((rankOf(p.id) % 1_000) / 1_000 < wanted % 1);
    return Array.from({ length: count }, (_, n) => standIn(p, n, end));
  });
  return [...history, ...unseen];
}

/**
 * How many orders stood behind each one of a day that the history lists. Counted as they are listed, those of its last weeks would be few,
 * and the first orders after it a flood. Null where too few have come to say.
 */
export function ordersBehind(history: Parcel[], now: WallMinutes): (day: WallDay) => number | null {
  const cut = truncationOf(history, now);
  if (!cut) return () => 1;
  const { end, share } = cut;
  return (day) => {
    if (day * DAY >= now) return 1;
    const age = end / DAY - day - 0.5;
    if (age >= SETTLED) return 1;
    const seen = age > 0 ? share(ANYWHERE, age) : 0;
    return seen * (MOST + 1) >= 1 ? 1 / seen : null;
  };
}

/** No group is called so. */
const ANYWHERE = "";

interface Truncation {
  known: Parcel[];
  /** When the last of them came. */
  end: WallMinutes;
  share: (group: string, days: number) => number;
}

/** Null when the history shows what was open, or is too short to say what it does not show. */
function truncationOf(history: Parcel[], now: WallMinutes): Truncation | null {
  const came = (p: Parcel) => p.deliveredAt !== null && p.deliveredAt < now;
  const gone = (p: Parcel) => came(p) || (p.endedAt !== null && p.endedAt < now);
  // What came or ended only later was open at that moment.
  if (history.some((p) => !gone(p) && p.orderedAt < now && p.orderedAt > now - SETTLED * DAY)) return null;
  const known = history.filter(came);
  const end = known.reduce((last, p) => Math.max(last, p.deliveredAt!), 0);
  const settled = known.filter((p) => p.orderedAt < end - SETTLED * DAY);
  return settled.length < BORROWED ? null : { known, end, share: arrivedBy(settled) };
}

const standIn = (p: Parcel, n: number, end: WallMinutes): Parcel => ({
  ...p,
  id: `${p.id}~${n}`,
  handedOverAt: p.handedOverAt !== null && p.handedOverAt < end ? p.handedOverAt : null,
  deliveredAt: null,
  endedAt: end,
});

/** The share of a group's parcels that had come after so many days, leaning on all parcels where the group is small. */
function arrivedBy(settled: Parcel[]): (group: string, days: number) => number {
  const all = settled.map((p) => (p.deliveredAt! - p.orderedAt) / DAY).sort((a, b) => a - b);
  const groups = new Map<string, number[]>();
  for (const p of settled) {
    const own = groups.get(groupOf(p)) ?? [];
    groups.set(groupOf(p), own);
    own.push((p.deliveredAt! - p.orderedAt) / DAY);
  }
  const within = (times: number[], days: number) => times.reduce((n, t) => n + Number(t <= days), 0);
  const whole = Float64Array.from({ length: SETTLED + 1 }, (_, d) => within(all, d) / all.length);
  const tables = new Map<string, Float64Array>();
  return (group, days) => {
    const own = groups.get(group) ?? [];
    const table =
      tables.get(group) ??
      Float64Array.from(whole, (w, d) => (within(own, d) + BORROWED * w) / (own.length + BORROWED));
    tables.set(group, table);
    const at = Math.min(SETTLED - 1, Math.floor(days));
    return table[at]! + Math.min(1, days - at) * (table[at + 1]! - table[at]!);
  };
}
