import type { Health } from "./health.store.server";

/** A source that is asked and has said nothing for so long is called silent. */
const SILENT_MS = 24 * 3_600_000;

export type SourceState = "speaks" | "silent" | "fails" | "quiet";

/** How a connected source is doing, in one word: it fails, it is silent though asked, it speaks, or nobody had cause to speak yet. */
export function stateOfSource(
  health: Pick<Health, "failures"> | null,
  heardAt: Date | null,
  parcels: number,
  now: Date,
): SourceState {
  if (health && health.failures > 0) return "fails";
  if (!heardAt) return "quiet";
  const silent = now.getTime() - heardAt.getTime() > SILENT_MS;
  return silent && parcels > 0 ? "silent" : "speaks";
}
