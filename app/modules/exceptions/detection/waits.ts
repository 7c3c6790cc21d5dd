import type { LocalDate } from "../../../domain/local-date";
import type { Stage } from "./settings";

/** How a parcel travels, as far as its silence is concerned. */
export type Pace = "express" | "ground" | "postal" | "international";

/**
 * How long silence is usual, as dated rules: carriers' scan practice changes, and a silence is judged by the practice of its day.
 * Hours of working days. Source: carriers' published scan and search practice as compared in 2026; a store's own history and its own
 * rules stand above them.
 */
export interface Wait {
  stage: Stage;
  pace: Pace;
  hours: number;
  validFrom: LocalDate;
}

const of = (stage: Stage, hours: Record<Pace, number>): Wait[] =>
  (Object.entries(hours) as [Pace, number][]).map(([pace, h]) => ({
    stage,
    pace,
    hours: h,
    validFrom: "2024-01-01",
  }));

export const publishedWaits: readonly Wait[] = [
  // A label that nobody scanned: three working days, five for the post.
  ...of("label", { express: 72, ground: 72, postal: 120, international: 96 }),
  ...of("moving", { express: 24, ground: 72, postal: 120, international: 168 }),
  // Customs take twice as long as the way.
  ...of("customs", { express: 48, ground: 144, postal: 240, international: 336 }),
  ...of("out", { express: 24, ground: 36, postal: 48, international: 48 }),
  // Shops keep a parcel for a week or so: reminding comes before it goes back.
  ...of("pickup", { express: 72, ground: 72, postal: 96, international: 96 }),
  ...of("back", { express: 160, ground: 240, postal: 360, international: 480 }),
  // From when on carriers open a search or take a claim.
  ...of("lost", { express: 72, ground: 168, postal: 360, international: 528 }),
];

const posts = new Set([
  "usps",
  "royal_mail",
  "canada_post",
  "australia_post",
  "colissimo",
  "la_poste",
  "deutsche_post",
  "postnl",
  "correos",
  "poste_italiane",
  "japan_post",
  "china_post",
]);
const express = /\b(express|overnight|next.?day|priority overnight|2(nd)?.?day|same.?day|expedited)\b/i;

/** How a parcel travels, from its lane, its carrier and the name of its service. */
export function paceOf(of: {
  carrier: string;
  service: string | null;
  originCountry: string | null;
  destCountry: string | null;
}): Pace {
  if (of.originCountry && of.destCountry && of.originCountry !== of.destCountry) return "international";
  if (of.service && express.test(of.service)) return "express";
  return posts.has(of.carrier) ? "postal" : "ground";
}

/** The published wait of a day: the newest rule that was valid then. */
export function publishedWait(stage: Stage, pace: Pace, on: LocalDate): number {
  const valid = publishedWaits
    .filter((w) => w.stage === stage && w.pace === pace && w.validFrom <= on)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return (valid[0] ?? publishedWaits.find((w) => w.stage === stage && w.pace === pace))?.hours ?? 72;
}
