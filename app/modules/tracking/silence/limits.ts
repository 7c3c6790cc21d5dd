import type { Milestone } from "../../../domain/milestone";

const hour = 3_600_000;

/**
 * How long a parcel may be silent before that is news. Defaults by where it is; per carrier and service they become the
 * store's own. Source: carriers' published scan practice, as of 2026.
 */
const limits: Partial<Record<Milestone, { kind: "never_shipped" | "stalled"; after: number }>> = {
  unknown: { kind: "never_shipped", after: 5 * 24 * hour },
  label_created: { kind: "never_shipped", after: 5 * 24 * hour },
  picked_up: { kind: "stalled", after: 72 * hour },
  in_transit: { kind: "stalled", after: 72 * hour },
  out_for_delivery: { kind: "stalled", after: 36 * hour },
  returning: { kind: "stalled", after: 10 * 24 * hour },
};

/** When silence since the last word becomes an exception, and which; nothing for a parcel at rest. */
export function quietLimit(
  milestone: Milestone,
  lastWord: Date,
): { kind: "never_shipped" | "stalled"; at: Date } | null {
  const limit = limits[milestone];
  return limit ? { kind: limit.kind, at: new Date(lastWord.getTime() + limit.after) } : null;
}
