import type { ExceptionKind } from "../../../domain/exception";
import type { Milestone } from "../../../domain/milestone";
import type { ScanTime } from "../../../domain/scan-time";

/** What a word of a carrier says in ours. */
export interface Meaning {
  /** null keeps the parcel where it is. */
  milestone: Milestone | null;
  exception?: ExceptionKind;
}

export interface ScanPlace {
  /** As it is shown: `Lyon, FR`. No street, no name of a person. */
  text: string;
  /** ISO 3166-1, two letters: tells which clock hung there. */
  country: string | null;
  /** State or province as the carrier writes it, `QC`. */
  region: string | null;
}

/** One line of a parcel's history. */
export interface CarrierScan {
  at: ScanTime;
  /** The source's own code, or its words where it has no codes. Never empty. */
  code: string;
  /** What the source tells people about it. Untrusted text. */
  description: string | null;
  place: ScanPlace | null;
  /** null: nobody has said yet what this word means. */
  meaning: Meaning | null;
}

/** What a source says of one parcel. */
export interface CarrierReport {
  /** null: the answer does not name its parcel; it is the one that was asked about. */
  trackingNumber: string | null;
  /** Our id of the company that carries it, when the source says so. */
  carrier: string | null;
  service: string | null;
  /**
   * What the source says of the parcel as a whole, when it says so beside the scans. It counts as a scan of its own time, and where
   * that is not told, of the last scan's.
   */
  status: { code: string; meaning: Meaning | null; at: ScanTime | null } | null;
  /** In any order; doubles are taken out later. */
  scans: CarrierScan[];
  /** When the source expects it. A day without an hour is written at midnight with `hour: false`. */
  eta: { at: ScanTime; hour: boolean } | null;
  /** The day it was given to the carrier, `2026-11-18`: two parcels with one recycled number are told apart by it. */
  shippedOn: string | null;
  /** The company that brings it the last part of the way, and its number there. */
  handedTo: { carrier: string | null; trackingNumber: string } | null;
}

/** What a source could not tell. */
export interface SourceError {
  /** The source's own code. */
  code: string;
  message: string;
  trackingNumber: string | null;
}

/** All that one payload says. Neither: understood, and not about a parcel's journey. */
export interface Reading {
  parcels: CarrierReport[];
  errors: SourceError[];
}

/** A report with nothing in it yet: adapters say what they know. */
export const reportOf = (trackingNumber: string | null, told: Partial<CarrierReport>): CarrierReport => ({
  trackingNumber,
  carrier: null,
  service: null,
  status: null,
  scans: [],
  eta: null,
  shippedOn: null,
  handedTo: null,
  ...told,
});
