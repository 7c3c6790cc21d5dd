import { DAY, type Parcel, type WallDay } from "../model/parcel";

/** When a parcel's present stretch began: with the carrier, or with the order. */
export const beganAt = (p: Parcel): number => p.handedOverAt ?? p.orderedAt;

/** The first `most` parcels that began on days from `from` until before `today`: each day belongs to one night. */
export function begunSince(
  parcels: readonly Parcel[],
  from: WallDay,
  today: WallDay,
  most: number,
): Parcel[] {
  const begun: Parcel[] = [];
  for (const parcel of parcels) {
    if (begun.length === most) break;
    const day = Math.floor(beganAt(parcel) / DAY);
    if (day >= from && day < today) begun.push(parcel);
  }
  return begun;
}
