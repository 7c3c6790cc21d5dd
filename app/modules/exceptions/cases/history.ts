import type { Written } from "../../orders/index.server";
import type { Entry } from "./entries.store.server";

/** A line of a case's history: something that happened on it, or something that was written about its order. */
export type HistoryLine =
  | { what: "entry"; id: string; at: Date; entry: Entry }
  | { what: "written"; id: string; at: Date; written: Written };

/** Both of these are kept as well with the conversation, which holds their words. */
const conversation = new Set<Entry["kind"]>(["reply", "shopper"]);

/** The history of a case and the conversation about its order as one, the newest first. */
export function historyOf(entries: readonly Entry[], written: readonly Written[]): HistoryLine[] {
  const lines: HistoryLine[] = [
    ...entries
      .filter((entry) => !conversation.has(entry.kind))
      .map((entry) => ({ what: "entry" as const, id: entry.id, at: entry.at, entry })),
    ...written.map((it) => ({ what: "written" as const, id: it.id, at: it.at, written: it })),
  ];
  // What happened at the same moment stays in the order in which it was kept.
  return lines
    .map((line, n) => ({ line, n }))
    .sort((a, b) => b.line.at.getTime() - a.line.at.getTime() || b.n - a.n)
    .map(({ line }) => line);
}
