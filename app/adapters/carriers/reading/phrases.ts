import { at, only } from "./meaning";
import type { Milestone } from "../../../domain/milestone";
import type { Meaning } from "./reading";

/**
 * What carriers tell people in English, from the surest to the broadest; the first that fits decides. For carriers that have no codes,
 * and for a code that is in nobody's table yet. What fits none of these stays unknown: a list that grows beats a guess.
 */
const phrases: readonly [RegExp, Meaning][] = [
  [
    /\b(not|un|could not be|cannot be|unable to be) ?delivered\b.*\b(address|number|street)\b/i,
    only("address_issue"),
  ],
  [
    /\b(incorrect|incomplete|insufficient|invalid|wrong|bad) (delivery )?address\b|\baddressing error\b|\baddress(ee)? (is |was )?(incorrect|incomplete|unknown|not found)/i,
    only("address_issue"),
  ],
  [
    /\b(return(ed|ing)?) (back )?to (the )?(sender|shipper)\b.*\b(complete|delivered|received)\b|\bdelivered,? to (the )?(original )?(sender|shipper)\b/i,
    at("returned", "returning"),
  ],
  [
    /\breturn(ed|ing)?( back)? to (the )?(sender|shipper|origin)\b|\bbeing returned\b|\breturn in progress\b/i,
    at("returning", "returning"),
  ],
  [/\b(was |been )?refused\b|\brejected by (the )?(recipient|receiver|addressee)\b/i, only("refused")],
  [
    /\b(unclaimed|not (been )?(collected|picked up)|pick ?up period (has )?(expired|ended))\b/i,
    only("unclaimed"),
  ],
  [/\b(disposed( of)?|destroyed)\b/i, at("failed", "disposed")],
  [/\b(lost|missing parcel|cannot be located|unable to locate)\b/i, only("lost")],
  [/\b(contents? (is |are )?missing|missing contents?)\b/i, only("missing_contents")],
  [/\bdamaged?\b/i, only("damaged")],
  [
    /\b(clearance|customs)\b.*\b(complete[d]?|released|cleared|finished|done|concluded)\b|\b(released|cleared) (by|from|through) (the )?customs\b|\bcleared customs\b/i,
    at("in_transit"),
  ],
  [
    /\b(duty|duties|tax(es)?|charges?|postage|payment)\b.*\b(due|required|outstanding|unpaid|pending|awaiting)\b|\bpayment of charges\b/i,
    only("payment_due"),
  ],
  [
    /\b(held|delay(ed)?|hold|documents?|paperwork|information)\b.*\b(customs|clearance)\b|\b(customs|clearance)\b.*\b(held|delay(ed)?|hold|documents?|paperwork)\b/i,
    only("customs_hold"),
  ],
  [/\b(weather|storm|snow|flood|hurricane|natural disaster)\b/i, only("weather")],
  [
    /^(?!.*\b(will be|next|another)\b.*\battempt)(?=.*\b(attempt(ed)? (to )?deliver|delivery attempt(ed)?|unsuccessful delivery|customer not in|attempted delivery|missed delivery|notice left|no access to delivery|nobody (was )?(at )?home|not (at )?home|(customer|recipient|addressee|receiver) (was )?not (available|in|home)|business (was )?closed|premises (were )?closed|unable to deliver)\b)/i,
    at("in_transit", "failed_attempt"),
  ],
  [
    /\b(out|onboard|on board|with (the )?(delivery )?(courier|driver)|on (the |its )?(vehicle|van)) ?(for|to be)? ?(delivery|delivered)\b|\bout for delivery\b|\bwith delivery courier\b|\bonboard for delivery\b/i,
    at("out_for_delivery"),
  ],
  [
    /\b(available|ready|waiting|awaiting|held) (for |to be )?(pick ?up|pickup|collect(ed|ion)?)\b|\barrived at (the )?(pick ?up point|collection point|parcel ?shop|locker)\b/i,
    at("available_for_pickup"),
  ],
  [
    /^(?!.*\b(will be|to be|estimated|expected|scheduled|attempt\w*|not|undeliver\w*|before|once)\b).*\b(delivered|delivery (has been )?(made|completed|successful)|successfully delivered|signed for by|collected by (the )?(customer|recipient|addressee))\b/i,
    at("delivered"),
  ],
  [/\b(delay(ed)?|running late|mis-?sort(ed)?|rescheduled|missed (its )?connection)\b/i, only("delayed")],
  [
    /\b(label (created|printed|purchased)|created a (shipping )?label|data entry|(shipping|shipment|order|electronic|parcel|item) (information|data|details?|notification) (was |were |has been |have been )?(received|approved|sent|submitted|transmitted|entered|processed)|order processed|pre-?shipment|manifest(ed)?|pre-?advi[cs]e|ready for (the )?(carrier|ups|pickup by))\b/i,
    at("label_created"),
  ],
  [
    /\b(picked up|collected|received item from (the )?sender|received by (the )?(carrier|post|australia post|canada post|royal mail)|accept(ed|ance)|dropped off|handed over to|in possession of|origin scan|posted at)\b/i,
    at("picked_up"),
  ],
  [
    /\b(in transit|arriv(ed|al)|depart(ed|ure)|process(ed|ing)|sort(ed|ing)|forwarded|en ?route|on (its|the) way|left|scanned|transferred|loaded|unloaded|import(ed)?|export(ed)?|awaiting international departure|at (the )?(local |destination |origin )?(facility|depot|hub|terminal)|customs|clearance)\b/i,
    at("in_transit"),
  ],
];

/** What a sentence of a carrier says, or null when no phrase fits. */
export const meaningOfPhrase = (text: string | null | undefined): Meaning | null =>
  (text && phrases.find(([phrase]) => phrase.test(text.slice(0, 500)))?.[1]) || null;

/** What a sentence may make of "on its way". It never makes a delivery or a mere label of it. */
const onTheWay: readonly (Milestone | null)[] = [
  null,
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "available_for_pickup",
  "returning",
  "returned",
];

export const keepsOnTheWay = (meaning: Meaning): boolean => onTheWay.includes(meaning.milestone);

/** What a rough word says, made more exact by the sentence beside it, and never turned into another. */
export function refined(known: Meaning, sentence: string | null): Meaning {
  const told = meaningOfPhrase(sentence);
  if (!told) return known;
  switch (known.milestone) {
    case "in_transit":
      return known.exception || !keepsOnTheWay(told) ? known : told;
    case "delivered":
    case "returning":
      return told.milestone === "returned" ? told : known;
    case null:
      return known.exception && told.exception ? told : known;
    default:
      return known;
  }
}
