import { z } from "zod";
import type { Result } from "../../domain/result";
import { answered } from "./reading/answered.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { meaningOf } from "./dhl.words";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { placeOf } from "./reading/place";
import { type CarrierReport, type CarrierScan, type Reading, reportOf } from "./reading/reading";
import { isoMoment } from "./reading/times";
import { expectedAt, looseTime } from "./reading/timed";

const API = "https://api-eu.dhl.com/track/shipments";

const settings = z.object({ apiKey: z.string().min(1) });

const event = z
  .object({
    timestamp: isoMoment,
    location: z
      .object({
        address: z
          .object({ countryCode: optionalText, postalCode: optionalText, addressLocality: optionalText })
          .nullish(),
      })
      .nullish(),
    statusCode: optionalText,
    status: optionalText,
    description: optionalText,
    remark: optionalText,
    nextSteps: optionalText,
  })
  .refine((it) => it.statusCode ?? it.status ?? it.description, "says nothing");

const shipment = z.object({
  id: requiredText,
  service: optionalText,
  status: event.nullish(),
  estimatedTimeOfDelivery: looseTime,
  details: z.object({ product: z.object({ productName: optionalText }).nullish() }).nullish(),
  events: many(event),
});

const refusal = z.object({ title: requiredText, detail: optionalText, status: requiredText });

const payload = z.union([
  z
    .object({ shipments: z.array(shipment) })
    .transform(({ shipments }): Reading => ({ parcels: shipments.map(parcelOf), errors: [] })),
  refusal.transform(({ title, detail, status }): Reading => ({
    parcels: [],
    errors: [{ code: status, message: detail ?? title, trackingNumber: null }],
  })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** DHL's "Shipment Tracking - Unified": parcels of all its divisions under one key. Its push service is not read here. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "dhl",
  title: "DHL",
  aliases: ["dhl_universal"],
  kind: "native",
  carriers: ["dhl", "dhl_express"],
  documentation: {
    url: "https://developer.dhl.com/api-reference/shipment-tracking",
    reviewed: "2026-11-21",
  },
  settings,
  webhook: null,
  // What a key is given at first; DHL raises it on request. No more than one question in five seconds besides.
  poll: { batch: 1, quota: { calls: 250, perSeconds: 86_400 }, ask },
  // The events of Express and of the national parcel services tell local time; the place tells whose.
  zone: "UTC",
  read,
});

function parcelOf(it: z.output<typeof shipment>): CarrierReport {
  return reportOf(it.id, {
    carrier: it.service === "express" ? "dhl_express" : "dhl",
    service: it.details?.product?.productName ?? it.service,
    // It repeats the newest event, and stands alone only before the first.
    status:
      it.status && it.events.length === 0
        ? { code: codeOf(it.status), meaning: sayingOf(it.status), at: it.status.timestamp }
        : null,
    scans: it.events.map(scanOf),
    eta: expectedAt(it.estimatedTimeOfDelivery),
  });
}

function scanOf(it: z.output<typeof event>): CarrierScan {
  const address = it.location?.address;
  return {
    at: it.timestamp,
    code: codeOf(it),
    description: it.description ?? it.status,
    place: placeOf({
      city: address?.addressLocality ? withoutStreet(address.addressLocality) : null,
      postal: address?.postalCode ?? null,
      country: address?.countryCode ?? null,
    }),
    meaning: sayingOf(it),
  };
}

/** The words of the status are listed too where its code says nothing by itself. */
const codeOf = ({ statusCode, status, description }: z.output<typeof event>): string =>
  statusCode === "unknown"
    ? ["unknown", status ?? description].filter(Boolean).join("/")
    : (statusCode ?? status ?? description ?? "");

const sayingOf = ({ statusCode, description, remark, nextSteps, status }: z.output<typeof event>) =>
  meaningOf(statusCode, [description, status], [remark, nextSteps]);

/** "Locality" comes with a street before it now and then; a house has a number. */
const withoutStreet = (locality: string): string | null =>
  locality
    .split(",")
    .filter((part) => !/\d/.test(part))
    .join(",")
    .trim() || null;

async function ask(
  { egress }: Asking,
  { apiKey }: z.output<typeof settings>,
  [parcel]: Parcel[],
): Promise<Result<Buffer>> {
  const query = new URLSearchParams({ trackingNumber: parcel?.trackingNumber ?? "", language: "en" });
  if (parcel?.carrier === "dhl_express") query.set("service", "express");
  const headers = { "dhl-api-key": apiKey };
  const answer = await egress({ method: "GET", url: `${API}?${query.toString()}`, headers });
  return answered(answer, "DHL", read);
}
