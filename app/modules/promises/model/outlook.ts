import { aliveAt } from "./curve";
import { DAY, dayOf, type Facts, type WallMinutes, weekdayOf } from "./parcel";
import { boundOf, groupOf, type IsHoliday, LONGEST, type Pace } from "./pace";
import { type Place, stretched } from "./stage";
import type { Curve } from "./curve";

/**
 * Nobody knows how the coming weeks will go. Their pace is taken from now, back towards the usual day by day, and over five
 * futures from much better to much worse (Gauss–Hermite points of a normal law and their weights).
 */
const FUTURES = [
  [-2.02, 0.0443],
  [-1.0, 0.2418],
  [0, 0.4278],
  [1.0, 0.2418],
  [2.02, 0.0443],
] as const;

/** Spread of the log pace of the coming weeks. */
const DOUBT = 0.37;
/** Share of today's pace that is left a day later. */
const LASTING = 0.98;

/** Chance of delivery on or before each day from the day of `at`, given that it has not come until then. */
export function ahead(
  { curve, pace }: { curve: Curve; pace: Pace },
  place: Place,
  facts: Facts,
  start: WallMinutes,
  at: WallMinutes,
  isHoliday: IsHoliday,
): Float64Array {
  const first = dayOf(at);
  const group = pace.group.get(groupOf(facts)) ?? 1;
  const days = Math.max(LONGEST - (first - dayOf(start)), 30);
  const plain = new Float64Array(days);
  const drift = new Float64Array(days);
  let before = aliveAt(curve, stretched(place, at - start));
  if (at <= start) before = 1;
  for (let d = 0; d < days; d++) {
    const after = aliveAt(curve, stretched(place, (first + d + 1) * DAY - start));
    const share = before > 1e-9 ? Math.max(0, 1 - after / before) : 0.2;
    const day = first + d;
    plain[d] = share * (isHoliday(day, facts) ? pace.holiday : pace.weekday[weekdayOf(day)]!);
    drift[d] = LASTING ** d * Math.log(pace.byBound[boundOf(1 - before)]! * group);
    before = after;
  }
  const by = new Float64Array(days);
  for (const [point, weight] of FUTURES) {
    let alive = 1;
    for (let d = 0; d < days; d++) {
      alive *= 1 - Math.min(0.95, plain[d]! * Math.exp(drift[d]! + DOUBT * point));
      by[d]! += weight * (1 - alive);
    }
  }
  return by;
}
