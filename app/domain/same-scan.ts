import type { ExceptionKind } from "./exception";
import type { Milestone } from "./milestone";

/** A scan as one source told it. */
export interface ToldScan {
  source: string;
  milestone: Milestone | null;
  exception: ExceptionKind | null;
  message: string | null;
  place: string | null;
  at: Date;
}

/** One thing that happened, with everybody who told of it. */
export type SeenScan<S extends ToldScan> = S & { toldBy: string[] };

/** Two sources round and delay the same scan by no more than this. */
const NEAR_MS = 90 * 60_000;

/** Words of a place that may be compared: `Newark, NJ, US` and `NEWARK NJ` share two. */
const wordsOf = (place: string): Set<string> =>
  new Set(place.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);

function placesFit(a: string | null, b: string | null): boolean {
  if (!a || !b) return true;
  const words = wordsOf(a);
  return [...wordsOf(b)].some((word) => words.has(word));
}

/** The same thing told by another source: same meaning, near in time, not at two places. */
const fits = (seen: SeenScan<ToldScan>, scan: ToldScan): boolean =>
  !seen.toldBy.includes(scan.source) &&
  seen.milestone === scan.milestone &&
  seen.exception === scan.exception &&
  (scan.milestone !== null || scan.exception !== null) &&
  Math.abs(seen.at.getTime() - scan.at.getTime()) <= NEAR_MS &&
  placesFit(seen.place, scan.place);

/**
 * The scans of a parcel, oldest first, where what several sources told is one line. The first source's words stand, in the order of
 * `ranked`; nothing of the others is lost, it is only not repeated. What one source told twice it may have seen twice: that stays.
 */
export function mergeScans<S extends ToldScan>(
  scans: readonly S[],
  ranked: readonly string[] = [],
): SeenScan<S>[] {
  const rank = (source: string) => (ranked.includes(source) ? ranked.indexOf(source) : ranked.length);
  const inRank = [...scans].sort(
    (a, b) =>
      rank(a.source) - rank(b.source) ||
      a.source.localeCompare(b.source) ||
      a.at.getTime() - b.at.getTime() ||
      textOf(a).localeCompare(textOf(b)),
  );
  const all: SeenScan<S>[] = [];
  for (const scan of inRank) {
    const same = all
      .filter((seen) => fits(seen, scan))
      .sort((a, b) => distance(a, scan) - distance(b, scan) || a.at.getTime() - b.at.getTime())[0];
    if (same) same.toldBy.push(scan.source);
    else all.push({ ...scan, toldBy: [scan.source] });
  }
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Among scans of one source and minute any order will do, as long as it is always the same one. */
const textOf = ({ message, place, milestone, exception }: ToldScan): string =>
  JSON.stringify([milestone, exception, message, place]);

const distance = (a: ToldScan, b: ToldScan): number => Math.abs(a.at.getTime() - b.at.getTime());
