import { isFinal, type Milestone } from "../../../domain/milestone";

/** What decides how often a parcel is asked about. */
export interface Underway {
  milestone: Milestone;
  /** Something is the matter with it. */
  trouble: boolean;
  /** When it is expected, as far as somebody said. */
  expected: Date | null;
  /** The last scan, or when it was announced. */
  lastNews: Date;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Nobody is asked about a parcel that has been silent for so long; whoever speaks of it again is heard. */
const GIVEN_UP = 45 * DAY;
/** Silent for so long, it is asked about once a day. */
const QUIET = 10 * DAY;

/** Minutes between two questions while nothing changes: rare when quiet, often near the date. First fit decides. */
const paces: readonly {
  when: (it: Underway, quiet: number, toDate: number | null) => boolean;
  minutes: number;
}[] = [
  { when: (_, quiet) => quiet > QUIET, minutes: DAY },
  { when: (it) => it.milestone === "out_for_delivery", minutes: HOUR / 2 },
  { when: (it) => it.milestone === "returning", minutes: 12 * HOUR },
  { when: (it) => it.milestone === "available_for_pickup", minutes: 6 * HOUR },
  { when: (it) => it.trouble, minutes: 2 * HOUR },
  { when: (_, _quiet, toDate) => toDate !== null && toDate < DAY && toDate > -2 * DAY, minutes: HOUR },
  {
    when: (it, quiet) => ["unknown", "label_created"].includes(it.milestone) && quiet > 3 * DAY,
    minutes: 12 * HOUR,
  },
  { when: () => true, minutes: 4 * HOUR },
];

const minutesBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 60_000;

/** Minutes until a parcel is asked about again, or null when nobody needs to ask any more. */
export function minutesToNext(it: Underway, now: Date): number | null {
  const quiet = minutesBetween(it.lastNews, now);
  if (isFinal(it.milestone) || quiet > GIVEN_UP) return null;
  const toDate = it.expected ? minutesBetween(now, it.expected) : null;
  return paces.find((pace) => pace.when(it, quiet, toDate))?.minutes ?? null;
}
