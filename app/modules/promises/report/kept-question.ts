import { z } from "zod";
import { addDays, type LocalDate } from "../../../domain/local-date";
import { mondayOf } from "./week";

export const keptGroups = ["lane", "carrier", "service", "location", "week"] as const;
export type KeptGroup = (typeof keptGroups)[number];

export const keptSorts = ["settled", "share", "late"] as const;

/** What the report is asked. Dates are days on which parcels were due; whole weeks are counted. */
export const keptQuestion = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.enum(keptGroups).catch("lane"),
  sort: z.enum(keptSorts).catch("settled"),
  /** Groups with fewer promises are left out. */
  atLeast: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});
export type KeptQuestion = z.output<typeof keptQuestion>;

const WEEKS = 8;

/** What an address asks; what it leaves out, or has wrong, is as usual. */
export function keptQuestionOf(query: URLSearchParams, today: LocalDate): KeptQuestion {
  const day = (name: string, usual: LocalDate): LocalDate => {
    const given = z.iso.date().safeParse(query.get(name));
    return given.success ? given.data : usual;
  };
  const [from = today, to = today] = [
    day("from", addDays(mondayOf(today), -7 * (WEEKS - 1))),
    day("to", today),
  ].sort();
  const { by, sort, atLeast } = Object.fromEntries(query);
  return keptQuestion.parse({ from, to, by, sort, atLeast });
}
