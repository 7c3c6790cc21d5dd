import { addDays, type LocalDate } from "../../../domain/local-date";
import type { Words } from "../../../platform/i18n/words";
import type { ParcelView, TrackingProps } from "../../../ui/storefront/tracking-page";
import type { PreviewStage } from "../look/preview-wish";

type Sample = Omit<TrackingProps, "here" | "shows" | "returnsLink">;

const quiet = {
  remedy: null,
  wishes: [],
  wish: null,
  reports: [],
  feedback: null,
  legs: [],
  next: { step: "wait", values: {} },
};

/** An order that nobody placed: two parcels, one of them in trouble. Dates count from today, so that it never looks old. */
export function sampleOrder(say: Words, stage: PreviewStage, today: LocalDate): Sample {
  const dates = { likely: addDays(today, 2), latest: addDays(today, 3) };
  const moment = (daysAgo: number, clock: string) =>
    say.moment(new Date(`${addDays(today, -daysAgo)}T${clock}:00Z`), "UTC");
  const lastWord = moment(0, "08:10");
  const scans = [
    { at: lastWord, text: say.milestone("in_transit"), place: "Newark, NJ" },
    { at: moment(1, "17:45"), text: say.milestone("picked_up"), place: "Newark, NJ" },
  ];
  const first: ParcelView = {
    ...quiet,
    id: "sample-1",
    carrier: "ups",
    milestone: "in_transit",
    headline: "in_transit",
    lastWord,
    heard: say.ago(new Date(0), new Date(2 * 3_600_000)),
    scans,
    trouble: null,
    dates,
    items: [{ title: "Copper lantern", quantity: 1 }],
    number: "SAMPLE-0001",
  };
  const delivered: ParcelView = {
    ...first,
    milestone: "delivered",
    headline: "delivered",
    next: null,
    reports: ["not_received", "damaged", "missing_contents"],
    feedback: "open",
    scans: [{ at: lastWord, text: say.milestone("delivered"), place: "Brooklyn, NY" }, ...scans],
  };
  const troubled: ParcelView = {
    ...first,
    id: "sample-2",
    carrier: "dhl",
    milestone: "out_for_delivery",
    headline: "failed_attempt",
    trouble: "failed_attempt",
    wishes: ["redeliver", "hold", "correct_address"],
    items: [{ title: "Stoneware mug", quantity: 2 }],
    number: "SAMPLE-0002",
    scans: [{ at: lastWord, text: say.headline("failed_attempt"), place: "Brooklyn, NY" }, ...scans],
  };
  const parcels = {
    preparing: [],
    on_its_way: [first, troubled],
    delivered: [delivered, troubled],
  }[stage];
  return {
    orderName: "#1042",
    promise: {
      id: "prm_sample",
      text: say.when({ headline: "in_transit", nextStep: null, dates }) ?? "",
      latest: dates.latest,
      why: [],
    },
    parcels,
    placements: [],
    order: { headline: "preparing", dates, next: quiet.next },
    country: "US",
    days: { first: addDays(today, 1), last: addDays(today, 14) },
    token: "sample",
    problem: null,
  };
}
