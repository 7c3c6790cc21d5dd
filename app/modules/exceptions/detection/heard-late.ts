/** An order that we hear of late may have left already: its parcels have so long to be heard of as well. */
const GRACE_MS = 4 * 3_600_000;

/** When something is to be looked at that was due by an order's own time, which may lie behind us. */
export const notBeforeHeard = (due: Date, now: Date): Date =>
  new Date(Math.max(due.getTime(), now.getTime() + GRACE_MS));
