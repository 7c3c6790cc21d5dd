import { z } from "zod";
import type { Result } from "../../domain/result";
import { answered } from "./reading/answered.server";
import { askedWithToken } from "./reading/tokens.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { events, statuses } from "./gls.words";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Reading, reportOf, type SourceError } from "./reading/reading";
import { isoMoment, maybeIsoMoment } from "./reading/times";

const API = "https://api.gls-group.net";

const settings = z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

const parcel = z
  .object({
    requested: optionalText,
    unitno: optionalText,
    status: optionalText,
    statusDateTime: maybeIsoMoment,
    errorCode: optionalText,
    errorMessage: optionalText,
    events: many(
      z.object({
        code: requiredText,
        description: optionalText,
        city: optionalText,
        postalCode: optionalText,
        country: optionalText,
        eventDateTime: isoMoment,
      }),
    ),
  })
  .refine((it) => it.requested ?? it.unitno, "no number");

const problem = z
  .object({ code: optionalText, message: optionalText })
  .refine((it) => it.code ?? it.message, "says nothing");

const payload = z.union([
  z.object({ parcels: z.array(parcel) }).transform(({ parcels }): Reading => ({
    parcels: parcels.filter((it) => !it.errorCode).map(parcelOf),
    errors: parcels.flatMap((it) =>
      it.errorCode ? [errorOf(it.errorCode, it.errorMessage, numberOf(it))] : [],
    ),
  })),
  z.object({ errors: z.array(problem).min(1) }).transform(({ errors }): Reading => ({
    parcels: [],
    errors: errors.map((it) => errorOf(it.code ?? "unnamed", it.message, null)),
  })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** GLS Group's "Track and Trace": one interface for its national companies. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "gls",
  title: "GLS",
  aliases: [],
  kind: "native",
  carriers: ["gls"],
  documentation: { url: "https://dev-portal.gls-group.net/", reviewed: "2026-11-21" },
  settings,
  webhook: null,
  // No figure is published; this is a careful one.
  poll: { batch: 10, quota: { calls: 60, perSeconds: 60 }, ask },
  // Its times carry their offset.
  zone: "Europe/Berlin",
  read,
});

const numberOf = (it: z.output<typeof parcel>): string => it.requested ?? it.unitno ?? "";

const errorOf = (code: string, message: string | null, trackingNumber: string | null): SourceError => ({
  code,
  message: message ?? "",
  trackingNumber,
});

function parcelOf(it: z.output<typeof parcel>): CarrierReport {
  const told = it.statusDateTime;
  const repeats = told !== null && it.events.some(({ eventDateTime }) => eventDateTime.wall === told.wall);
  return reportOf(numberOf(it), {
    carrier: "gls",
    // It may be newer than the newest event that is told.
    status:
      it.status && !repeats
        ? { code: it.status, meaning: meaningIn(statuses, it.status), at: it.statusDateTime }
        : null,
    scans: it.events.map((event) => ({
      at: event.eventDateTime,
      code: event.code,
      description: event.description,
      place: placeOf({ city: event.city, postal: event.postalCode, country: event.country }),
      meaning: meaningIn(events, event.code) ?? meaningOfPhrase(event.description),
    })),
  });
}

async function ask(
  asking: Asking,
  { clientId, clientSecret }: z.output<typeof settings>,
  parcels: Parcel[],
): Promise<Result<Buffer>> {
  const numbers = parcels.map((it) => encodeURIComponent(it.trackingNumber)).join(",");
  const account = { who: "GLS", url: `${API}/oauth2/v2/token`, clientId, clientSecret, basic: true };
  return askedWithToken(asking, account, async (token) => {
    const answer = await asking.egress({
      method: "GET",
      url: `${API}/track-and-trace-v1/tracking/simple/trackids/${numbers}`,
      headers: { authorization: `Bearer ${token}`, "accept-language": "en" },
    });
    return answered(answer, "GLS", read);
  });
}
