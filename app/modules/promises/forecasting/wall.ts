import { addDays, daysBetween, type LocalDate } from "../../../domain/local-date";
import { DAY, type WallDay, type WallMinutes } from "../model/parcel";
import { minutesOf, wallOf } from "../../../domain/zone-clock";

const EPOCH: LocalDate = "1970-01-01";

export const wallDay = (date: LocalDate): WallDay => daysBetween(EPOCH, date);
export const dateOf = (day: WallDay): LocalDate => addDays(EPOCH, day);

/** The minute that the clock on the wall shows in `zone`. */
export function wallMinutes(instant: Date, zone: string): WallMinutes {
  const { date, minute } = wallOf(instant, zone);
  return wallDay(date) * DAY + minute;
}

export const wallAt = (date: LocalDate, time: string): WallMinutes => wallDay(date) * DAY + minutesOf(time);
