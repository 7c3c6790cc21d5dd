import { carrierOf } from "../../../adapters/carriers/companies";
import type { AnyCarrierSource } from "../../../adapters/carriers/contract";
import type { CarrierReport } from "../../../adapters/carriers/reading/reading";
import { ok, type Result, retry } from "../../../domain/result";
import type { Observation } from "../../../domain/shipment-word";
import { instantOfScan } from "../../../domain/scan-time";
import type { Unit } from "../../../spine/unit.server";
import { recorder } from "../../../spine/record.server";
import { observe, readShipment, type Shipment, shipmentIdByNumber } from "../../shipments/index.server";
import { heardOf } from "../asking/schedule.store.server";
import { placedScans, type PlacedScan } from "./normalize";
import { noteWord, saidWords } from "./words.store.server";

const record = recorder("tracking");

/** The message that a report stood in. */
export interface Told {
  source: string;
  deliveryId: string;
  receivedAt: Date;
  /** The parcel that the source was asked about, by number; a number that was used before means that one. */
  askedFor: ReadonlyMap<string, string>;
}

export interface Heard {
  newScans: number;
  opened: string[];
  /** Codes that nobody has a meaning for; the message waits for them. */
  unknown: string[];
}

/** Numbers come back after months: what is older than the parcel by more than this is another parcel's. */
const RECYCLED_MS = 30 * 86_400_000;

/** Takes what a source says of one parcel: its scans to the parcel, its unknown words aside. */
export async function hear(
  unit: Unit,
  carrier: AnyCarrierSource,
  report: CarrierReport,
  told: Told,
): Promise<Result<Heard>> {
  const number = report.trackingNumber ?? onlyOne(told.askedFor);
  const shipmentId = number && (told.askedFor.get(number) ?? (await shipmentIdByNumber(unit, number)));
  const shipment = shipmentId ? await readShipment(unit, shipmentId) : null;
  if (!shipment) return retry("parcel_unknown", "no fulfillment has this number yet", `tracking:${number}`);
  if (report.shippedOn && isEarlier(shipment, report.shippedOn))
    return ok({ newScans: 0, opened: [], unknown: [] });
  const ours = placedScans(report, carrier.zone, told.receivedAt).filter((s) => isOf(shipment, s));
  const said = await saidWords(unit, told.source, unknownIn(ours));
  const scans = ours.map((s) => ({ ...s, meaning: s.meaning ?? said.get(s.code) ?? null }));
  const unknown = unknownIn(scans);
  for (const code of unknown) await note(unit, told, code, scans);
  const seen = await observe(
    unit,
    shipment.id,
    {
      source: told.source,
      inbox: { source: told.source, deliveryId: told.deliveryId },
      observations: scans.flatMap(observationOf),
      carrierEta: report.eta ? instantOfScan(report.eta.at, carrier.zone) : null,
      carrier: report.carrier,
      handedTo: report.handedTo
        ? {
            trackingNumber: report.handedTo.trackingNumber,
            carrier: report.handedTo.carrier ?? carrierOf(null, report.handedTo.trackingNumber),
          }
        : null,
    },
    false,
  );
  if (!seen.ok) return seen;
  await heardOf(unit, seen.value.parcel, carrier.id);
  return ok({ newScans: seen.value.newScans, opened: seen.value.opened, unknown });
}

const onlyOne = (asked: Told["askedFor"]): string | null => {
  const [number = null] = asked.size === 1 ? asked.keys() : [];
  return number;
};

/** The number was another parcel's before: told with the day on which that one was shipped. */
const isEarlier = (shipment: Shipment, shippedOn: string): boolean =>
  Date.parse(`${shippedOn}T00:00:00Z`) < shipment.registered_at.getTime() - RECYCLED_MS;

const isOf = (shipment: Shipment, scan: PlacedScan): boolean =>
  scan.instant.getTime() > shipment.registered_at.getTime() - RECYCLED_MS;

const unknownIn = (scans: readonly PlacedScan[]): string[] => [
  ...new Set(scans.flatMap((s) => (s.meaning ? [] : [s.code]))),
];

function observationOf(scan: PlacedScan): Observation[] {
  if (!scan.meaning) return [];
  // A source that sums up without saying anything has not seen the parcel.
  if (scan.summary && !scan.meaning.milestone && !scan.meaning.exception) return [];
  return [
    {
      milestone: scan.meaning.milestone,
      exception: scan.meaning.exception ?? null,
      nativeCode: scan.code,
      message: scan.description,
      place: scan.place?.text ?? null,
      at: scan.instant,
      localTime: scan.at.wall,
    },
  ];
}

async function note(unit: Unit, told: Told, code: string, scans: readonly PlacedScan[]): Promise<void> {
  const sample = scans.find((s) => s.code === code)?.description?.slice(0, 300) ?? null;
  const first = await noteWord(unit, { source: told.source, code, sample });
  if (!first) return;
  await record(unit, "tracking.word_unknown", {
    subject: { kind: "source", id: told.source },
    at: told.receivedAt,
    key: `${told.source}:${code}`,
    payload: { source: told.source, code },
  });
}
