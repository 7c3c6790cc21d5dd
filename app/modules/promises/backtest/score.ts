import { place } from "../../../domain/lane";
import { dayBy, dayOf, type Forecast, type Parcel, type WallDay } from "../model/parcel";
import { isoWeek } from "./wall-time";

/** What was said of one parcel that has arrived. */
export interface Scored {
  parcel: Parcel;
  forecast: Forecast;
  /** The day that would have been promised, null when none. */
  promised: WallDay | null;
  /** The day that was promised by the file's own column. */
  theirs: WallDay | null;
}

export interface LevelScore {
  level: number;
  /** Share of parcels that arrived on or before the day named. */
  kept: number;
  /** Calendar days from the day of ordering to the day named. */
  meanDays: number;
  pinball: number;
}

export interface Score {
  /** Parcels that have arrived. */
  parcels: number;
  /** Of these, how many were promised a day. */
  promised: number;
  kept: number;
  meanPromisedDays: number;
  meanActualDays: number;
  /** Between the median day and the actual one. */
  medianErrorDays: number;
  /** Mean over parcels and levels, in days. */
  pinball: number;
  levels: LevelScore[];
  /** What the file's own column promised of these parcels; null without one. */
  today: { parcels: number; kept: number; meanPromisedDays: number } | null;
}

export interface Versus {
  parcels: number;
  kept: number;
  meanPromisedDays: number;
  /** Ours at the level where ours were kept as often as theirs; null when that level lies outside those looked at. */
  ours: { level: number; meanPromisedDays: number } | null;
}

export interface Scores {
  all: Score;
  /** By region of destination, largest first. */
  lanes: ({ lane: string } & Score)[];
  /** By ISO week of ordering. */
  weeks: ({ week: string } & Score)[];
  versus: Versus | null;
}

/** Said too late costs (1 − level) for each day, said too early costs level. */
export const pinball = (level: number, actual: number, said: number): number =>
  Math.max(level * (actual - said), (level - 1) * (actual - said));

const ratio = (sum: number, of: number): number => (of === 0 ? NaN : sum / of);

/** Sums over parcels; nothing of a parcel is kept. */
class Tally {
  private parcels = 0;
  private actualDays = 0;
  private readonly own = { said: 0, kept: 0, days: 0 };
  private readonly theirs = { said: 0, kept: 0, days: 0 };
  private readonly median = { said: 0, error: 0 };
  private readonly byLevel: { said: number; kept: number; days: number; loss: number }[];

  constructor(private readonly levels: number[]) {
    this.byLevel = levels.map(() => ({ said: 0, kept: 0, days: 0, loss: 0 }));
  }

  add(
    { parcel, promised, theirs }: Scored,
    actual: WallDay,
    said: (WallDay | null)[],
    median: WallDay | null,
  ): void {
    const ordered = dayOf(parcel.orderedAt);
    this.parcels++;
    this.actualDays += actual - ordered;
    for (const [sums, day] of [
      [this.own, promised],
      [this.theirs, theirs],
    ] as const) {
      if (day === null) continue;
      sums.said++;
      sums.kept += Number(actual <= day);
      sums.days += day - ordered;
    }
    if (median !== null) {
      this.median.said++;
      this.median.error += Math.abs(actual - median);
    }
    said.forEach((day, i) => {
      if (day === null) return;
      const sums = this.byLevel[i]!;
      sums.said++;
      sums.kept += Number(actual <= day);
      sums.days += day - ordered;
      sums.loss += pinball(this.levels[i]!, actual, day);
    });
  }

  get size(): number {
    return this.parcels;
  }

  score(): Score {
    const loss = this.byLevel.reduce((sum, level) => sum + level.loss, 0);
    const said = this.byLevel.reduce((sum, level) => sum + level.said, 0);
    return {
      parcels: this.parcels,
      promised: this.own.said,
      kept: ratio(this.own.kept, this.own.said),
      meanPromisedDays: ratio(this.own.days, this.own.said),
      meanActualDays: ratio(this.actualDays, this.parcels),
      medianErrorDays: ratio(this.median.error, this.median.said),
      pinball: ratio(loss, said),
      levels: this.byLevel.map((sums, i) => ({
        level: this.levels[i]!,
        kept: ratio(sums.kept, sums.said),
        meanDays: ratio(sums.days, sums.said),
        pinball: ratio(sums.loss, sums.said),
      })),
      today: this.today(),
    };
  }

  private today(): Score["today"] {
    const { said, kept, days } = this.theirs;
    return said === 0 ? null : { parcels: said, kept: kept / said, meanPromisedDays: days / said };
  }
}

/** Levels at which ours are compared with theirs: from a coin's toss up, finer than a kept-rate can be told apart. */
const grid = Array.from({ length: 199 }, (_, i) => 0.5 + i * 0.0025);

/** What the other column promised, and what each level of ours would have, of the same parcels. */
class Comparison {
  private parcels = 0;
  private readonly theirs = { kept: 0, days: 0 };
  private readonly ours = grid.map(() => ({ kept: 0, days: 0 }));

  add({ parcel, forecast, theirs }: Scored, actual: WallDay): void {
    if (theirs === null || forecast.by.length === 0) return;
    const ordered = dayOf(parcel.orderedAt);
    this.parcels++;
    this.theirs.kept += Number(actual <= theirs);
    this.theirs.days += theirs - ordered;
    let at = 0;
    grid.forEach((level, i) => {
      // A level that is never reached is given the last day there is, so that silence earns nothing.
      while (at < forecast.by.length - 1 && forecast.by[at]! < level - 1e-9) at++;
      const day = forecast.from + at;
      this.ours[i]!.kept += Number(actual <= day);
      this.ours[i]!.days += day - ordered;
    });
  }

  versus(): Versus | null {
    if (this.parcels === 0) return null;
    return {
      parcels: this.parcels,
      kept: this.theirs.kept / this.parcels,
      meanPromisedDays: this.theirs.days / this.parcels,
      ours: this.asOftenKept(),
    };
  }

  /** Between the two neighbouring levels that were kept just less and at least as often as theirs. */
  private asOftenKept(): Versus["ours"] {
    const above = this.ours.findIndex(({ kept }) => kept >= this.theirs.kept);
    if (above === -1 || (above === 0 && this.ours[0]!.kept > this.theirs.kept)) return null;
    const [low, high] = [this.ours[Math.max(above - 1, 0)]!, this.ours[above]!];
    const share = high.kept === low.kept ? 1 : (this.theirs.kept - low.kept) / (high.kept - low.kept);
    const level = above === 0 ? grid[0]! : grid[above - 1]! + share * (grid[above]! - grid[above - 1]!);
    return { level, meanPromisedDays: (low.days + share * (high.days - low.days)) / this.parcels };
  }
}

/** Adds up parcel by parcel; a parcel that has not arrived is not counted. */
export class Scoring {
  private readonly all: Tally;
  private readonly lanes = new Map<string, Tally>();
  private readonly weeks = new Map<string, Tally>();
  private readonly comparison = new Comparison();

  constructor(private readonly levels: number[]) {
    this.all = new Tally(levels);
  }

  add(scored: Scored): void {
    const { parcel, forecast } = scored;
    if (parcel.deliveredAt === null) return;
    const actual = dayOf(parcel.deliveredAt);
    const said = this.levels.map((level) => dayBy(forecast, level));
    const median = dayBy(forecast, 0.5);
    const lane = place(parcel.destinationCountry, parcel.destinationRegion) ?? "unknown";
    const week = isoWeek(dayOf(parcel.orderedAt));
    for (const tally of [this.all, this.group(this.lanes, lane), this.group(this.weeks, week)])
      tally.add(scored, actual, said, median);
    this.comparison.add(scored, actual);
  }

  scores(): Scores {
    const lanes = [...this.lanes].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
    const weeks = [...this.weeks].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      all: this.all.score(),
      lanes: lanes.map(([lane, tally]) => ({ lane, ...tally.score() })),
      weeks: weeks.map(([week, tally]) => ({ week, ...tally.score() })),
      versus: this.comparison.versus(),
    };
  }

  private group(groups: Map<string, Tally>, name: string): Tally {
    let tally = groups.get(name);
    if (!tally) groups.set(name, (tally = new Tally(this.levels)));
    return tally;
  }
}
