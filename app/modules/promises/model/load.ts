import type { WallDay } from "./parcel";

/** Orders of a day; null where nobody knows. */
export type OrdersOn = (day: WallDay) => number | null;

const RECENT_DAYS = 3;
const WEEKS_BEFORE = 4;
const WEEK = 7;

/**
 * Orders of the last three days beside the same weekdays of the four weeks before: 1 is as usual, 3 three times as many. Never under
 * 1, at most 4.
 */
export function loadOn(day: WallDay, ordersOn: OrdersOn): number {
  const recent: number[] = [];
  const before: number[] = [];
  for (let ago = 1; ago <= RECENT_DAYS; ago++)
    for (let week = 0; week <= WEEKS_BEFORE; week++) {
      const orders = ordersOn(day - ago - WEEK * week);
      if (orders !== null) (week === 0 ? recent : before).push(orders);
    }
  // A store that has hardly begun has no usual.
  if (recent.length < RECENT_DAYS || before.length < (RECENT_DAYS * WEEKS_BEFORE) / 2) return 1;
  const usual = mean(before);
  if (usual < 3) return 1;
  return Math.min(4, Math.max(1, mean(recent) / usual));
}

const mean = (numbers: number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
