import type { KeptQuestion } from "../report/kept-question";
import type { KeptRow } from "../report/kept.store.server";
import { partName, shortDay } from "./words";

export interface KeptProps {
  asked: KeptQuestion;
  target: number;
  rows: KeptRow[];
  /** How many groups there are; the table has the first of them. */
  groups: number;
  weeks: KeptRow[];
  /** Names of locations, by id. */
  names: Record<string, string>;
  busy: boolean;
}

/** A group of the report as people call it. */
export function nameOf(row: KeptRow, { asked, names }: Pick<KeptProps, "asked" | "names">): string {
  if (asked.by === "location") return names[row.group] ?? partName(row.group);
  if (asked.by === "week") return shortDay(row.group);
  return row.group
    .split(/( → | · )/)
    .map(partName)
    .join("");
}

/** `1.5 days` */
export const daysOf = (mean: number | null): string => (mean === null ? "–" : `${mean.toFixed(1)} days`);
