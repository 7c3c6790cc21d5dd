import { words } from "../../../platform/i18n/words";
import { exceptionName } from "../../../ui/badges";
import { type TriggerId, triggerIds } from "../triggers";

interface Told {
  title: string;
  /** When it is said. */
  when: string;
}

type Exceptional = Extract<TriggerId, `exception.${string}`>;

const told: Record<Exclude<TriggerId, Exceptional>, Told> = {
  "order.confirmed": { title: "Order confirmed", when: "An order was placed, with the date it is expected." },
  "order.cancelled": { title: "Order cancelled", when: "An order was cancelled, with what is paid back." },
  "order.split": { title: "Order in several parcels", when: "An order leaves in more than one parcel." },
  "parcel.label_created": {
    title: "Ready for the carrier",
    when: "A label was made; the carrier has not scanned it.",
  },
  "parcel.picked_up": { title: "Picked up", when: "The carrier has scanned the parcel for the first time." },
  "parcel.in_transit": { title: "On its way", when: "The parcel moves between places." },
  "parcel.out_for_delivery": {
    title: "Out for delivery",
    when: "The parcel is on the vehicle that brings it.",
  },
  "parcel.available_for_pickup": { title: "Ready to collect", when: "The parcel waits at a shop or locker." },
  "parcel.delivered": { title: "Delivered", when: "The carrier says that the parcel was handed over." },
  "parcel.returned": { title: "Came back to you", when: "The parcel has come back to your location." },
  "parcel.cancelled": { title: "Parcel cancelled", when: "One parcel of an order will not be sent." },
  "date.later": {
    title: "Later than told",
    when: "The expected date has moved behind the one the shopper was told.",
  },
  "date.sooner": { title: "Sooner than told", when: "The parcel comes before the day the shopper was told." },
  "trouble.resolved": { title: "Trouble is over", when: "A trouble that the shopper was told of has ended." },
  "wish.received": { title: "Wish received", when: "The shopper asked for another day, place or address." },
  "remedy.replacement": { title: "Replacement chosen", when: "A replacement is being sent." },
  "remedy.refund": { title: "Refund chosen", when: "A lost or damaged parcel is paid back." },
  "refund.given": { title: "Refund given", when: "Money went back to the shopper." },
  "credit.given": { title: "Store credit given", when: "The shopper was given store credit." },
  "return.requested": { title: "Return requested", when: "The shopper asked to send something back." },
  "return.approved": { title: "Return approved", when: "The return may be sent." },
  "return.declined": { title: "Return declined", when: "The return was refused, with the reason." },
  "return.closed": { title: "Return finished", when: "The return has arrived and is settled." },
  "claim.opened": { title: "Claim opened", when: "A claim for a parcel is being prepared." },
  "claim.filed": { title: "Claim filed", when: "The claim was filed with the carrier." },
  "promise.missed": { title: "Promise missed", when: "A parcel came after the day that was promised." },
  "review.ask": { title: "Ask for a review", when: "Some days after a delivery that came in time." },
};

const kindOf = (trigger: Exceptional): string => trigger.slice("exception.".length);
const isException = (trigger: TriggerId): trigger is Exceptional => trigger.startsWith("exception.");

export const triggerTitle = (trigger: TriggerId): string =>
  isException(trigger) ? exceptionName(kindOf(trigger)) : told[trigger].title;

/** When it is said; of a trouble, what the shopper reads first. */
export const triggerWhen = (trigger: TriggerId): string =>
  isException(trigger) ? words("en").headline(kindOf(trigger)) : told[trigger].when;

const groups = [
  { title: "Order", of: ["order"] },
  { title: "Journey", of: ["parcel"] },
  { title: "Trouble", of: ["exception", "trouble", "wish"] },
  { title: "Date", of: ["date"] },
  { title: "Money", of: ["remedy", "refund", "credit"] },
  { title: "Returns", of: ["return"] },
  { title: "Claims", of: ["claim"] },
  { title: "Asking", of: ["promise", "review"] },
];

/** Every trigger, by what it is about. */
export const triggerGroups: { title: string; triggers: TriggerId[] }[] = groups.map(({ title, of }) => ({
  title,
  triggers: triggerIds.filter((trigger) => of.includes(trigger.split(".")[0] ?? "")),
}));
