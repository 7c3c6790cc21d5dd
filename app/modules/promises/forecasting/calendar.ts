import { type Facts, type WallDay, weekdayOf } from "../model/parcel";
import { isPublicHoliday } from "../../../domain/holidays";
import { dateOf } from "./wall";

/** Places and days are few beside the times that they are asked for; beyond this many the memory of them starts anew. */
const MOST = 200_000;
const known = new Map<string, boolean>();

/** Whether nothing is delivered for the calendar's sake: a public holiday where the parcel goes to, or where it comes from when that is unknown. */
export function isHoliday(day: WallDay, facts: Facts): boolean {
  const there = facts.destinationCountry !== null;
  const country = there ? facts.destinationCountry : facts.originCountry;
  // A Sunday is one already.
  if (country === null || weekdayOf(day) === 0) return false;
  const region = there ? facts.destinationRegion : facts.originRegion;
  const key = `${day}|${country}|${region ?? ""}`;
  const answer = known.get(key);
  if (answer !== undefined) return answer;
  if (known.size >= MOST) known.clear();
  const found = isPublicHoliday(dateOf(day), country, region);
  known.set(key, found);
  return found;
}
