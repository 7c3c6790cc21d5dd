import type { Curve } from "./curve";
import { dayOf, type Facts, type WallDay, weekdayOf } from "./parcel";
import { aliveByDay, type Place, type Stretch } from "./stage";

/** The days of a parcel's life are told apart by how many of its kind have arrived by then. */
export const BOUNDS = [0, 0.1, 0.3, 0.5, 0.7, 0.85, 0.93, 0.97] as const;
/** Days after which nothing is expected any more. */
export const LONGEST = 120;
const HOLIDAY = 7;

/**
 * How things go at the moment, beside how they went: arrivals counted over arrivals expected. A period table: each parcel that was on
 * its way in the last weeks counts for each day that it was, arrived or not. That is why a slow-down shows at once, and not
 * when its parcels have arrived.
 */
export interface Pace {
  weekday: Float64Array;
  holiday: number;
  byBound: Float64Array;
  group: Map<string, number>;
}

export type IsHoliday = (day: WallDay, facts: Facts) => boolean;

/** Days in which what was seen counts half, and parcels' worth of trust in the usual. */
const HALF_LIFE = { whole: 10, group: 14, weekday: 120 } as const;
const TRUST = { whole: 30, group: 60, weekday: 20, holiday: 5 } as const;
const LOOKED_BACK = 2 * HALF_LIFE.weekday;

export const boundOf = (gone: number): number => {
  let bound = BOUNDS.length - 1;
  while (gone < BOUNDS[bound]!) bound--;
  return bound;
};

/** The group of lanes that shares a pace and a calibration: where parcels go. */
export const groupOf = (f: Facts): string => `${f.destinationCountry ?? "?"}-${f.destinationRegion ?? "?"}`;

class Count {
  arrived = 0;
  expected = 0;

  add(weight: number, arrived: number, expected: number): void {
    this.arrived += weight * arrived;
    this.expected += weight * Math.min(0.98, expected);
  }

  ratio(trust: number, towards = 1): number {
    return (this.arrived + trust * towards) / (this.expected + trust);
  }
}

/** One day of one parcel's life each, column by column: there are millions. */
class LifeDays {
  #size = 0;
  expected = new Float32Array(1 << 16);
  arrived = new Uint8Array(1 << 16);
  weekday = new Uint8Array(1 << 16);
  bound = new Uint8Array(1 << 16);
  ago = new Uint16Array(1 << 16);
  group = new Uint16Array(1 << 16);

  get size(): number {
    return this.#size;
  }

  add(expected: number, arrived: boolean, weekday: number, bound: number, ago: number, group: number): void {
    if (this.#size === this.expected.length) this.#grow();
    const i = this.#size++;
    this.expected[i] = expected;
    this.arrived[i] = Number(arrived);
    this.weekday[i] = weekday;
    this.bound[i] = bound;
    this.ago[i] = ago;
    this.group[i] = group;
  }

  #grow(): void {
    const twice = <T extends Float32Array | Uint8Array | Uint16Array>(old: T, wide: T): T => {
      wide.set(old);
      return wide;
    };
    const length = this.expected.length * 2;
    this.expected = twice(this.expected, new Float32Array(length));
    this.arrived = twice(this.arrived, new Uint8Array(length));
    this.weekday = twice(this.weekday, new Uint8Array(length));
    this.bound = twice(this.bound, new Uint8Array(length));
    this.ago = twice(this.ago, new Uint16Array(length));
    this.group = twice(this.group, new Uint16Array(length));
  }
}

export function learnPace(
  stretches: readonly Stretch[],
  places: readonly Place[],
  curve: Curve,
  today: WallDay,
  isHoliday: IsHoliday,
): Pace {
  const groups = new Map<string, number>();
  const days = lifeDays(stretches, places, curve, today, isHoliday, groups);
  const weekdays = Array.from({ length: 8 }, () => new Count());
  each(days, HALF_LIFE.weekday, (i, weight) =>
    weekdays[days.weekday[i]!]!.add(weight, days.arrived[i]!, days.expected[i]!),
  );
  const weekday = Float64Array.from(weekdays.slice(0, 7), (c) => c.ratio(TRUST.weekday));
  // A holiday nobody has seen yet is like a Sunday.
  const holiday = weekdays[HOLIDAY]!.ratio(TRUST.holiday, weekday[0]);
  const onDay = (i: number) => (days.weekday[i] === HOLIDAY ? holiday : weekday[days.weekday[i]!]!);

  const whole = new Count();
  const bounds = BOUNDS.map(() => new Count());
  each(days, HALF_LIFE.whole, (i, weight) => {
    const expected = days.expected[i]! * onDay(i);
    whole.add(weight, days.arrived[i]!, expected);
    bounds[days.bound[i]!]!.add(weight, days.arrived[i]!, expected);
  });
  const overall = whole.ratio(TRUST.whole);
  const byBound = Float64Array.from(bounds, (c) => c.ratio(TRUST.whole, overall));

  const byGroup = [...groups].map(() => new Count());
  each(days, HALF_LIFE.group, (i, weight) =>
    byGroup[days.group[i]!]!.add(
      weight,
      days.arrived[i]!,
      days.expected[i]! * onDay(i) * byBound[days.bound[i]!]!,
    ),
  );
  const group = new Map([...groups].map(([key, at]) => [key, byGroup[at]!.ratio(TRUST.group)]));
  return { weekday, holiday, byBound, group };
}

function each(days: LifeDays, halfLife: number, tell: (i: number, weight: number) => void): void {
  const weights = Float64Array.from({ length: LOOKED_BACK + 1 }, (_, ago) => 2 ** (-ago / halfLife));
  for (let i = 0; i < days.size; i++) tell(i, weights[days.ago[i]!]!);
}

function lifeDays(
  stretches: readonly Stretch[],
  places: readonly Place[],
  curve: Curve,
  today: WallDay,
  isHoliday: IsHoliday,
  groups: Map<string, number>,
): LifeDays {
  const days = new LifeDays();
  stretches.forEach((s, at) => {
    const first = dayOf(s.start);
    const last = Math.min(dayOf(s.seen), first + LONGEST - 1);
    if (today - last > LOOKED_BACK) return;
    // The last day was watched to its end only when it is over, or when the parcel came on it.
    const watched = s.end !== null || last < today ? last : last - 1;
    const name = groupOf(s.facts);
    const group = groups.get(name) ?? groups.size;
    groups.set(name, group);
    const alive = aliveByDay(curve, places[at]!, s.start, last - first + 1);
    let before = 1;
    for (let day = first; day <= watched && before >= 1e-5; day++) {
      const after = alive[day - first]!;
      const ago = today - day;
      if (ago <= LOOKED_BACK) {
        const weekday = isHoliday(day, s.facts) ? HOLIDAY : weekdayOf(day);
        const arrived = s.end !== null && day === last;
        days.add(1 - after / before, arrived, weekday, boundOf(1 - before), Math.max(0, ago), group);
      }
      before = after;
    }
  });
  return days;
}
