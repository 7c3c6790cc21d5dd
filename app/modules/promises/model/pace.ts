import { crossing } from "./crossing";
import type { Curve } from "./curve";
import { expectedOn, SUREST } from "./expected";
import { HOLIDAY, type IsHoliday, lifeDays, type LifeDays } from "./life-days";
import { FURTHEST, movedOn, type Movement, movementOf, WHOLE } from "./movement";
import type { Facts, WallDay } from "./parcel";
import type { Place, Stretch } from "./stage";

/** The days of a parcel's life are told apart by how many of its kind have arrived by then. */
export const BOUNDS = [0, 0.1, 0.3, 0.5, 0.7, 0.85, 0.93, 0.97] as const;

/**
 * How things go at the moment, beside how they went: a period table. Each parcel that was on its way in the last weeks counts for
 * each day that it was, arrived or not. That is why a slow-down shows at once, and not when its parcels have arrived.
 */
export interface Pace {
  /** How far all parcels, and each group beside that, have moved along the stretched time: over 0 is slower. */
  shift: number;
  groupShift: Map<string, number>;
  /** Arrivals on a weekday beside those on any day, Sunday first. */
  weekday: Float64Array;
  holiday: number;
  /** Arrivals over expected ones in each part of a parcel's life, once all has been moved as it was on each day. */
  byBound: Float64Array;
  movement: Movement;
}

/** Days in which what was seen counts half. */
const HALF_LIFE = { group: 14, bound: 45, weekday: 120 } as const;
/** Arrivals' worth of trust in the usual; for shifts, arrivals for each step of the stretched time. */
const TRUST = { bound: 30, weekday: 20, holiday: 5, groupShift: 60 } as const;

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
    this.expected += weight * Math.min(SUREST, expected);
  }

  ratio(trust: number, towards = 1): number {
    return (this.arrived + trust * towards) / (this.expected + trust);
  }
}

export interface Lives {
  stretches: readonly Stretch[];
  places: readonly Place[];
  hopes: Float64Array;
}

/** @param known how the pace had moved, where that was learnt on an earlier day from the same curve */
export function learnPace(
  lives: Lives,
  curve: Curve,
  today: WallDay,
  isHoliday: IsHoliday,
  known: Movement | null = null,
): Pace {
  const groups = new Map<string, number>();
  const window = { today, lookedBack: 2 * HALF_LIFE.weekday, isHoliday };
  const days = lifeDays(lives, groupOf, groups, window);
  const { weekday, holiday } = weekdaysOf(days, curve);
  const onDay = (i: number) => (days.weekday[i] === HOLIDAY ? holiday : weekday[days.weekday[i]!]!);

  const all = Uint32Array.from({ length: days.size }, (_, i) => i);
  const moved = { days, curve, onDay };
  const shift = shiftOf(moved, all, WHOLE.halfLife, WHOLE.trust, 0);
  const names = [...groups.keys()];
  const shifts = byGroup(days, names.length).map(
    (rows) => shiftOf(moved, rows, HALF_LIFE.group, TRUST.groupShift, shift) - shift,
  );

  const movement = known ?? movementOf(days, curve, today, onDay);
  const whole = new Count();
  const bounds = BOUNDS.map(() => new Count());
  for (let i = 0; i < days.size; i++) {
    // By today's pace all of a quicker past would seem to come too often, and to undo the slow-down.
    const then = movedOn(movement, today - days.ago[i]!, shift);
    const { expected, gone } = expectedOn(days, curve, i, then + shifts[days.group[i]!]!);
    const weight = days.hope[i]! * 2 ** (-days.ago[i]! / HALF_LIFE.bound);
    for (const count of [whole, bounds[boundOf(gone)]!])
      count.add(weight, days.arrived[i]!, expected * onDay(i));
  }
  const overall = whole.ratio(TRUST.bound);
  return {
    shift,
    groupShift: new Map(names.map((name, at) => [name, shifts[at]!])),
    weekday,
    holiday,
    byBound: Float64Array.from(bounds, (c) => c.ratio(TRUST.bound, overall)),
    movement,
  };
}

function weekdaysOf(days: LifeDays, curve: Curve): { weekday: Float64Array; holiday: number } {
  const any = new Count();
  const each = Array.from({ length: 8 }, () => new Count());
  for (let i = 0; i < days.size; i++) {
    const weight = days.hope[i]! * 2 ** (-days.ago[i]! / HALF_LIFE.weekday);
    const { expected } = expectedOn(days, curve, i, 0);
    for (const count of [any, each[days.weekday[i]!]!]) count.add(weight, days.arrived[i]!, expected);
  }
  const level = any.ratio(TRUST.weekday);
  const weekday = Float64Array.from(each.slice(0, 7), (c) => c.ratio(TRUST.weekday, level) / level);
  // A holiday nobody has seen yet is like a Sunday.
  return { weekday, holiday: each[HOLIDAY]!.ratio(TRUST.holiday, weekday[0]! * level) / level };
}

function byGroup(days: LifeDays, groups: number): Uint32Array[] {
  const rows = Array.from({ length: groups }, (): number[] => []);
  for (let i = 0; i < days.size; i++) rows[days.group[i]!]!.push(i);
  return rows.map((own) => Uint32Array.from(own));
}

interface Moved {
  days: LifeDays;
  curve: Curve;
  onDay: (i: number) => number;
}

/** The shift at which as many are expected as came; held towards `usual` where little was seen. */
function shiftOf(
  { days, curve, onDay }: Moved,
  rows: Uint32Array,
  halfLife: number,
  trust: number,
  usual: number,
): number {
  const recent = rows.filter((i) => days.ago[i]! <= 4 * halfLife);
  // The further all is moved, the fewer are expected: the excess of arrivals grows with the shift.
  const excess = (shift: number): number => {
    let sum = trust * (shift - usual);
    for (const i of recent) {
      const expected = Math.min(SUREST, expectedOn(days, curve, i, shift).expected * onDay(i));
      sum += days.hope[i]! * 2 ** (-days.ago[i]! / halfLife) * (days.arrived[i]! - expected);
    }
    return sum;
  };
  return crossing(excess, -FURTHEST, FURTHEST);
}
