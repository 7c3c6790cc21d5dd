import { crossing } from "./crossing";
import type { Curve } from "./curve";
import { expectedOn, SUREST } from "./expected";
import type { LifeDays } from "./life-days";
import type { WallDay } from "./parcel";

/**
 * How the pace of all parcels has moved in the past, week by week, and how far it lies from what was reckoned with: nobody knows the
 * coming weeks, but how often a store was wrong about them is known.
 */
export interface Movement {
  /** It knows nothing of this day or later. */
  until: WallDay;
  /** How far all had moved along the stretched time in each week before, the newest first. */
  weeks: Float64Array;
  /** How far the pace of some weeks usually lies from what was known when they began, in the stretched time. */
  doubt: number;
}

/** Shifts that are thinkable: about a third of the usual time to three times as long. */
export const FURTHEST = 2;
/** The pace of all parcels: days after which what was seen counts half, and arrivals' worth of trust in no shift at all. */
export const WHOLE = { halfLife: 10, trust: 20 } as const;
/** Shifts at which each week is asked how many parcels would have come. */
const GRID = { step: 0.5, size: 9 } as const;
const WEEKS = 34;
const WEEK = 7;
/** Days after which a week tells half as much of today's doubt. */
const TELLS_HALF = 120;
/** How long a promise lives: the weeks of which a date must know the pace. */
const AHEAD = 3;
/** What stores are in doubt of that have no past, and how many such stretches of weeks it counts. */
const USUAL = { doubt: 0.3, stretches: 4 } as const;

/** Arrivals of some days, and how many there would have been at each shift of the grid. */
class Tally {
  arrived = 0;
  readonly expected = new Float64Array(GRID.size);

  add(other: Tally, weight: number): void {
    this.arrived += weight * other.arrived;
    for (let at = 0; at < GRID.size; at++) this.expected[at]! += weight * other.expected[at]!;
  }

  /** Arrivals expected at a shift, between the two of the grid that it lies between. */
  at(shift: number): number {
    const place = Math.min(GRID.size - 1.001, Math.max(0, (shift + FURTHEST) / GRID.step));
    const below = Math.floor(place);
    const [low, high] = [this.expected[below]!, this.expected[below + 1]!];
    return low > 0 && high > 0 ? low ** (1 - place + below) * high ** (place - below) : 0;
  }

  /** The shift at which as many are expected as came; held towards `usual` where little was seen. */
  balance(trust: number, usual: number): number {
    const excess = (shift: number) => this.arrived - this.at(shift) + trust * (shift - usual);
    return crossing(excess, -FURTHEST, FURTHEST);
  }

  /** How far chance alone moves the balance, squared. */
  noiseAt(shift: number): number {
    const slope = (this.at(shift - GRID.step / 2) - this.at(shift + GRID.step / 2)) / GRID.step;
    return slope > 0 ? this.at(shift) / slope ** 2 : Infinity;
  }
}

export function movementOf(
  days: LifeDays,
  curve: Curve,
  until: WallDay,
  onDay: (i: number) => number,
): Movement {
  const weeks = tallied(days, curve, onDay);
  const paces = weeks.map((_, at) =>
    near(weeks, (week) => WEEK * Math.abs(week - at)).balance(WHOLE.trust, 0),
  );
  return { until, weeks: Float64Array.from(paces), doubt: doubtOf(weeks) };
}

function tallied(days: LifeDays, curve: Curve, onDay: (i: number) => number): Tally[] {
  const weeks = Array.from({ length: WEEKS }, () => new Tally());
  for (let i = 0; i < days.size; i++) {
    const week = weeks[Math.floor((days.ago[i]! - 1) / WEEK)];
    if (!week) continue;
    const hope = days.hope[i]!;
    week.arrived += hope * days.arrived[i]!;
    for (let at = 0; at < GRID.size; at++) {
      const { expected } = expectedOn(days, curve, i, GRID.step * at - FURTHEST);
      week.expected[at]! += hope * Math.min(SUREST, expected * onDay(i));
    }
  }
  return weeks;
}

/** All weeks in one, each for as much as it lies near. */
function near(weeks: readonly Tally[], daysTo: (week: number) => number): Tally {
  const all = new Tally();
  weeks.forEach((week, at) => all.add(week, 2 ** (-daysTo(at) / WHOLE.halfLife)));
  return all;
}

/**
 * Goes back week by week: the pace as it was known then, beside that of the weeks that followed. What chance alone explains of the
 * difference is no movement.
 */
function doubtOf(weeks: readonly Tally[]): number {
  let [squares, seen] = [0, 0];
  for (let now = AHEAD; now < weeks.length; now++) {
    const known = near(weeks, (week) => (week < now ? Infinity : WEEK * (week - now + 0.5)));
    const believed = known.balance(WHOLE.trust, 0);
    const coming = new Tally();
    for (const week of weeks.slice(now - AHEAD, now)) coming.add(week, 1);
    const came = coming.balance(0, believed);
    const noise = coming.noiseAt(came);
    // Neighbours share most of their weeks, so each counts as a part of one stretch.
    const told = (USUAL.doubt ** 2 / (USUAL.doubt ** 2 + noise)) ** 2;
    const weight = (told * 2 ** ((-WEEK * now) / TELLS_HALF)) / AHEAD;
    if (known.arrived === 0 || !(weight > 0)) continue;
    squares += weight * ((came - believed) ** 2 - noise);
    seen += weight;
  }
  return Math.sqrt((Math.max(0, squares) + USUAL.stretches * USUAL.doubt ** 2) / (seen + USUAL.stretches));
}

/** How far all had moved on a day; `now` on those that it knows nothing of. */
export function movedOn({ until, weeks }: Movement, day: WallDay, now: number): number {
  if (day >= until) return now;
  return weeks[Math.min(weeks.length - 1, Math.floor((until - 1 - day) / WEEK))]!;
}
