import { dayOf, type Parcel, type WallDay } from "./parcel";

/** Parcels of a week that are looked at; more tell nothing new. */
const EACH_WEEK = 700;
/** Ten years: a history that goes back further loses its beginning. */
const WEEKS = 520;

interface Kept {
  parcel: Parcel;
  rank: number;
}

interface Week {
  kept: Kept[];
  /** Ranks above this are not among the smallest any more. */
  most: number;
}

/**
 * Keeps what is learnt from in bounded memory: of each week of ten years the same few hundred parcels, whatever order they came in, chosen by a
 * hash of their ids; and of each day the number of orders.
 */
export class Sieve {
  #weeks = new Map<number, Week>();
  #orders = new Map<WallDay, number>();

  /** @param own makes a parcel its own, when it is read from text that would otherwise stay with it */
  constructor(private readonly own: (parcel: Parcel) => Parcel = (parcel) => parcel) {}

  add(parcel: Parcel): void {
    const day = dayOf(parcel.orderedAt);
    this.#orders.set(day, (this.#orders.get(day) ?? 0) + 1);
    const number = Math.floor(day / 7);
    const week = this.#weeks.get(number) ?? { kept: [], most: Infinity };
    this.#weeks.set(number, week);
    if (this.#weeks.size > WEEKS)
      this.#weeks.delete([...this.#weeks.keys()].reduce((a, b) => Math.min(a, b)));
    const rank = rankOf(parcel.id);
    if (rank > week.most) return;
    week.kept.push({ parcel: this.own(parcel), rank });
    // Now and then the larger half goes: adding stays cheap, and never more than twice the number is held.
    if (week.kept.length >= 2 * EACH_WEEK) {
      week.kept = smallest(week.kept);
      week.most = week.kept.at(-1)!.rank;
    }
  }

  *parcels(): Generator<Parcel> {
    for (const week of [...this.#weeks.keys()].sort((a, b) => a - b))
      for (const { parcel } of smallest(this.#weeks.get(week)!.kept)) yield parcel;
  }

  ordersOn = (day: WallDay): number => this.#orders.get(day) ?? 0;
}

const smallest = (kept: Kept[]): Kept[] =>
  kept.toSorted((a, b) => a.rank - b.rank || (a.parcel.id < b.parcel.id ? -1 : 1)).slice(0, EACH_WEEK);

/** FNV-1a: spreads ids evenly, the same everywhere. */
export function rankOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  // The last steps mix what neighbours have in common.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
