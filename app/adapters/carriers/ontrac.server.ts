import { z } from "zod";
import type { Result } from "../../domain/result";
import { answered } from "./reading/answered.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { laserShipAnswer } from "./ontrac.lasership";
import { descriptions } from "./ontrac.words";
import { many, optionalText, readJson, readXml, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Reading, reportOf, type SourceError } from "./reading/reading";
import { isoMoment } from "./reading/times";
import { dayOf, expectedAt, looseTime } from "./reading/timed";

const API = "https://www.shipontrac.net/OnTracWebServices/OnTracServices.svc/V7";
const LASERSHIP = "https://t.lasership.com/Track";

const settings = z.object({ account: z.string().min(1), password: z.string().min(1) });

const shipment = z.object({
  Tracking: requiredText,
  Exp_Del_Date: looseTime,
  ShipDate: looseTime,
  Service: optionalText,
  Error: optionalText,
  Events: z
    .object({
      Event: many(
        z
          .object({
            Status: optionalText,
            Description: optionalText,
            EventTime: isoMoment,
            City: optionalText,
            State: optionalText,
            Zip: optionalText,
          })
          .refine((it) => it.Status ?? it.Description, "says nothing"),
      ),
    })
    .nullish()
    .or(z.literal("")),
});

/** The name of the root has changed between versions. */
const xmlAnswer = z
  .record(
    z.string(),
    z.union([
      z
        .object({ Shipments: z.object({ Shipment: many(shipment).refine((all) => all.length > 0) }) })
        .transform(({ Shipments: { Shipment: all } }): Reading => ({
          parcels: all.filter((it) => !it.Error).map(parcelOf),
          errors: all.flatMap((it) => (it.Error ? [errorOf(it.Error, it.Tracking)] : [])),
        })),
      z
        .object({ Error: requiredText })
        .transform((it): Reading => ({ parcels: [], errors: [errorOf(it.Error, null)] })),
    ]),
  )
  .transform((roots): Reading => Object.values(roots)[0] ?? { parcels: [], errors: [] });

const read = (raw: Buffer): Result<Reading> =>
  /^\s*</.test(raw.subarray(0, 100).toString("latin1"))
    ? readXml(raw, xmlAnswer)
    : readJson(raw, laserShipAnswer);

/** OnTrac in the west of the United States, and LaserShip in the east: one company, two systems. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "ontrac",
  title: "OnTrac",
  aliases: ["lasership"],
  kind: "native",
  carriers: ["ontrac", "lasership"],
  documentation: { url: "https://www.ontrac.com/solutions/technology/", reviewed: "2026-11-21" },
  settings,
  webhook: null,
  // No figure is published; this is a careful one.
  poll: { batch: 1, quota: { calls: 60, perSeconds: 60 }, ask },
  // OnTrac's events tell the time of their facility, mostly with its state.
  zone: "America/Los_Angeles",
  read,
});

/** It refuses in a sentence, without a code. */
const errorOf = (message: string, trackingNumber: string | null): SourceError => ({
  code: "Error",
  message,
  trackingNumber,
});

function parcelOf(it: z.output<typeof shipment>): CarrierReport {
  return reportOf(it.Tracking, {
    carrier: "ontrac",
    service: it.Service,
    scans: ((it.Events || null)?.Event ?? []).map((event) => ({
      at: event.EventTime,
      code: event.Status ?? event.Description ?? "",
      description: event.Description,
      place: placeOf({
        city: event.City,
        region: event.State,
        postal: event.Zip,
        country: event.State && "US",
      }),
      meaning:
        meaningIn(descriptions, event.Description?.toUpperCase()) ?? meaningOfPhrase(event.Description),
    })),
    eta: expectedAt(it.Exp_Del_Date),
    shippedOn: dayOf(it.ShipDate),
  });
}

/** Numbers of LaserShip begin with `1LS` or with `L` and another letter. */
async function ask(
  { egress }: Asking,
  { account, password }: z.output<typeof settings>,
  [parcel]: Parcel[],
): Promise<Result<Buffer>> {
  const number = parcel?.trackingNumber ?? "";
  const query = new URLSearchParams({ pw: password, tn: number, requestType: "track" });
  const url = /^(1LS|L[A-Z])/i.test(number)
    ? `${LASERSHIP}/${encodeURIComponent(number)}/json`
    : `${API}/${encodeURIComponent(account)}/shipments?${query.toString()}`;
  return answered(await egress({ method: "GET", url, headers: { accept: "*/*" } }), "OnTrac", read);
}
