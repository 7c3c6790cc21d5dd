import { aliveAt, type Curve } from "./curve";
import { type IsHoliday, LONGEST } from "./life-days";
import { boundOf, groupOf, type Pace } from "./pace";
import { DAY, dayOf, type Facts, type WallMinutes, weekdayOf } from "./parcel";
import { type Place, stretched } from "./stage";

/**
 * Nobody knows how the coming weeks will go. Today's pace is the middle of five futures from much better to much worse (points of a
 * normal law and their weights), as far apart as the store's own past says.
 */
const FUTURES = [
  [-2.02, 0.0443],
  [-1.0, 0.2418],
  [0, 0.4278],
  [1.0, 0.2418],
  [2.02, 0.0443],
] as const;

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
  const days = Math.max(LONGEST - (first - dayOf(start)), 30);
  const ends = Float64Array.from({ length: days }, (_, d) => stretched(place, (first + d + 1) * DAY - start));
  const onDay = Float64Array.from({ length: days }, (_, d) =>
    isHoliday(first + d, facts) ? pace.holiday : pace.weekday[weekdayOf(first + d)]!,
  );
  const moved = pace.shift + (pace.groupShift.get(groupOf(facts)) ?? 0);
  const by = new Float64Array(days);
  for (const [point, weight] of FUTURES) {
    const shift = moved + pace.movement.doubt * point;
    let before = at <= start ? 1 : aliveAt(curve, stretched(place, at - start) - shift);
    let alive = 1;
    for (let d = 0; d < days; d++) {
      const after = aliveAt(curve, ends[d]! - shift);
      const share = before > 1e-9 ? Math.max(0, 1 - after / before) : 0.2;
      alive *= 1 - Math.min(0.95, share * onDay[d]! * pace.byBound[boundOf(1 - before)]!);
      by[d]! += weight * (1 - alive);
      before = after;
    }
  }
  return by.map((p) => Math.min(1, Math.max(0, p)));
}
