import { zoneOf } from "../../../domain/place-zone";
import type { CarrierReport, CarrierScan } from "../../../adapters/carriers/reading/reading";
import { episodesOf } from "../../../domain/episodes";
import type { ExceptionKind } from "../../../domain/exception";
import { type Milestone, walk } from "../../../domain/milestone";
import { instantOfScan, type ScanTime, writeScanTime } from "../../../domain/scan-time";
import type { Zone } from "../../../domain/zone-clock";

/** A scan with the instant it happened at. */
export interface PlacedScan extends CarrierScan {
  instant: Date;
  /** No scan of its own: what the source says of the whole parcel. */
  summary: boolean;
}

export interface Normalized {
  /** null: the payload does not name its parcel. */
  number: string | null;
  carrier: string | null;
  milestone: Milestone;
  /** What is still the matter, oldest first. */
  exceptions: ExceptionKind[];
  /** A day, or a day and an hour where the source tells one. */
  eta: string | null;
  deliveredAt: string | null;
  /** Oldest first, each once. */
  events: {
    at: string;
    milestone: Milestone | null;
    exception: ExceptionKind | null;
    code: string;
    description: string | null;
    location: string | null;
  }[];
  /** Codes that nobody knows, each once. */
  unknownCodes: string[];
}

/**
 * The scans of a report, oldest first, each once, with the instant of each. `zone` is where a scan stood that tells neither offset nor
 * place; `received` stands in for the time of a status that has neither a time nor a scan beside it.
 */
export function placedScans(report: CarrierReport, zone: Zone, received: Date): PlacedScan[] {
  const instant = (at: ScanTime, scan: CarrierScan | null) =>
    instantOfScan(at, zoneOf(scan?.place ?? null) ?? zone);
  const seen = new Map<string, PlacedScan>();
  for (const scan of report.scans) {
    const placed = { ...scan, instant: instant(scan.at, scan), summary: false };
    const key = [
      Math.floor(placed.instant.getTime() / 60_000),
      scan.code,
      scan.description,
      scan.place?.text,
    ];
    const name = JSON.stringify(key);
    if (!seen.has(name)) seen.set(name, placed);
  }
  const scans = [...seen.values()].sort(byTime);
  const { status } = report;
  if (!status) return scans;
  const last = scans.at(-1);
  const told = status.at
    ? { at: status.at, instant: instant(status.at, null) }
    : (last ?? momentOf(received));
  const summary = {
    code: status.code,
    description: null,
    place: null,
    meaning: status.meaning,
    summary: true,
  };
  return [...scans, { ...summary, at: told.at, instant: told.instant }];
}

const byTime = (a: PlacedScan, b: PlacedScan): number =>
  a.instant.getTime() - b.instant.getTime() || a.code.localeCompare(b.code);

const momentOf = (instant: Date) => ({
  instant,
  at: { wall: instant.toISOString().slice(0, 19), offset: 0 },
});

/** One parcel as one payload tells it, in our words. The same for any order of its scans, and for scans told twice. */
export function normalize(report: CarrierReport, zone: Zone, received: Date): Normalized {
  const placed = placedScans(report, zone, received);
  const known = placed.filter((scan) => scan.meaning !== null);
  const sightings = known.flatMap(({ meaning, instant }) =>
    meaning?.milestone ? [{ milestone: meaning.milestone, at: instant.getTime() }] : [],
  );
  const signs = known.map(({ meaning, instant }) => ({
    milestone: meaning?.milestone ?? null,
    exception: meaning?.exception ?? null,
    at: instant,
  }));
  const reached = walk(sightings);
  const delivered = reached.milestone === "delivered" ? placed.find((s) => deliveredAt(s, reached.at)) : null;
  return {
    number: report.trackingNumber,
    carrier: report.carrier,
    milestone: reached.milestone,
    exceptions: episodesOf(signs).flatMap((e) => (e.resolvedAt ? [] : [e.kind])),
    eta: report.eta ? etaText(report.eta) : null,
    deliveredAt: delivered ? writeScanTime(delivered.at) : null,
    events: placed.flatMap((scan) => (scan.summary ? [] : [eventOf(scan)])),
    unknownCodes: [...new Set(placed.flatMap((s) => (s.meaning ? [] : [s.code])))],
  };
}

const deliveredAt = (scan: PlacedScan, time: number): boolean =>
  scan.meaning?.milestone === "delivered" && scan.instant.getTime() === time;

const etaText = ({ at, hour }: { at: ScanTime; hour: boolean }): string =>
  hour ? writeScanTime(at) : at.wall.slice(0, 10);

const eventOf = (scan: PlacedScan): Normalized["events"][number] => ({
  at: writeScanTime(scan.at),
  milestone: scan.meaning?.milestone ?? null,
  exception: scan.meaning?.exception ?? null,
  code: scan.code,
  description: scan.description,
  location: scan.place?.text ?? null,
});
