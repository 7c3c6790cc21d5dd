import { addDays, daysBetween, type LocalDate } from "../../../domain/local-date";
import type { Dates } from "../../orders/index.server";
import { forecast } from "../model/forecast";
import { groupOf } from "../model/pace";
import { DAY, dayBy, dayOf, type Facts, type Forecast, riskAfter, type WallMinutes } from "../model/parcel";
import { isPublicHoliday } from "../../../domain/holidays";
import { type Slot, slotOf } from "../processing/processing";
import type { LocationProcessing } from "../processing/store.server";
import type { PromiseInputs } from "../report/why";
import { settingsFor } from "../settings/terms";
import { isHoliday } from "./calendar";
import type { Grounds } from "./grounds.server";
import { PACKED, published, since } from "./published";
import { dateOf, wallAt, wallDay, wallMinutes } from "./wall";

/** Facts that a store knows of an order or a parcel; the rest the model does without. */
export type Known = Pick<
  Facts,
  | "destinationCountry"
  | "destinationRegion"
  | "destinationPostal"
  | "carrier"
  | "service"
  | "items"
  | "weightG"
  | "priceMinor"
  | "category"
> & {
  from: LocationProcessing | null;
  /** Orders that wait to be packed before this one; counts where a capacity was confirmed. */
  ahead?: number;
};

export interface Expected {
  dates: Dates;
  inputs: PromiseInputs;
  /** The share that is to be kept, 0 … 1. */
  confidence: number;
  forecast: Forecast;
  slot: Slot;
  /** The day that the carrier names, where it is later than ours. */
  carrierSays?: LocalDate;
}

/** By when carriers come for what was packed on a day. */
const COLLECTED = "17:00";
const SOONEST = 0.1;

/** An order that has not left: packing, then the way. Asked at `now`, which may be long after it was placed. */
export function expectOrder(grounds: Grounds, known: Known, placedAt: Date, now: Date): Expected {
  const { zone, model } = grounds;
  const packing = known.from?.confirmed ?? known.from?.standard ?? null;
  const slot = packing
    ? slotOf(placedAt, zone, packing, known.ahead)
    : { startsOn: wallDate(now, zone), readyOn: wallDate(now, zone), orderBy: null, because: [] };
  const today = wallMinutes(now, zone);
  const facts = factsOf(known, wallMinutes(placedAt, zone));
  const bound = known.from?.confirmed ? readyAt(slot.readyOn, today) : null;
  const learnt =
    model &&
    (bound !== null && model.model.stages.transit
      ? forecast(model.model, { ...facts, at: bound, handedOverAt: bound }, isHoliday)
      : forecast(model.model, { ...facts, at: today, handedOverAt: null }, isHoliday));
  const leaves = bound === null ? dayOf(facts.orderedAt) : dayOf(bound);
  const said =
    learnt ?? since(published(facts, leaves, leaves, bound === null ? PACKED : null), dayOf(today));
  return told(grounds, known, said, slot, dayOf(bound ?? facts.orderedAt));
}

/** Packed on the day that was confirmed; when that has passed, today at the earliest. */
const readyAt = (readyOn: LocalDate, now: WallMinutes): WallMinutes =>
  Math.max(wallAt(readyOn, COLLECTED), now);

/** A parcel that the carrier has. */
export function expectParcel(
  grounds: Grounds,
  known: Known,
  it: { placedAt: Date; shippedAt: Date; carrierEta: Date | null },
  now: Date,
): Expected {
  const { zone, model } = grounds;
  const shipped = wallMinutes(it.shippedAt, zone);
  const at = Math.max(wallMinutes(now, zone), shipped);
  const facts = factsOf(known, Math.min(wallMinutes(it.placedAt, zone), shipped));
  const said =
    (model && forecast(model.model, { ...facts, at, handedOverAt: shipped }, isHoliday)) ??
    since(published(facts, dayOf(shipped), dayOf(shipped), null), dayOf(at));
  const left = dateOf(dayOf(shipped));
  const slot: Slot = { startsOn: left, readyOn: left, orderBy: null, because: [] };
  const expected = told(grounds, known, said, slot, dayOf(shipped));
  // A carrier that expects to be later than we do knows why.
  const eta = it.carrierEta && wallDate(it.carrierEta, zone);
  if (!eta || eta <= expected.dates.latest || daysBetween(expected.dates.latest, eta) > 30) return expected;
  return { ...expected, dates: { ...expected.dates, latest: eta }, carrierSays: eta };
}

/** Of parcels whose own carrier names a later day, at least so many come after the earlier one. */
const CARRIER_IS_RIGHT = 0.75;

/** The chance that delivery falls after `date`. A carrier that names a later day itself makes it more likely than not. */
export function riskOf({ forecast: said, carrierSays }: Expected, date: LocalDate): number {
  const ours = Math.round(riskAfter(said, wallDay(date)) * 1_000) / 1_000;
  return carrierSays && carrierSays > date ? Math.max(ours, CARRIER_IS_RIGHT) : ours;
}

const wallDate = (instant: Date, zone: string): LocalDate => dateOf(dayOf(wallMinutes(instant, zone)));

const factsOf = ({ from, ...known }: Known, orderedAt: WallMinutes): Facts => ({
  ...known,
  orderedAt,
  originCountry: from?.country ?? null,
  originRegion: from?.region ?? null,
  originPostal: null,
  distanceKm: null,
  location: from?.locationId ?? null,
  volumeCm3: null,
  freightMinor: null,
});

function told(grounds: Grounds, known: Known, said: Forecast, slot: Slot, leaves: number): Expected {
  const { target, buffer } = settingsFor(grounds.settings, known.destinationCountry ?? "");
  const last = said.from + said.by.length - 1;
  const by = (level: number) => dayBy(said, level) ?? last;
  const likely = by(0.5);
  const [earliest, latest] = [Math.min(by(SOONEST), likely), Math.max(by(target), likely) + buffer];
  const inputs: PromiseInputs = {
    slot: { startsOn: slot.startsOn, readyOn: slot.readyOn, because: slot.because },
    processing: { location: known.from?.name ?? null, days: daysBetween(slot.startsOn, slot.readyOn) },
    transit: {
      level: said.basis.level,
      parcels: said.basis.parcels,
      typical: [Math.max(0, earliest - leaves), Math.max(0, by(0.8) - leaves)],
    },
    pace: Math.round(said.basis.pace * 100) / 100,
    buffer,
    holidays: holidaysWithin(known, leaves, latest),
    calibrated: { target, group: groupOf(factsOf(known, said.from * DAY)) },
  };
  const dates = {
    earliest: dateOf(earliest),
    likely: dateOf(likely),
    latest: dateOf(latest),
    zone: grounds.zone,
  };
  return { dates, inputs, confidence: target, forecast: said, slot };
}

function holidaysWithin(
  { destinationCountry, destinationRegion }: Known,
  from: number,
  to: number,
): LocalDate[] {
  if (destinationCountry === null) return [];
  const days = Array.from({ length: Math.max(0, Math.min(60, to - from + 1)) }, (_, n) =>
    addDays(dateOf(from), n),
  );
  return days.filter((day) => isPublicHoliday(day, destinationCountry, destinationRegion));
}
