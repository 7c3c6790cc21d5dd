import { addDays, type LocalDate, weekday } from "../../../domain/local-date";

/** The Monday of a day's week: weeks are called by it. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, -((weekday(date) + 6) % 7));
