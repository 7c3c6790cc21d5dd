import type { Place } from "./parcel";

/** One scan of a script: days after the label, at the origin, on the way, or at the destination. */
export interface Step {
  day: number;
  status: string;
  detail: string;
  message: string;
  where: "origin" | "hub" | "destination";
}

export interface Script {
  steps: Step[];
  /** How many days lie between the label and today; the last scan never lies in the future. */
  days: number;
  /** Promised on this day after the label. */
  promised: number;
}

const step = (day: number, status: string, detail: string, message: string, where: Step["where"]): Step => ({
  day,
  status,
  detail,
  message,
  where,
});

const LABEL = step(0, "pre_transit", "label_created", "Shipping label created", "origin");
const ACCEPTED = step(
  0.4,
  "in_transit",
  "received_at_origin_facility",
  "Accepted at origin facility",
  "origin",
);
const DEPARTED = step(0.8, "in_transit", "departed_facility", "Departed facility", "origin");
const HUB = step(1.6, "in_transit", "arrived_at_facility", "Arrived at sort facility", "hub");
const arrived = (day: number) =>
  step(day, "in_transit", "arrived_at_destination", "Arrived at destination facility", "destination");
const out = (day: number) =>
  step(day, "out_for_delivery", "out_for_delivery", "Out for delivery", "destination");
const delivered = (day: number) =>
  step(day, "delivered", "arrived_at_destination", "Delivered", "destination");

export const SCRIPTS = {
  delivered: {
    steps: [LABEL, ACCEPTED, DEPARTED, HUB, arrived(2.5), out(2.8), delivered(3.1)],
    days: 3.2,
    promised: 4,
  },
  late: {
    steps: [
      LABEL,
      ACCEPTED,
      DEPARTED,
      HUB,
      step(3, "in_transit", "delayed", "Your package is delayed", "hub"),
      step(5, "in_transit", "weather_delay", "Delayed by weather", "hub"),
      arrived(7),
      out(7.4),
      delivered(7.8),
    ],
    days: 8,
    promised: 4,
  },
  lost: {
    steps: [
      LABEL,
      ACCEPTED,
      DEPARTED,
      HUB,
      step(9, "failure", "lost", "The package is presumed lost. The shipper may file a claim.", "hub"),
    ],
    days: 9.1,
    promised: 4,
  },
  silent: { steps: [LABEL, ACCEPTED, DEPARTED], days: 9, promised: 4 },
  damaged: {
    steps: [
      LABEL,
      ACCEPTED,
      DEPARTED,
      HUB,
      step(
        2.4,
        "failure",
        "damaged",
        "The package was damaged in transit. The sender will be notified.",
        "hub",
      ),
    ],
    days: 2.5,
    promised: 4,
  },
  failed_attempt: {
    steps: [
      LABEL,
      ACCEPTED,
      DEPARTED,
      HUB,
      arrived(2.5),
      out(2.8),
      step(
        3.2,
        "in_transit",
        "delivery_exception",
        "Delivery attempted: no one was available",
        "destination",
      ),
      step(3.3, "available_for_pickup", "arrived_at_pickup_location", "Available for pickup", "destination"),
    ],
    days: 3.4,
    promised: 3,
  },
  returned: {
    steps: [
      LABEL,
      ACCEPTED,
      DEPARTED,
      HUB,
      arrived(2.5),
      step(3.1, "in_transit", "refused", "Refused by the recipient", "destination"),
      step(4.5, "return_to_sender", "return", "Returning to the sender", "hub"),
    ],
    days: 4.6,
    promised: 4,
  },
} satisfies Record<string, Script>;

export type ScriptName = keyof typeof SCRIPTS;
export const SCRIPT_NAMES = Object.keys(SCRIPTS) as [ScriptName, ...ScriptName[]];

export const HUB_PLACE: Place = { city: "Memphis", state: "TN", country: "US", zip: "38118" };
