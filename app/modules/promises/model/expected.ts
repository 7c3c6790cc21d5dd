import { aliveAt, type Curve } from "./curve";
import { type LifeDays, UNBORN } from "./life-days";

/** The share of a day's parcels that come on it, when all have moved by `shift`; and the share that had come before. */
export function expectedOn(
  days: LifeDays,
  curve: Curve,
  i: number,
  shift: number,
): { expected: number; gone: number } {
  const before = days.from[i] === UNBORN ? 1 : aliveAt(curve, days.from[i]! - shift);
  const after = aliveAt(curve, days.to[i]! - shift);
  return { expected: before > 1e-9 ? Math.max(0, 1 - after / before) : 0.2, gone: 1 - before };
}

/** No day of a parcel's life is so sure to be its last. */
export const SUREST = 0.98;
