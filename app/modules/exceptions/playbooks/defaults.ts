import type { ExceptionKind } from "../../../domain/exception";
import type { Play } from "./play";

type Step = Play["steps"][number];
const step = (id: string, text: string, byHours: number): Step => ({ id, text, byHours });

const hello = "Hello {name},\n\n";
const bye = "\n\nYou can follow it here at any time: {link}\n\nKind regards,\n{shop}";
const says = (middle: string): string => `${hello}{headline} ${middle}${bye}`;

type Manner = Omit<Play, "next" | "answer" | "steps">;

const usual: Manner = {
  team: "Delivery",
  assignee: "",
  priority: "normal",
  respondHours: 8,
  resolveHours: 72,
  ticket: true,
  escalations: [{ afterHours: 48, team: "Delivery leads", priority: "high" }],
};
const grave: Manner = {
  ...usual,
  team: "Lost parcels",
  priority: "high",
  respondHours: 4,
  resolveHours: 48,
  escalations: [{ afterHours: 24, team: "Delivery leads", priority: "urgent" }],
};
const light: Manner = {
  ...usual,
  priority: "low",
  respondHours: 24,
  resolveHours: 120,
  ticket: false,
  escalations: [],
};

const askCarrier = step("ask_carrier", "Open a trace with the carrier and note its reference.", 8);
const tellShopper = step("tell_shopper", "Check that the shopper knows the new date and the next step.", 8);
const checkRemedy = step("check_remedy", "Check that the offered replacement or refund is right.", 4);
const followClaim = step(
  "follow_claim",
  "See that the claim with the carrier is filed, with proof of value.",
  24,
);

/** Who, how fast, with what words: defaults for every kind of trouble. A store changes any of them. */
export const defaultPlays: Record<ExceptionKind, Play> = {
  lost: {
    ...grave,
    next: "remedy",
    answer: says("I am sorry. {next} {when}"),
    steps: [checkRemedy, followClaim],
  },
  damaged: {
    ...grave,
    next: "remedy",
    answer: says("I am sorry. {next} {when}"),
    steps: [
      step("photos", "Ask for photos of the goods, the box and the label.", 8),
      checkRemedy,
      followClaim,
    ],
  },
  presumed_lost: {
    ...grave,
    next: "we_search",
    answer: says("We do not wait for it to turn up: {next}"),
    steps: [
      askCarrier,
      step("decide", "Decide whether to treat it as lost: then the shopper is offered a remedy at once.", 24),
    ],
  },
  disposed: {
    ...grave,
    next: "remedy_by_person",
    answer: says("I am sorry. {next}"),
    steps: [checkRemedy, followClaim],
  },
  missing_contents: {
    ...grave,
    next: "remedy_by_person",
    answer: says("I am sorry. {next}"),
    steps: [
      step(
        "compare",
        "Compare the packed weight with the carrier's, and ask for a photo of the contents.",
        8,
      ),
      checkRemedy,
      followClaim,
    ],
  },
  not_received: {
    ...grave,
    next: "we_ask_carrier",
    answer: says(
      "We have the carrier's proof of delivery in front of us and are asking where exactly it was left. {next}",
    ),
    steps: [
      step("proof", "Get the proof of delivery: signature, photo, place of the scan.", 8),
      step("neighbours", "Ask the shopper to look at neighbours, safe places and the mailbox.", 8),
      checkRemedy,
    ],
  },
  undeliverable: {
    ...usual,
    priority: "high",
    next: "we_ask_carrier",
    answer: says("{next}"),
    steps: [askCarrier, step("address", "Confirm address and phone with the shopper.", 8)],
  },
  returning: {
    ...usual,
    next: "we_ask_carrier",
    answer: says("We find out why and send it again if you still want it. {next}"),
    steps: [
      step("reason", "Find out why it comes back.", 8),
      step("again", "Ask the shopper: send again, exchange or refund.", 24),
    ],
  },
  refused: {
    ...usual,
    next: "we_ask_carrier",
    answer: says("If that was not you, tell us and we have it brought again. {next}"),
    steps: [step("confirm", "Ask the shopper whether it was meant to be refused.", 8)],
  },
  unclaimed: {
    ...usual,
    priority: "high",
    next: "collect_or_rearrange",
    answer: says("{next} {when}"),
    steps: [step("remind", "Remind the shopper of place, opening hours and last day.", 8)],
  },
  address_issue: {
    ...usual,
    priority: "high",
    respondHours: 4,
    next: "confirm_address",
    answer: says("{next}"),
    steps: [
      step("confirm", "Get the right address, and a phone number for the driver.", 4),
      step("pass_on", "Pass it on to the carrier before its cut-off.", 8),
    ],
  },
  carrier_rejected: {
    ...usual,
    team: "Warehouse",
    priority: "high",
    respondHours: 4,
    next: "we_send_again",
    answer: says("{next} {when}"),
    steps: [
      step("why", "See why the carrier would not take it: label, size, goods.", 4),
      step("again", "Pack and label it anew.", 24),
    ],
  },
  payment_due: {
    ...usual,
    next: "duties_or_documents",
    answer: says("{next}"),
    steps: [step("who_pays", "Check whether duties were paid at checkout; if so, we pay.", 8)],
  },
  security: {
    ...usual,
    priority: "high",
    next: "we_ask_carrier",
    answer: says("{next}"),
    steps: [askCarrier, step("papers", "Send what the authority or the carrier asks for.", 24)],
  },
  customs_hold: {
    ...usual,
    next: "duties_or_documents",
    answer: says("{next} {when}"),
    steps: [
      step("papers", "Check invoice, HS codes and values; send what is missing.", 8),
      step("duties", "Clear who pays duties.", 24),
    ],
  },
  stalled: {
    ...usual,
    next: "we_ask_carrier",
    answer: says("{next} {when}"),
    steps: [askCarrier, tellShopper],
  },
  never_shipped: {
    ...usual,
    team: "Warehouse",
    priority: "high",
    respondHours: 4,
    resolveHours: 24,
    next: "we_dispatch",
    answer: says("{next} {when}"),
    steps: [
      step("find", "Look for the packed parcel; was it on the pick-up list?", 4),
      step("hand_over", "Hand it over today, or pack it anew.", 24),
    ],
  },
  fulfilment_delayed: {
    ...usual,
    team: "Warehouse",
    priority: "high",
    respondHours: 4,
    resolveHours: 48,
    next: "we_pack",
    answer: says("{next} {when}"),
    steps: [
      step("why", "See what holds it: stock, payment, address check, backlog.", 4),
      step("split", "Send what is there if the rest takes long, or offer another item.", 24),
    ],
  },
  failed_attempt: {
    ...usual,
    ticket: false,
    next: "collect_or_rearrange",
    answer: says("{next} {when}"),
    steps: [step("second", "See that a second attempt or a pick-up place is set.", 24)],
  },
  held: {
    ...light,
    priority: "normal",
    next: "we_ask_carrier",
    answer: says("{next} {when}"),
    steps: [askCarrier],
  },
  late: {
    ...usual,
    next: "we_ask_carrier",
    answer: says("It should have been with you by now, and I am sorry that it is not. {next} {when}"),
    steps: [askCarrier, step("goodwill", "Consider a gesture as the store's rules allow.", 24)],
  },
  unspecified: {
    ...light,
    priority: "normal",
    next: "we_ask_carrier",
    answer: says("{next}"),
    steps: [askCarrier],
  },
  operational: { ...light, next: "we_watch", answer: says("{next} {when}"), steps: [tellShopper] },
  weather: { ...light, next: "we_watch", answer: says("{next} {when}"), steps: [tellShopper] },
  missorted: { ...light, next: "we_watch", answer: says("{next} {when}"), steps: [tellShopper] },
  delayed: { ...light, next: "we_watch", answer: says("{next} {when}"), steps: [tellShopper] },
  late_risk: { ...light, next: "we_watch", answer: says("{next} {when}"), steps: [tellShopper] },
  data_conflict: {
    ...light,
    next: "we_watch",
    answer: says("We are checking what the carrier tells us. {next}"),
    steps: [step("compare", "Compare the sources' scans and settle which one is right.", 24)],
  },
};
