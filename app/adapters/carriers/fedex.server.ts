import { z } from "zod";
import type { Result } from "../../domain/result";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { meaningOf } from "./fedex.words";
import { xmlAnswer } from "./fedex.xml";
import { answered } from "./reading/answered.server";
import { many, optionalText, requiredText } from "./reading/body";
import { readEither } from "./reading/either";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Reading, reportOf, type SourceError } from "./reading/reading";
import { dayOf, expectedAt, looseTime } from "./reading/timed";
import { isoMoment } from "./reading/times";
import { askedWithToken } from "./reading/tokens.server";

const API = "https://apis.fedex.com";

const settings = z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

const delay = z.object({ type: optionalText, status: optionalText }).nullish();

const event = z
  .object({
    date: isoMoment,
    eventType: optionalText,
    eventDescription: optionalText,
    exceptionDescription: optionalText,
    derivedStatusCode: optionalText,
    scanLocation: z
      .object({
        city: optionalText,
        stateOrProvinceCode: optionalText,
        postalCode: optionalText,
        countryCode: optionalText,
      })
      .nullish(),
    delayDetail: delay,
  })
  .refine((it) => it.eventType ?? it.eventDescription, "says nothing");

const problem = z.object({ code: requiredText, message: optionalText });

const window = z
  .object({ window: z.object({ begins: looseTime, ends: looseTime }).nullish() })
  .nullish()
  .transform((it) => it?.window?.ends ?? it?.window?.begins ?? null);

const result = z.object({
  trackingNumberInfo: z.object({ trackingNumber: optionalText }).nullish(),
  additionalTrackingInfo: z
    .object({
      packageIdentifiers: many(
        z.object({ type: optionalText, value: optionalText, values: many(z.string()) }),
      ),
    })
    .nullish(),
  error: problem.nullish(),
  latestStatusDetail: z
    .object({ code: optionalText, derivedCode: optionalText, description: optionalText })
    .nullish(),
  serviceDetail: z.object({ description: optionalText }).nullish(),
  dateAndTimes: many(z.object({ type: optionalText, dateTime: looseTime })),
  estimatedDeliveryTimeWindow: window,
  standardTransitTimeWindow: window,
  scanEvents: many(event),
});
type TrackResult = z.output<typeof result>;

const payload = z.union([
  z
    .object({
      output: z.object({
        completeTrackResults: z.array(
          z.object({ trackingNumber: optionalText, trackResults: z.array(result) }),
        ),
      }),
    })
    .transform(({ output: { completeTrackResults: all } }): Reading => {
      const each = all.flatMap(({ trackingNumber, trackResults }) =>
        // One number that was used before has several results; each tells its own day of shipping.
        trackResults.map((it) => ({
          it,
          number: trackingNumber ?? it.trackingNumberInfo?.trackingNumber ?? null,
        })),
      );
      return {
        parcels: each.filter(({ it }) => tells(it)).map(({ it, number }) => parcelOf(it, number)),
        errors: each.flatMap(({ it, number }) => (it.error ? [errorOf(it.error, number)] : [])),
      };
    }),
  z
    .object({ errors: z.array(problem).min(1) })
    .transform(({ errors }): Reading => ({ parcels: [], errors: errors.map((it) => errorOf(it, null)) })),
]);

const read = (raw: Buffer): Result<Reading> => readEither(raw, payload, xmlAnswer);

/** FedEx: its Track API, and the older SOAP service. Its push service is not read here. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "fedex",
  title: "FedEx",
  aliases: [],
  kind: "native",
  carriers: ["fedex"],
  documentation: {
    url: "https://developer.fedex.com/api/en-us/catalog/track/v1/docs.html",
    reviewed: "2026-11-21",
  },
  settings,
  webhook: null,
  // The quota of a project for a day; bursts are allowed far above what is asked at once.
  poll: { batch: 30, quota: { calls: 100_000, perSeconds: 86_400 }, ask },
  // Its scans carry their offset.
  zone: "UTC",
  read,
});

const errorOf = (
  { code, message }: z.output<typeof problem>,
  trackingNumber: string | null,
): SourceError => ({ code, message: message ?? "", trackingNumber });

/** A result beside an error may still tell of a parcel. */
const tells = (it: TrackResult): boolean =>
  !it.error || it.scanEvents.length > 0 || Boolean(it.latestStatusDetail?.code);

function parcelOf(it: TrackResult, number: string | null): CarrierReport {
  const date = (type: string) => it.dateAndTimes.find((one) => one.type === type)?.dateTime ?? null;
  const latest = it.latestStatusDetail;
  const partner = it.additionalTrackingInfo?.packageIdentifiers.find(
    ({ type }) => type === "PARTNER_CARRIER_NUMBER",
  );
  const handedTo = partner?.value ?? partner?.values[0] ?? null;
  return reportOf(number, {
    carrier: "fedex",
    service: it.serviceDetail?.description ?? null,
    // It repeats the newest scan, and stands alone only before the first.
    status:
      latest?.code && it.scanEvents.length === 0
        ? {
            code: latest.code,
            meaning: meaningOf({
              type: latest.code,
              description: latest.description,
              reason: null,
              derived: latest.derivedCode,
              delay: null,
            }),
            at: null,
          }
        : null,
    scans: it.scanEvents.map((scan) => ({
      at: scan.date,
      code: scan.eventType ?? scan.eventDescription ?? "",
      description: scan.exceptionDescription ?? scan.eventDescription,
      place: placeOf({
        city: scan.scanLocation?.city,
        region: scan.scanLocation?.stateOrProvinceCode,
        postal: scan.scanLocation?.postalCode,
        country: scan.scanLocation?.countryCode,
      }),
      meaning: meaningOf({
        type: scan.eventType,
        description: scan.eventDescription,
        reason: scan.exceptionDescription,
        derived: scan.derivedStatusCode,
        delay: scan.delayDetail ?? null,
      }),
    })),
    eta: expectedAt(
      date("ESTIMATED_DELIVERY") ??
        it.estimatedDeliveryTimeWindow ??
        it.standardTransitTimeWindow ??
        date("COMMITMENT"),
    ),
    shippedOn: dayOf(date("SHIP") ?? date("ACTUAL_PICKUP") ?? date("ACTUAL_TENDER")),
    handedTo: handedTo ? { carrier: null, trackingNumber: handedTo } : null,
  });
}

async function ask(
  asking: Asking,
  { clientId, clientSecret }: z.output<typeof settings>,
  parcels: Parcel[],
): Promise<Result<Buffer>> {
  const account = { who: "FedEx", url: `${API}/oauth/token`, clientId, clientSecret };
  return askedWithToken(asking, account, async (token) => {
    const answer = await asking.egress({
      method: "POST",
      url: `${API}/track/v1/trackingnumbers`,
      headers: { authorization: `Bearer ${token}`, "x-locale": "en_US" },
      json: {
        includeDetailedScans: true,
        trackingInfo: parcels.map(({ trackingNumber }) => ({ trackingNumberInfo: { trackingNumber } })),
      },
    });
    return answered(answer, "FedEx", read);
  });
}
