import { at, only } from "./meaning";
import type { Milestone } from "../../../domain/milestone";
import type { Meaning } from "./reading";

const recipient = "(customer|recipient|addressee|receiver|consignee)";
const sender = "(original )?(sender|shipper)";
const shop =
  "(access point|parcel ?shop|service point|collection point|(pick-?up|pickup|pick up) (point|location|shop|station))";
const site =
  "(facility|depot|hub|terminal|warehouse|station|centre|center|airport|port|country|origin|sorting|post office)";

/** Any of these, as whole words. */
const any = (...parts: string[]): RegExp => new RegExp(`\\b(?:${parts.join("|")})\\b`, "i");
/** The same, in a text that has none of the other words. */
const without = (words: string, ...parts: string[]): RegExp =>
  new RegExp(`^(?!.*\\b(?:${words})\\b)(?=.*\\b(?:${parts.join("|")})\\b)`, "is");

/**
 * What carriers tell people in English, from the surest to the broadest; the first that fits decides. For carriers that have no codes,
 * and for a code that is in nobody's table yet. What fits none of these stays unknown: a list that grows beats a guess.
 */
const phrases: readonly [RegExp, Meaning][] = [
  [
    any(
      "(not|un|could not be|cannot be|unable to be) ?delivered\\b.*\\b(address|number|street)",
      "(incorrect|incomplete|insufficient|invalid|wrong|bad) (delivery |street |postal )?address",
      "addressing error",
      "address(ee)? (information )?(is |was )?(incorrect|incomplete|insufficient|invalid|unknown|not found)",
      "(street|house|apartment|suite|company|postal code|zip code)( number| name)? (is |was )?(incorrect|missing|invalid|wrong|unknown)",
      "no such (number|street|address)",
      `${recipient} (has |have )?moved`,
      "moved,? left no address",
    ),
    only("address_issue"),
  ],
  [
    any(
      `return(ed|ing)? (back )?to (the )?${sender}\\b.*\\b(complete|delivered|received)`,
      `delivered,? (back )?to (the )?${sender}`,
    ),
    at("returned", "returning"),
  ],
  [
    any(
      `return(ed|ing)?( back)? to (the )?(${sender}|origin)`,
      "being returned",
      "return in progress",
      `way back to (the )?${sender}`,
    ),
    at("returning", "returning"),
  ],
  [
    any(
      "label (has been |was |is )?(created|printed|purchased|generated)",
      "created a (shipping )?label",
      "data entry",
      "(shipping|shipment|order|electronic|parcel|item|package) (information|data|details?|notification) (was |were |is |has been |have been )?(received|approved|sent|submitted|transmitted|entered|processed)",
      "(received|sent|submitted) (the |your )?(electronic|shipping|shipment|order) (\\w+ )?(information|data|details?|notification)",
      "orders? (is |was |has been |being |is being )?process(ed|ing)",
      "pre-?shipment",
      "(?<!not yet |not )manifest(ed)?",
      "pre-?advi[cs]e",
      "(ready|waiting) for (the )?(carrier|ups|pick ?up by (the )?(carrier|courier|ups|fedex|usps|dhl))",
    ),
    at("label_created"),
  ],
  [any("rejected by (the )?carrier", "not accepted by (the )?carrier"), only("carrier_rejected")],
  [any("refused", `rejected by (the )?${recipient}`), only("refused")],
  [
    any(
      "unclaimed",
      "not (yet )?(been )?(collected|picked up)",
      "(pick ?up|holding|storage|collection) period (has )?(expired|ended)",
    ),
    only("unclaimed"),
  ],
  [any("disposed( of)?", "destroyed"), at("failed", "disposed")],
  [without("found", "lost", "missing parcel", "cannot be located", "unable to locate"), only("lost")],
  [any("contents? (is |are )?missing", "missing contents?"), only("missing_contents")],
  [any("damaged?"), only("damaged")],
  [
    without(
      "not|awaiting|pending|until|once|before",
      "(clearance|customs|clearing agency)\\b.*\\b(completed?|released|cleared|finished|done|concluded)",
      "(released|cleared) (by|from|through) (the )?(customs|clearing agency)",
      "cleared customs",
    ),
    at("in_transit"),
  ],
  [
    any(
      "(duty|duties|tax(es)?|charges?|postage|payment)\\b.*\\b(due|required|outstanding|unpaid|pending|awaiting)",
      "payment of charges",
      "(awaiting|held for|pending) (the )?payment",
    ),
    only("payment_due"),
  ],
  [
    any(
      "(held|delay(ed)?|hold|documents?|paperwork|information)\\b.*\\b(customs|clearance)",
      "(customs|clearance)\\b.*\\b(held|delay(ed)?|hold|documents?|paperwork)",
      "customs inspection",
      "inspect(ed|ion) by (the )?customs",
    ),
    only("customs_hold"),
  ],
  [
    any(
      "(severe |bad |adverse )?weather",
      "(snow)?storm",
      "snow(fall)?",
      "flood(s|ing)?",
      "hurricane",
      "natural disaster",
    ),
    only("weather"),
  ],
  [
    new RegExp(
      `^(?!\\s*(successfully )?delivered\\b)(?=.*\\b(?:${[
        "attempt(ed)? (to )?deliver(y)?",
        "delivery (was )?(attempt(ed)?|unsuccessful|failed)",
        "(unsuccessful|failed|missed) (delivery|attempt)",
        "(could not|couldn.t|cannot|can.t|unable to) (be |complete )?deliver(y|ed)?",
        "undelivered",
        "notice left",
        "(left a|card) (card|notice|left)",
        "(sorry )?we missed you",
        "no access to delivery",
        "nobody (was )?(at )?home",
        "not (at )?home",
        `${recipient} (was )?not (available|in|home|present)`,
        "(business|premises) (was |were )?closed",
      ].join("|")})\\b)`,
      "is",
    ),
    at("in_transit", "failed_attempt"),
  ],
  [
    any(
      "out (for|to be) (delivery|delivered)",
      "(onboard|on board|vehicle|van) for delivery",
      "on (the |its )?(vehicle|van) (to be )?deliver(y|ed)",
      "with (the |our |a )?(delivery )?(courier|driver) (for|to be) deliver(y|ed)",
      "with delivery courier",
    ),
    at("out_for_delivery"),
  ],
  [
    any(
      "(available|ready|waiting|awaiting|held) (for |to be )?((the )?(customer|recipient|receiver)('s)? )?(pick ?up|picked up|collect(ed|ion)?)",
      `(arrived at|delivered to) (a |an |the |your )?(ups )?(${shop})`,
      "arrived at (the |your )?locker",
      "ready at (the |your )?(store|shop)",
    ),
    at("available_for_pickup"),
  ],
  [
    any(
      "(delivered|tendered|transferred|handed over) to (the |a |its |our )?(airline|agent|broker|partner|local (carrier|courier|post)|(local |destination )?(post office|postal service|hub|depot)|usps|delivery (service|partner))",
    ),
    at("in_transit"),
  ],
  [
    without(
      "to be|estimated|expected|scheduled|attempt\\w*|undeliver\\w*|not (yet )?(been |be )?(successfully )?(delivered|signed|collected|left)|(before|once|if|when|until) (\\w+ ){0,3}(delivered|collected)",
      "delivered",
      "delivery (has been |was )?(made|completed?|successful)",
      "signed for by",
      `(collected|picked up) by (the )?${recipient}`,
      "left (with|at|in|on) (a |the |your )?(neighbou?r|(front |back )?door|porch|safe place|reception|garage|mail ?(box|room)|letter ?box|concierge)",
    ),
    at("delivered"),
  ],
  [
    any("on hold", "(is |being |package |parcel |shipment |item )held", "held (at|by|in)", "in storage"),
    only("held"),
  ],
  [any("mis-?(sort(ed)?|routed|sent|shipped)"), only("missorted")],
  [
    any(
      "operational (delay|disruption|issue|reasons?)",
      "delay(ed)? due to operational",
      "mechanical (delay|failure)",
    ),
    only("operational"),
  ],
  [
    any(
      "delay(s|ed)?",
      "running late",
      "postponed",
      "rescheduled",
      "missed (its |the )?connection",
      "later than (expected|planned)",
    ),
    only("delayed"),
  ],
  [any("(shipment|parcel|package|consignment) (was |has been )?cancell?ed"), at("cancelled")],
  [
    any(
      "picked up",
      "pick ?up scan",
      "collected",
      "received item from (the )?sender",
      "received by (the )?(carrier|post|australia post|canada post|royal mail)",
      "accept(ed|ance)",
      "dropped off",
      "handed over to (the )?(carrier|courier|post)",
      "in possession of",
      "in \\w+ possession",
      "origin scan",
      "posted at",
      "we('ve| have) (got |received )?your (package|parcel|item|shipment)",
    ),
    at("picked_up"),
  ],
  [
    any(
      "in transit",
      "arriv(ed|al)",
      "depart(ed|ure)",
      "process(ed|ing)",
      "preparing for delivery",
      "sort(ed|ing)",
      "forwarded",
      "en ?route",
      "on (its|the) way",
      `left\\b.*\\b${site}`,
      "scanned",
      "(arrival|departure|destination|import|export|location) scan",
      "transferred",
      "handed over",
      "tendered",
      "(un)?loaded",
      "(im|ex)port(ed)?",
      "awaiting international departure",
      `at (the |a )?(local |destination |origin )?(\\w+ )?${site}`,
      "customs",
      "clearance",
      "clearing agency",
    ),
    at("in_transit"),
  ],
];

/** What has not happened: a clause about what will be done. That something comes later is news all the same. */
const announced = (clause: string): boolean =>
  /\b(will|shall)\b/i.test(clause) && !/\b(reschedul|postpon|delay)/i.test(clause);

/** The text without what it only announces. */
function soFar(text: string): string {
  if (!announced(text)) return text;
  const clauses = text.split(/[.;!]+(?:\s|$)|,\s|\s-\s|\s(?:and|but)\s/i);
  return clauses.filter((clause) => !announced(clause)).join(", ");
}

/** What a sentence of a carrier says, or null when no phrase fits. */
export function meaningOfPhrase(text: string | null | undefined): Meaning | null {
  if (!text) return null;
  const told = soFar(text.slice(0, 500));
  return phrases.find(([phrase]) => phrase.test(told))?.[1] ?? null;
}

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
