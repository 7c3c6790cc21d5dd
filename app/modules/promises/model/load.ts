import type { WallDay } from "./parcel";

/** Orders of the last three days beside the four weeks before: 1 is as usual, 3 three times as many. Never under 1, at most 4. */
export function loadOn(day: WallDay, ordersOn: (day: WallDay) => number): number {
  const sum = (from: number, to: number) => {
    let orders = 0;
    for (let ago = from; ago <= to; ago++) orders += ordersOn(day - ago);
    return orders;
  };
  const usual = sum(4, 31) / 28;
  // A store that has hardly begun has no usual.
  if (usual < 3) return 1;
  return Math.min(4, Math.max(1, sum(1, 3) / 3 / usual));
}
