import { z } from "zod";
import type { Result } from "../../domain/result";
import { isoTime } from "../../domain/scan-time";
import { answered } from "./reading/answered.server";
import { askedWithToken } from "./reading/tokens.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { countries, stages, statuses } from "./evri.words";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Meaning, type Reading, reportOf } from "./reading/reading";
import { isoMoment } from "./reading/times";

const API = "https://de-api.hermesworld.com/services/hsi/shipmentinfo";
const TOKENS = "https://authme.myhermes.de/authorization-facade/oauth2/access_token";

const settings = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  username: z.string().min(1),
  password: z.string().min(1),
});

/** Hermes Germany. */
const shipment = z.object({
  shipmentID: requiredText,
  deliveryForecast: z
    .object({ date: optionalText, timeSlot: z.object({ to: optionalText }).nullish() })
    .nullish(),
  status: many(
    z.object({
      timestamp: isoMoment,
      code: requiredText,
      description: optionalText,
      scanningUnit: z.object({ city: optionalText, countryCode: optionalText }).nullish(),
    }),
  ),
});

/** Evri, the British sister that Hermes was. */
const result = z
  .object({
    barcode: optionalText,
    uniqueId: optionalText,
    trackingEvents: many(
      z.object({
        dateTime: isoMoment,
        trackingStage: z.object({ trackingStageCode: requiredText, description: optionalText }),
        trackingPoint: z.object({ description: optionalText }).nullish(),
      }),
    ),
  })
  .refine((it) => it.barcode ?? it.uniqueId, "no number");

const problem = z.object({ code: requiredText, message: optionalText });

const payload = z.union([
  z
    .object({ shipmentinfo: z.array(shipment) })
    .transform(({ shipmentinfo }): Reading => ({ parcels: shipmentinfo.map(germanParcel), errors: [] })),
  z
    .object({ results: z.array(result) })
    .transform(({ results }): Reading => ({ parcels: results.map(britishParcel), errors: [] })),
  z.object({ listOfResultCodes: z.array(problem).min(1) }).transform(({ listOfResultCodes }): Reading => ({
    parcels: [],
    errors: listOfResultCodes.map(({ code, message }) => ({
      code,
      message: message ?? "",
      trackingNumber: null,
    })),
  })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** Hermes Germany's shipping interface is asked; what Evri tells of British parcels is read as well. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "evri",
  title: "Evri and Hermes",
  aliases: ["hermes"],
  kind: "native",
  carriers: ["evri"],
  documentation: { url: "https://www.myhermes.de/geschaeftskunden/schnittstellen/", reviewed: "2026-11-21" },
  settings,
  webhook: null,
  // No figure is published; this is a careful one.
  poll: { batch: 10, quota: { calls: 60, perSeconds: 60 }, ask },
  // The times of both carry their offset.
  zone: "Europe/Berlin",
  read,
});

function germanParcel(it: z.output<typeof shipment>): CarrierReport {
  const { date, timeSlot } = it.deliveryForecast ?? {};
  const hour = date && timeSlot?.to ? isoTime(`${date}T${timeSlot.to}`) : null;
  const eta = hour ?? isoTime(date ?? "");
  return reportOf(it.shipmentID, {
    carrier: "evri",
    scans: it.status.map(({ timestamp, code, description, scanningUnit }) => {
      const country = scanningUnit?.countryCode ?? "";
      return {
        at: timestamp,
        code,
        description,
        place: placeOf({
          city: scanningUnit?.city,
          country: Object.hasOwn(countries, country) ? countries[country] : country,
        }),
        meaning: meaningIn(statuses, code) ?? meaningOfPhrase(description),
      };
    }),
    eta: eta && { at: eta, hour: hour !== null },
  });
}

function britishParcel(it: z.output<typeof result>): CarrierReport {
  return reportOf(it.barcode ?? it.uniqueId ?? "", {
    carrier: "evri",
    scans: it.trackingEvents.map(({ dateTime, trackingStage, trackingPoint }) => ({
      at: dateTime,
      code: trackingStage.trackingStageCode,
      description: trackingPoint?.description ?? trackingStage.description,
      place: null,
      meaning: britishMeaning(trackingStage.trackingStageCode, [
        trackingPoint?.description ?? null,
        trackingStage.description,
      ]),
    })),
  });
}

/** The stage, unless its point tells of something that is the matter. */
function britishMeaning(stage: string, sentences: (string | null)[]): Meaning | null {
  const known = meaningIn(stages, stage);
  const told = sentences.map(meaningOfPhrase).filter((meaning) => meaning !== null);
  if (known?.milestone === "delivered") return known;
  return told.find((meaning) => meaning.exception) ?? known ?? told[0] ?? null;
}

async function ask(
  asking: Asking,
  { clientId, clientSecret, username, password }: z.output<typeof settings>,
  parcels: Parcel[],
): Promise<Result<Buffer>> {
  const query = new URLSearchParams(parcels.map((it) => ["shipmentID", it.trackingNumber]));
  const form = { grant_type: "password", username, password };
  return askedWithToken(
    asking,
    { who: "Hermes", url: TOKENS, clientId, clientSecret, form },
    async (token) => {
      const answer = await asking.egress({
        method: "GET",
        url: `${API}?${query.toString()}`,
        headers: { authorization: `Bearer ${token}`, "accept-language": "EN" },
      });
      return answered(answer, "Hermes", read);
    },
  );
}
