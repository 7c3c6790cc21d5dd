import { addDays, type LocalDate, weekday } from "../../../domain/local-date";
import { slotOf, workingDayFrom } from "./processing";
import { type CalendarPlace, type Learned, type Processing, standard } from "./shape";
import { minutesOf, wallOf } from "../../../domain/zone-clock";

/** An order of the past, and when its parcel left. */
export interface PastOrder {
  placedAt: Date;
  handedOverAt: Date;
}

/** Fewer say nothing about a location that next week could not undo. */
const FEWEST = 30;
/** The proposal keeps its word for this share of the past. */
const KEPT = 0.9;
/** A weekday with less than this share of the busiest one is an exception, not a habit. */
const HABIT = 0.15;
const LONGEST = 30;
const CUTOFFS = Array.from({ length: 49 }, (_, n) => {
  const [hour, half] = [Math.floor(n / 2), n % 2];
  return `${String(hour).padStart(2, "0")}:${half ? "30" : "00"}`;
});

interface Seen {
  placedOn: LocalDate;
  minute: number;
  leftOn: LocalDate;
}

/**
 * What the past says about a location: its days, its cut-off, how long it packs and how much it can send. Null when the past is
 * too short to say. Pure: the same orders say the same.
 */
export function learnFrom(
  past: readonly PastOrder[],
  zone: string,
  holidays: CalendarPlace | null,
  confirmed: Processing | null,
): Learned | null {
  const seen = past
    // Clocks of two systems differ: what left before it was ordered says nothing.
    .filter(({ placedAt, handedOverAt }) => handedOverAt >= placedAt)
    .map(({ placedAt, handedOverAt }): Seen => {
      const { date: placedOn, minute } = wallOf(placedAt, zone);
      return { placedOn, minute, leftOn: wallOf(handedOverAt, zone).date };
    });
  if (seen.length < FEWEST) return null;
  const week = learnDays(seen);
  const base = { ...standard(holidays), workingDays: week.days };
  const pace = learnPace(seen, base);
  const unlimited = { ...base, cutoff: pace.cutoff, handlingDays: pace.handlingDays };
  const limit = learnCapacity(seen, unlimited);
  const proposal: Processing = { ...unlimited, capacity: limit?.capacity ?? null };
  const days = seen.map(({ placedOn }) => placedOn).sort();
  return {
    parcels: seen.length,
    from: days[0] ?? "",
    to: days.at(-1) ?? "",
    proposal,
    evidence: {
      cutoff: pace.exact,
      workingDays: week.share,
      handlingDays: pace.inTime,
      capacity: limit && { days: limit.days, of: limit.of },
    },
    kept: {
      learned: leftInTime(past, zone, proposal),
      confirmed: confirmed && leftInTime(past, zone, confirmed),
      standard: leftInTime(past, zone, standard(holidays)),
    },
  };
}

/** The share of past orders that had left by the day they were meant to. */
export function leftInTime(past: readonly PastOrder[], zone: string, p: Processing): number {
  const judged = past.filter(({ placedAt, handedOverAt }) => handedOverAt >= placedAt);
  if (judged.length === 0) return 0;
  const kept = judged.filter(
    ({ placedAt, handedOverAt }) => wallOf(handedOverAt, zone).date <= slotOf(placedAt, zone, p).readyOn,
  );
  return kept.length / judged.length;
}

function learnDays(seen: readonly Seen[]): { days: number[]; share: number } {
  const parcels = new Array<number>(7).fill(0);
  for (const { leftOn } of seen) parcels[weekday(leftOn)]!++;
  const busiest = Math.max(...parcels);
  const days = parcels.flatMap((n, day) => (n >= busiest * HABIT ? [day] : []));
  const share = days.reduce((sum, day) => sum + (parcels[day] ?? 0), 0) / seen.length;
  return { days, share };
}

/** Working days from the start of packing to the day of leaving; what leaves on a day of rest counts for the working day after. */
function lag(start: LocalDate, leftOn: LocalDate, p: Processing): number {
  let days = 0;
  for (let day = start; day < leftOn && days <= LONGEST; days++) day = workingDayFrom(addDays(day, 1), p);
  return days;
}

/** The cut-off under which most orders took equally long; then the time within which nine of ten had left. */
function learnPace(seen: readonly Seen[], p: Processing) {
  const lags = seen.map(({ placedOn, minute, leftOn }) => ({
    minute,
    today: lag(workingDayFrom(placedOn, p), leftOn, p),
    tomorrow: lag(workingDayFrom(addDays(placedOn, 1), p), leftOn, p),
  }));
  let best = { cutoff: "12:00", handlingDays: 0, exact: -1, inTime: 0 };
  for (const cutoff of CUTOFFS) {
    const at = minutesOf(cutoff);
    const counts = new Array<number>(LONGEST + 2).fill(0);
    for (const { minute, today, tomorrow } of lags) counts[minute < at ? today : tomorrow]!++;
    const exact = Math.max(...counts) / seen.length;
    if (exact <= best.exact) continue;
    let sum = 0;
    let handlingDays = LONGEST;
    for (const [days, n] of counts.slice(0, LONGEST + 1).entries()) {
      sum += n;
      if (sum < seen.length * KEPT && days < LONGEST) continue;
      handlingDays = days;
      break;
    }
    best = { cutoff, handlingDays, exact, inTime: sum / seen.length };
  }
  return best;
}

/** A limit shows when the busiest days end alike although more was due on several of them. */
function learnCapacity(seen: readonly Seen[], p: Processing) {
  const left = new Map<LocalDate, number>();
  const came = new Map<LocalDate, number>();
  const count = (days: Map<LocalDate, number>, day: LocalDate) => days.set(day, (days.get(day) ?? 0) + 1);
  for (const { placedOn, minute, leftOn } of seen) {
    count(left, leftOn);
    count(came, workingDayFrom(minute < minutesOf(p.cutoff) ? placedOn : addDays(placedOn, 1), p));
  }
  const most = Math.max(...left.values());
  const atLimit = [...left.values()].filter((n) => n >= most * 0.95).length;
  const above = [...came.values()].filter((n) => n > most * 1.05).length;
  if (atLimit < Math.max(5, left.size * 0.05) || above < 5) return null;
  return { capacity: most, days: atLimit, of: left.size };
}
