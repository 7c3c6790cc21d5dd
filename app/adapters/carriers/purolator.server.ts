import { z } from "zod";
import type { Result } from "../../domain/result";
import { dayAndTime } from "../../domain/scan-time";
import { answered } from "./reading/answered.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { provinces, sentences, types } from "./purolator.words";
import { many, optionalText, readXml, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import { type CarrierScan, type Meaning, type Reading, reportOf, type SourceError } from "./reading/reading";
import { faultRead, soapFault, soapOf } from "./reading/soap";
import { timed } from "./reading/timed";

const API = "https://webservices.purolator.com/EWS/V1/Tracking/TrackingService.asmx";

const settings = z.object({ apiKey: z.string().min(1), password: z.string().min(1) });

const pin = z.object({ Value: requiredText });

const scan = z
  .object({
    ScanType: requiredText,
    ScanDate: z.string(),
    ScanTime: optionalText,
    Description: optionalText,
    Depot: z.object({ Name: optionalText }).nullish().or(z.literal("")),
  })
  .transform((it, context): CarrierScan => {
    const depot = (it.Depot || null)?.Name ?? null;
    const region = provinces.find((province) => depot?.endsWith(`, ${province}`)) ?? null;
    return {
      at: timed(dayAndTime(it.ScanDate, it.ScanTime), context),
      // By itself `Other` would be one word for everything.
      code: it.ScanType === "Other" && it.Description ? `Other/${it.Description}` : it.ScanType,
      description: it.Description,
      place: placeOf({ text: depot, region, country: region && "CA" }),
      meaning: meaningOf(it.ScanType, it.Description),
    };
  });

/** A parcel that could not be handed over: its sentence may tell more exactly why. */
function meaningOf(type: string, sentence: string | null): Meaning | null {
  const told = meaningIn(sentences, sentence?.toLowerCase()) ?? meaningOfPhrase(sentence);
  const known = meaningIn(types, type);
  return known?.exception && told?.exception ? told : (known ?? told);
}

const errors = z
  .object({
    Errors: z
      .object({ Error: many(z.object({ Code: requiredText, Description: optionalText })) })
      .nullish()
      .or(z.literal("")),
  })
  .nullish()
  .or(z.literal(""))
  .transform((it) => ((it || null)?.Errors || null)?.Error ?? []);

const tracked = z.object({
  PIN: pin,
  Scans: z
    .object({ Scan: many(scan) })
    .nullish()
    .or(z.literal("")),
  ResponseInformation: errors,
});

const response = z.object({
  Body: z.object({
    TrackPackagesByPinResponse: z.object({
      ResponseInformation: errors,
      TrackingInformationList: z
        .object({ TrackingInformation: many(tracked) })
        .nullish()
        .or(z.literal("")),
    }),
  }),
});

const payload = z.union([
  z.object({ Envelope: response }).transform(({ Envelope }): Reading => {
    const { ResponseInformation, TrackingInformationList } = Envelope.Body.TrackPackagesByPinResponse;
    const all = (TrackingInformationList || null)?.TrackingInformation ?? [];
    return {
      parcels: all
        .filter((it) => it.ResponseInformation.length === 0)
        .map((it) => reportOf(it.PIN.Value, { carrier: "purolator", scans: (it.Scans || null)?.Scan ?? [] })),
      errors: [
        ...ResponseInformation.map((it) => errorOf(it, null)),
        ...all.flatMap((it) => it.ResponseInformation.map((error) => errorOf(error, it.PIN.Value))),
      ],
    };
  }),
  z.object({ Envelope: soapFault }).transform(({ Envelope }) => faultRead(Envelope, null)),
]);

const read = (raw: Buffer): Result<Reading> => readXml(raw, payload);

/** Purolator's E-Ship web services, tracking by PIN. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "purolator",
  title: "Purolator",
  aliases: [],
  kind: "native",
  carriers: ["purolator"],
  documentation: {
    url: "https://eship.purolator.com/SITE/en/content/webservices.aspx",
    reviewed: "2026-11-21",
  },
  settings,
  webhook: null,
  // No figure is published; this is a careful one.
  poll: { batch: 10, quota: { calls: 60, perSeconds: 60 }, ask },
  // Scans tell the time of their depot.
  zone: "America/Toronto",
  read,
});

const errorOf = (
  it: { Code: string; Description: string | null },
  trackingNumber: string | null,
): SourceError => ({
  code: it.Code,
  message: it.Description ?? "",
  trackingNumber,
});

async function ask(
  { egress }: Asking,
  { apiKey, password }: z.output<typeof settings>,
  parcels: Parcel[],
): Promise<Result<Buffer>> {
  const body = soapOf(
    { v1: "http://purolator.com/pws/datatypes/v1" },
    {
      "v1:RequestContext": {
        "v1:Version": "1.2",
        "v1:Language": "en",
        "v1:GroupID": "",
        "v1:RequestReference": "tracking",
      },
    },
    {
      "v1:TrackPackagesByPinRequest": {
        "v1:PINs": { "v1:PIN": parcels.map((it) => ({ "v1:Value": it.trackingNumber })) },
      },
    },
  );
  const answer = await egress({
    method: "POST",
    url: API,
    headers: {
      authorization: `Basic ${Buffer.from(`${apiKey}:${password}`).toString("base64")}`,
      soapaction: "http://purolator.com/pws/service/v1/TrackPackagesByPin",
      accept: "text/xml",
    },
    text: { type: "text/xml; charset=UTF-8", body },
  });
  return answered(answer, "Purolator", read, [500]);
}
