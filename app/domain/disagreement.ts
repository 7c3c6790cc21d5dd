import { isFinal, type Milestone, type Sighting, walk } from "./milestone";

export interface TellingScan {
  source: string;
  milestone: Milestone | null;
  /** Carrier's time of the scan, epoch milliseconds. */
  at: number;
}

/** A source may be this much behind another before that is more than a late word. */
const PATIENCE = 6 * 3_600_000;

/**
 * Where the sources of one parcel have it when they cannot all be right: one says that its way has ended, another tells of it hours
 * later and says something else. Empty when they can. `delivered carrier.easypost, in_transit shopify`, the ended one first.
 */
export function disagreement(scans: readonly TellingScan[]): string {
  const bySource = new Map<string, Sighting[]>();
  for (const { source, milestone, at } of scans) {
    const sightings = bySource.get(source) ?? [];
    if (milestone) sightings.push({ milestone, at });
    bySource.set(source, sightings);
  }
  if (bySource.size < 2) return "";
  const views = [...bySource]
    .map(([source, sightings]) => ({
      source,
      ...walk(sightings),
      last: Math.max(...sightings.map((s) => s.at)),
    }))
    .sort((a, b) => a.source.localeCompare(b.source));
  const ended = views.filter((v) => isFinal(v.milestone));
  const against = views.filter((v) =>
    ended.some((e) => e.milestone !== v.milestone && v.last > e.at + PATIENCE && e.source !== v.source),
  );
  if (against.length === 0) return "";
  const told = [...ended, ...against.filter((v) => !ended.includes(v))];
  return told.map((v) => `${v.milestone} ${v.source}`).join(", ");
}
