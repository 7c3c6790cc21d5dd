import type { ExceptionKind } from "../../../app/domain/exception";
import type { OrderWish } from "../sandbox-client";

/** Who orders: a language, and where they live. Names and streets are invented. */
export const abroad = {
  de: { address1: "Beispielweg 12", city: "Berlin", zip: "10115", countryCode: "DE" },
  fr: { address1: "8 rue de l'Exemple", city: "Lyon", zip: "69001", countryCode: "FR" },
  es: { address1: "Calle Ejemplo 3", city: "Sevilla", zip: "41001", countryCode: "ES" },
  it: { address1: "Via Esempio 5", city: "Torino", zip: "10121", countryCode: "IT" },
  nl: { address1: "Voorbeeldstraat 7", city: "Utrecht", zip: "3511 AA", countryCode: "NL" },
  pt: { address1: "Rua do Exemplo 21", city: "Porto", zip: "4000-001", countryCode: "PT" },
  pl: { address1: "ul. Przykładowa 4", city: "Gdańsk", zip: "80-001", countryCode: "PL" },
  sv: { address1: "Exempelgatan 9", city: "Uppsala", zip: "753 20", countryCode: "SE" },
  da: { address1: "Eksempelvej 2", city: "Aarhus", zip: "8000", countryCode: "DK" },
  ja: { address1: "見本町 1-2-3", city: "札幌市", zip: "060-0001", countryCode: "JP" },
  ar: { address1: "شارع المثال 15", city: "دبي", zip: "00000", countryCode: "AE" },
} as const satisfies Record<string, NonNullable<OrderWish["to"]>>;
export type Abroad = keyof typeof abroad;

/** The carrier's word, by whoever tells it. */
export type Word =
  | { from: "easypost"; status: string; detail: string; says: string }
  | { from: "warehouse"; status: string; says: string }
  | { from: "shopify"; status: string; says: string };

/** How it ends: a later scan, the parcel leaving after all, or a person of the team. */
export type Ending = "moves" | "delivered" | "picked_up" | "leaves" | "person";

interface Part {
  kind: ExceptionKind;
  ends: Ending;
}
/** Told by a word about a parcel that is on its way. */
export interface ToldPart extends Part {
  shopper: Abroad | "en";
  word: Word;
}
/** Found out by ourselves, while time passes over what is there from the beginning. */
export interface WatchedPart extends Part {
  shopper: string;
  /** A state of the country: abroad one waits longer. */
  at: string;
  begins: "ordered" | "label" | "moving" | "pickup" | "slow";
}

const easypost = (status: string, detail: string, says: string): Word => ({
  from: "easypost",
  status,
  detail,
  says,
});
const warehouse = (status: ExceptionKind, says: string): Word => ({ from: "warehouse", status, says });

export const told: readonly ToldPart[] = [
  { kind: "lost", shopper: "de", ends: "person", word: easypost("failure", "lost", "Lost in the network") },
  {
    kind: "damaged",
    shopper: "ar",
    ends: "person",
    word: easypost("failure", "damaged", "Damaged in transit"),
  },
  {
    kind: "failed_attempt",
    shopper: "fr",
    ends: "delivered",
    word: { from: "shopify", status: "ATTEMPTED_DELIVERY", says: "Nobody was at home" },
  },
  {
    kind: "address_issue",
    shopper: "es",
    ends: "delivered",
    word: easypost("in_transit", "address_correction", "The address is not complete"),
  },
  {
    kind: "refused",
    shopper: "it",
    ends: "delivered",
    word: easypost("in_transit", "refused", "Refused at the door"),
  },
  {
    kind: "held",
    shopper: "nl",
    ends: "moves",
    word: easypost("in_transit", "held", "Held at a facility"),
  },
  {
    kind: "customs_hold",
    shopper: "pt",
    ends: "moves",
    word: warehouse("customs_hold", "Customs want papers"),
  },
  {
    kind: "weather",
    shopper: "pl",
    ends: "moves",
    word: easypost("in_transit", "weather_delay", "Snow on the way"),
  },
  {
    kind: "delayed",
    shopper: "sv",
    ends: "moves",
    word: { from: "shopify", status: "DELAYED", says: "Behind the plan" },
  },
  {
    kind: "returning",
    shopper: "da",
    ends: "person",
    word: easypost("return_to_sender", "return", "On its way back"),
  },
  {
    kind: "undeliverable",
    shopper: "ja",
    ends: "delivered",
    word: easypost("failure", "failure", "Could not be delivered"),
  },
  {
    kind: "payment_due",
    shopper: "ar",
    ends: "delivered",
    word: warehouse("payment_due", "Duties are open"),
  },
  {
    kind: "missing_contents",
    shopper: "fr",
    ends: "person",
    word: warehouse("missing_contents", "Found open"),
  },
  { kind: "disposed", shopper: "de", ends: "person", word: warehouse("disposed", "Destroyed") },
  {
    kind: "unspecified",
    shopper: "es",
    ends: "moves",
    word: warehouse("unspecified", "Something is the matter"),
  },
  {
    kind: "missorted",
    shopper: "it",
    ends: "moves",
    word: easypost("in_transit", "missorted", "Sorted to the wrong place"),
  },
  {
    kind: "carrier_rejected",
    shopper: "en",
    ends: "moves",
    word: warehouse("carrier_rejected", "The label cannot be read"),
  },
  {
    kind: "operational",
    shopper: "pt",
    ends: "moves",
    word: warehouse("operational", "A belt stands still"),
  },
  { kind: "security", shopper: "ja", ends: "moves", word: warehouse("security", "Opened for a check") },
];

export const watched: readonly WatchedPart[] = [
  { kind: "fulfilment_delayed", shopper: "de", at: "NY", begins: "ordered", ends: "leaves" },
  { kind: "never_shipped", shopper: "sv", at: "MN", begins: "label", ends: "picked_up" },
  { kind: "stalled", shopper: "en", at: "TX", begins: "moving", ends: "delivered" },
  { kind: "unclaimed", shopper: "fr", at: "GA", begins: "pickup", ends: "delivered" },
  { kind: "presumed_lost", shopper: "es", at: "FL", begins: "moving", ends: "delivered" },
  { kind: "late_risk", shopper: "pl", at: "WA", begins: "slow", ends: "delivered" },
  { kind: "late", shopper: "da", at: "OR", begins: "slow", ends: "delivered" },
];
