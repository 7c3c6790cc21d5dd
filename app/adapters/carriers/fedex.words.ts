import type { ExceptionKind } from "../../domain/exception";
import { at, meaningIn, only, silent, type Words } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import type { Meaning } from "./reading/reading";

/** Types of events, the same in the Track API and in the older SOAP service. */
const events: Words = {
  // Shipment information sent to FedEx, to the postal service; manifest; a courier is sent to fetch it.
  OC: at("label_created"),
  IN: at("label_created"),
  OX: at("label_created"),
  MD: at("label_created"),
  EP: at("label_created"),
  // Picked up; dropped off; in FedEx's possession; at the origin facility.
  PU: at("picked_up"),
  PX: at("picked_up"),
  DO: at("picked_up"),
  IP: at("picked_up"),
  OF: at("picked_up"),
  // On its way: arrived, departed, at a facility, an airport, in a plane, at a post, cleared.
  IT: at("in_transit"),
  IX: at("in_transit"),
  OW: at("in_transit"),
  Ow: at("in_transit"),
  AR: at("in_transit"),
  DP: at("in_transit"),
  AF: at("in_transit"),
  SF: at("in_transit"),
  FD: at("in_transit"),
  LO: at("in_transit"),
  TR: at("in_transit"),
  PM: at("in_transit"),
  AA: at("in_transit"),
  EA: at("in_transit"),
  EO: at("in_transit"),
  PF: at("in_transit"),
  PL: at("in_transit"),
  AC: at("in_transit"),
  AX: at("in_transit"),
  CC: at("in_transit"),
  CP: at("in_transit"),
  // On the vehicle; on the way to the door; at the door.
  OD: at("out_for_delivery"),
  ED: at("out_for_delivery"),
  AD: at("out_for_delivery"),
  // Held at a location, ready for the recipient.
  HL: at("available_for_pickup"),
  HP: at("available_for_pickup"),
  DL: at("delivered"),
  RS: at("returning", "returning"),
  CA: at("cancelled"),
  // Clearance delay; delay, delivery delay, running late.
  CD: only("customs_hold"),
  DY: only("delayed"),
  DD: only("delayed"),
  RL: only("delayed"),
  // It will arrive early, or on time; a wish about the delivery was made, changed, taken back; another location; split.
  AE: silent,
  AO: silent,
  RR: silent,
  RM: silent,
  RC: silent,
  HA: silent,
  CH: silent,
  SP: silent,
};

/** Delivery and shipment exceptions: the reason beside them says what is the matter. */
const exceptions: Words = {
  DE: at("in_transit", "failed_attempt"),
  SE: only("unspecified"),
};

/** Reasons of exceptions that are none: it is early, it waits because the recipient wants it to, or nobody works that day. */
const asPlanned =
  /\bnot due for delivery\b|\bfuture delivery (was )?requested\b|\bholiday\b|\bheld for weekend\b/i;

export interface FedexEvent {
  type: string | null;
  description: string | null;
  reason: string | null;
  /** FedEx's own word for roughly where it is; it may lag behind the type. */
  derived: string | null;
  delay: { type: string | null; status: string | null } | null;
}

export function meaningOf(event: FedexEvent): Meaning | null {
  const said =
    exceptional(event) ??
    meaningIn(events, event.type) ??
    meaningOfPhrase(event.description) ??
    meaningIn(events, event.derived);
  const delay = delayOf(event.delay);
  return said && delay && !said.exception && said.milestone !== "delivered" && said !== silent
    ? { ...said, exception: delay }
    : said;
}

function exceptional({ type, description, reason }: FedexEvent): Meaning | null {
  const known = meaningIn(exceptions, type);
  if (!known) return null;
  const text = reason ?? description;
  if (text && asPlanned.test(text)) return silent;
  const told = meaningOfPhrase(text);
  if (told?.milestone === "returning") return told;
  // "Unable to deliver" on the way is no attempt at the door.
  if (!told?.exception || (told.exception === "failed_attempt" && type === "SE")) return known;
  return told.exception === "failed_attempt" ? known : only(told.exception);
}

const delays: Record<string, ExceptionKind> = {
  WEATHER: "weather",
  CLEARANCE: "customs_hold",
  OPERATIONAL: "operational",
};

/** `ON_TIME` and `EARLY` stand there too. */
function delayOf(delay: FedexEvent["delay"]): ExceptionKind | null {
  if (delay?.status !== "DELAYED") return null;
  return delay.type && Object.hasOwn(delays, delay.type) ? (delays[delay.type] ?? null) : "delayed";
}
