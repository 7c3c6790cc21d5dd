import type { ExceptionKind } from "../../../app/domain/exception";
import type { Milestone } from "../../../app/domain/milestone";

/** A payload as it goes over the wire: text, or something that is sent as JSON. */
export type Payload = string | object;

export const bytesOf = (payload: Payload): Buffer =>
  Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload));

/** What a carrier source brings so that the battery can be run on it. Samples are written by us after the published descriptions. */
export interface CarrierSamples {
  /** A store's settings that are taken. */
  settings: unknown;
  /** A message about one parcel with at least three scans, and what it says. */
  known: {
    payload: Payload;
    /** null: what the source says does not name its parcel. */
    number: string | null;
    /** Our id of the company; null when this source does not say. */
    carrier: string | null;
    /** Where the parcel is after all of it, and what is still the matter. */
    milestone: Milestone;
    exceptions: ExceptionKind[];
    /** `2026-11-24`, as far as the source tells it. */
    eta: string | null;
    /** Each scan: its time as told (with an offset where one is told), code, what it means. */
    scans: [at: string, code: string, milestone: Milestone | null, exception: ExceptionKind | null][];
  };
  /** A parcel that the source knows and has not seen yet: read, with no scan and nowhere past its label. */
  unseen: Payload;
  /** Answers that tell of no parcel, with the codes of what they say is wrong. */
  refusals: { payload: Payload; codes: string[] }[];
  /** Messages in which one scan has a word that nobody knows, and the code that it is listed under. */
  unknownWords: { payload: Payload; code: string }[];
  /** Shapes that the source never had, beside those that the battery tries on everybody. */
  unknownShapes: Payload[];
  /** Signs as the sender does; null for a source that sends nothing. */
  sign: ((raw: Buffer) => { headers: Record<string, string>; query?: string }) | null;
  /** Some of how it is asked: hosts that may be called, and an answer that is passed on. null for a source that is not asked. */
  poll: {
    hosts: string[];
    parcels: { trackingNumber: string; carrier: string }[];
    /** What its log-in answers, where that is not OAuth's JSON. */
    login?: { when: RegExp; answer: string };
  } | null;
}
