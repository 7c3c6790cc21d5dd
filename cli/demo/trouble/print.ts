import type { Seen } from "./look";
import type { DayOfTrouble } from "./play";

const heads = [
  "kind",
  "found by",
  "quiet for",
  "known after",
  "case",
  "ticket",
  "message",
  "page agrees",
  "ended by",
] as const;

const caseInWords = ({ stands, hiddenBy, hides }: Seen["case"]): string => {
  if (hiddenBy) return `hidden by ${hiddenBy}`;
  if (!stands) return "over";
  return hides.length > 0 ? `stands, hides ${hides.join(", ")}` : "stands";
};

const cells = (it: Seen): string[] => [
  it.kind,
  it.foundBy,
  it.foundBy === "clock" ? `${it.quietHours} h` : "",
  `${it.minutesUntilKnown} min`,
  caseInWords(it.case),
  it.ticket ? `#${it.ticket.number}${it.ticket.hasContext ? " with context" : ""}` : "none",
  "subject" in it.message ? `${it.message.language}: ${it.message.subject}` : it.message.decision,
  it.differences.length === 0 ? "yes" : it.differences.join("; "),
  it.endedBy || "still open",
];

/** The day as a table for people. */
export function dayInWords({ kinds, totals, seconds }: DayOfTrouble): string {
  const rows = [[...heads], ...kinds.map(cells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const messages = Object.entries(totals.messages).map(([what, n]) => `${n} ${what}`);
  return [
    ...lines,
    "",
    `Messages: ${messages.join(", ")}.`,
    `At most ${totals.mostPerOrder} for one order (the cap is ${totals.capPerOrder}); ${totals.doubles} came twice.`,
    `From known to ticket: p50 ${totals.ticketSeconds.p50} s, p99 ${totals.ticketSeconds.p99} s; to mail: p50 ${totals.mailSeconds.p50} s, p99 ${totals.mailSeconds.p99} s.`,
    `${kinds.length} kinds of trouble in ${seconds} s.`,
  ].join("\n");
}
