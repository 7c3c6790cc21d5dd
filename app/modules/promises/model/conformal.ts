import type { WallDay } from "./parcel";

/** Levels at which promises are watched: did the day that was called 0.9 come true nine times in ten? */
export const WATCHED = [
  0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99,
] as const;

const HALF_LIFE_DAYS = 60;
/** How many promises' worth the model's own word counts. */
const TRUST = { store: 500, group: 250 } as const;

/** A forecast that waits for its days to come: the due day of each watched level. */
export interface Pending {
  group: string;
  due: WallDay[];
  /** The level that is due next. */
  next: number;
}

interface Tally {
  due: number[];
  kept: number[];
}

const blank = (): Tally => ({ due: WATCHED.map(() => 0), kept: WATCHED.map(() => 0) });

/**
 * Keeps count of what became of dates on the day that they were due, when it is known whatever became of the parcel, and corrects
 * the level that is asked for: for the store, and for each group of lanes as far as it has promises of its own.
 */
export class Conformal {
  #pending = new Map<string, Pending>();
  #store = blank();
  #groups = new Map<string, Tally>();
  #day: WallDay | null = null;

  constructor(private readonly most = 20_000) {}

  /** A date was told. Beyond the bound the newest are left out: the count goes on with those that wait. */
  tell(id: string, group: string, due: WallDay[]): void {
    if (this.#pending.size < this.most) this.#pending.set(id, { group, due, next: 0 });
  }

  /** Everything due before `today` is judged. `came` says when a parcel came; null is not yet, undefined is never to be known. */
  judge(today: WallDay, came: (id: string) => WallDay | null | undefined): void {
    const fade = 2 ** (-(today - (this.#day ?? today)) / HALF_LIFE_DAYS);
    this.#day = today;
    for (const tally of [this.#store, ...this.#groups.values()]) {
      tally.due = tally.due.map((n) => n * fade);
      tally.kept = tally.kept.map((n) => n * fade);
    }
    for (const [id, pending] of this.#pending) {
      const arrived = came(id);
      if (arrived === undefined) this.#pending.delete(id);
      while (arrived !== undefined && pending.next < WATCHED.length && pending.due[pending.next]! < today) {
        const level = pending.next++;
        this.#count(pending.group, level, arrived !== null && arrived <= pending.due[level]!);
      }
      if (pending.next >= WATCHED.length) this.#pending.delete(id);
    }
  }

  #count(group: string, level: number, kept: boolean): void {
    const own = this.#groups.get(group) ?? blank();
    this.#groups.set(group, own);
    for (const tally of [this.#store, own]) {
      tally.due[level]! += 1;
      tally.kept[level]! += Number(kept);
    }
  }

  /** What was kept at each level, for the store and each group, as far as there is enough to say so. */
  correction(): Correction {
    const store = WATCHED.map(
      (level, i) => (this.#store.kept[i]! + TRUST.store * level) / (this.#store.due[i]! + TRUST.store),
    );
    const groups = new Map(
      [...this.#groups].map(([name, t]) => [
        name,
        WATCHED.map((_, i) => (t.kept[i]! + TRUST.group * store[i]!) / (t.due[i]! + TRUST.group)),
      ]),
    );
    return { store, groups };
  }

  state(): ConformalState {
    return {
      day: this.#day,
      store: this.#store,
      groups: [...this.#groups],
      pending: [...this.#pending],
    };
  }

  static from(state: ConformalState): Conformal {
    const it = new Conformal();
    it.#day = state.day;
    it.#store = state.store;
    it.#groups = new Map(state.groups);
    it.#pending = new Map(state.pending);
    return it;
  }
}

export interface ConformalState {
  day: WallDay | null;
  store: Tally;
  groups: [string, Tally][];
  pending: [string, Pending][];
}

/** For each watched level, the share that was kept. */
export interface Correction {
  store: number[];
  groups: Map<string, number[]>;
}

/**
 * Of what was kept more often than said, so much is taken back. Not all: what is counted lies weeks back, and calm weeks are no word for
 * the next ones.
 */
const TAKEN_BACK = 0.5;

/** How often what the model calls `said` came true: all that was kept less often counts, and a part of what was kept more often. */
export function corrected({ store, groups }: Correction, group: string, said: number): number {
  const kept = groups.get(group) ?? store;
  let below = 0;
  let keptBelow = 0;
  for (const [i, level] of WATCHED.entries()) {
    const more = kept[i]! - level;
    const here = Math.max(keptBelow, level + (more > 0 ? TAKEN_BACK * more : more));
    if (said <= level) return keptBelow + ((said - below) / (level - below)) * (here - keptBelow);
    below = level;
    keptBelow = here;
  }
  return keptBelow + ((said - below) / (1 - below)) * (1 - keptBelow);
}
