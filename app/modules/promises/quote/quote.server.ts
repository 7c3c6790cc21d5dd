import { localDate } from "../../../domain/local-date";
import { stableId } from "../../../domain/stable-id.server";
import type { Dates } from "../../orders/index.server";
import { expectOrder, type Expected, type Known } from "../forecasting/expect.server";
import { type Grounds, leavesFrom, modelName } from "../forecasting/grounds.server";
import { addWorkingDays, workingDayFrom } from "../processing/processing";
import { instantOf, minutesOf } from "../../../domain/zone-clock";
import { settingsFor } from "../settings/terms";
import type { Goods } from "./goods.server";
import { serviceName } from "./service";

export interface QuoteQuestion {
  country: string | null;
  region: string | null;
  /** First characters of the postal code: enough for a lane. */
  prefix: string | null;
  service: string | null;
  goods: Goods;
}

export interface Quote {
  id: string;
  dates: Dates;
  confidence: number;
  model: string;
  inputs: Expected["inputs"];
  madeAt: Date;
  validUntil: Date;
  /** Ordering before this instant keeps the date. */
  orderBy: Date | null;
}

/**
 * The date for a question. Within one slot of packing (before or after the cut-off of a day) the same question has the same answer
 * and the same id, wherever and however often it is asked: that is how one promise goes from the product page to the door.
 */
export function quote(grounds: Grounds, question: QuoteQuestion, placedAt: Date): Quote {
  const from = leavesFrom(grounds, null);
  const slot = slotMoment(
    grounds,
    from?.confirmed ?? from?.standard ?? null,
    placedAt,
    question.goods.backorderDays,
  );
  const known: Known = {
    from,
    destinationCountry: question.country,
    destinationRegion: question.region,
    destinationPostal: question.prefix,
    carrier: null,
    service: serviceName(
      question.service ?? grounds.settings.usualService ?? grounds.model?.usualService ?? null,
    ),
    items: question.goods.items,
    weightG: question.goods.weightG,
    priceMinor: null,
    category: question.goods.category,
    ...(grounds.waitingDays > 0 && {
      ahead: grounds.waitingDays * (from?.confirmed?.capacity ?? 0),
    }),
  };
  const expected = expectOrder(grounds, known, slot.moment, slot.moment);
  // A cut-off that nobody confirmed is a guess, and what has to come in first is not packed by any cut-off of today.
  const counted = from?.confirmed && question.goods.backorderDays === 0;
  const { target, buffer } = settingsFor(grounds.settings, question.country ?? "");
  const { from: _place, ...asked } = known;
  const id = stableId(
    "prm",
    modelName(grounds),
    JSON.stringify([asked, from?.locationId ?? null, from?.confirmed ?? null, target, buffer]),
    slot.name,
  );
  const { dates, inputs, confidence } = expected;
  const orderBy = counted ? expected.slot.orderBy : null;
  const bound = orderBy && orderBy > placedAt ? orderBy : null;
  return {
    id,
    dates,
    inputs,
    confidence,
    model: modelName(grounds),
    madeAt: placedAt,
    validUntil: slot.until,
    orderBy: bound,
  };
}

/** The merchant would rather say nothing than what carriers publish. */
export const isThin = ({ settings }: Grounds, { inputs }: Quote): boolean =>
  settings.thin === "hide" && inputs.transit.level === "published";

/** Everything ordered within a slot is reckoned from one moment in it, two hours beside the cut-off. */
const BESIDE = 120;

function slotMoment(
  { zone }: Grounds,
  packing: Parameters<typeof addWorkingDays>[2] | null,
  at: Date,
  backorderDays: number,
): { moment: Date; until: Date; name: string } {
  const cutoff = packing?.cutoff ?? "12:00";
  const today = localDate(at, zone);
  const border = minutesOf(cutoff);
  // By the instant, not by the clock on the wall: in autumn that shows one hour twice.
  const inTime = at < instantOf(today, cutoff, zone);
  const minute = inTime ? Math.max(0, border - BESIDE) : Math.min(1_439, border + BESIDE);
  const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const day =
    backorderDays > 0 && packing
      ? addWorkingDays(workingDayFrom(today, packing), backorderDays, packing)
      : today;
  return {
    moment: instantOf(day, time, zone),
    until: inTime ? instantOf(today, cutoff, zone) : instantOf(today, "24:00", zone),
    name: `${today} ${inTime ? "before" : "after"} ${cutoff} ${backorderDays}`,
  };
}
