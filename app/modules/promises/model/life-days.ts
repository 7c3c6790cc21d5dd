import { DAY, dayOf, type Facts, type WallDay, weekdayOf } from "./parcel";
import { type Place, type Stretch, stretched } from "./stage";

/** Days after which nothing is expected any more. */
export const LONGEST = 120;
/** Beside the seven weekdays. */
export const HOLIDAY = 7;
/** A parcel's first day begins before any time of its own. */
export const UNBORN = -99;

export type IsHoliday = (day: WallDay, facts: Facts) => boolean;

/** One day of one parcel's life each, column by column: there are millions. */
export class LifeDays {
  #size = 0;
  /** Where the day begins and ends in the stretched time of its parcel. */
  from = new Float32Array(1 << 16);
  to = new Float32Array(1 << 16);
  /** How likely it is that the parcel comes at all. */
  hope = new Float32Array(1 << 16);
  arrived = new Uint8Array(1 << 16);
  weekday = new Uint8Array(1 << 16);
  ago = new Uint16Array(1 << 16);
  group = new Uint16Array(1 << 16);

  get size(): number {
    return this.#size;
  }

  add(day: {
    from: number;
    to: number;
    hope: number;
    arrived: boolean;
    weekday: number;
    ago: number;
    group: number;
  }): void {
    if (this.#size === this.from.length) this.#grow();
    const i = this.#size++;
    this.from[i] = day.from;
    this.to[i] = day.to;
    this.hope[i] = day.hope;
    this.arrived[i] = Number(day.arrived);
    this.weekday[i] = day.weekday;
    this.ago[i] = day.ago;
    this.group[i] = day.group;
  }

  #grow(): void {
    const twice = <T extends Float32Array | Uint8Array | Uint16Array>(old: T, wide: T): T => {
      wide.set(old);
      return wide;
    };
    const length = this.from.length * 2;
    this.from = twice(this.from, new Float32Array(length));
    this.to = twice(this.to, new Float32Array(length));
    this.hope = twice(this.hope, new Float32Array(length));
    this.arrived = twice(this.arrived, new Uint8Array(length));
    this.weekday = twice(this.weekday, new Uint8Array(length));
    this.ago = twice(this.ago, new Uint16Array(length));
    this.group = twice(this.group, new Uint16Array(length));
  }
}

/** Every day of every parcel's life that lies in the last `lookedBack` days. Groups are numbered as they are met. */
export function lifeDays(
  lives: { stretches: readonly Stretch[]; places: readonly Place[]; hopes: Float64Array },
  groupOf: (facts: Facts) => string,
  groups: Map<string, number>,
  window: { today: WallDay; lookedBack: number; isHoliday: IsHoliday },
): LifeDays {
  const days = new LifeDays();
  const { today, lookedBack, isHoliday } = window;
  lives.stretches.forEach((s, at) => {
    const first = dayOf(s.start);
    const last = Math.min(dayOf(s.seen), first + LONGEST - 1);
    const hope = lives.hopes[at]!;
    if (today - last > lookedBack || hope < 0.01) return;
    // The last day was watched to its end only when it is over, or when the parcel came on it.
    const watched = s.end !== null || last < today ? last : last - 1;
    const name = groupOf(s.facts);
    const group = groups.get(name) ?? groups.size;
    groups.set(name, group);
    let from = UNBORN;
    for (let day = first; day <= watched; day++) {
      const to = stretched(lives.places[at]!, (day + 1) * DAY - s.start);
      const ago = Math.max(0, today - day);
      const weekday = isHoliday(day, s.facts) ? HOLIDAY : weekdayOf(day);
      if (ago <= lookedBack)
        days.add({ from, to, hope, arrived: s.end !== null && day === last, weekday, ago, group });
      from = to;
    }
  });
  return days;
}
