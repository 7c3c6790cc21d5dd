import { z } from "zod";
import type { Result } from "../../domain/result";
import { isoTime } from "../../domain/scan-time";
import { answered } from "./reading/answered.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Reading, reportOf, type SourceError } from "./reading/reading";
import { isoMoment, maybeIsoMoment } from "./reading/times";
import { events } from "./royal_mail.words";

const API = "https://api.royalmail.net/mailpieces/v2";

const settings = z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

const problem = z.object({ errorCode: requiredText, errorDescription: optionalText });

const mailPiece = z.object({
  mailPieceId: requiredText,
  error: problem.nullish(),
  summary: z
    .object({
      productName: optionalText,
      lastEventCode: optionalText,
      lastEventName: optionalText,
      lastEventDateTime: maybeIsoMoment,
    })
    .nullish(),
  estimatedDelivery: z
    .object({ date: optionalText, startOfEstimatedWindow: optionalText, endOfEstimatedWindow: optionalText })
    .nullish(),
  events: many(
    z.object({
      eventCode: requiredText,
      eventName: optionalText,
      eventDateTime: isoMoment,
      locationName: optionalText,
    }),
  ),
});
type MailPiece = z.output<typeof mailPiece>;

/** One piece with its events, several with their summaries, a refusal. */
const payload = z.union([
  z
    .object({ mailPieces: many(mailPiece).refine((all) => all.length > 0) })
    .transform(({ mailPieces }): Reading => ({
      parcels: mailPieces.filter((it) => !it.error).map(parcelOf),
      errors: mailPieces.flatMap((it) => (it.error ? [errorOf(it.error, it.mailPieceId)] : [])),
    })),
  z
    .object({ httpCode: requiredText, httpMessage: optionalText, errors: many(problem) })
    .transform(({ httpCode, httpMessage, errors }): Reading => ({
      parcels: [],
      errors:
        errors.length > 0
          ? errors.map((it) => errorOf(it, null))
          : [errorOf({ errorCode: httpCode, errorDescription: httpMessage }, null)],
    })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** Royal Mail's tracking interface, second version. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "royal_mail",
  title: "Royal Mail",
  aliases: ["royalmail"],
  kind: "native",
  carriers: ["royal_mail"],
  documentation: { url: "https://developer.royalmail.net/product/tracking-api-v2", reviewed: "2026-11-21" },
  settings,
  webhook: null,
  // The limit is agreed with each account; this is a careful one.
  poll: { batch: 1, quota: { calls: 60, perSeconds: 60 }, ask },
  // Its times carry their offset.
  zone: "Europe/London",
  read,
});

const errorOf = (
  { errorCode, errorDescription }: z.output<typeof problem>,
  trackingNumber: string | null,
): SourceError => ({ code: errorCode, message: errorDescription ?? "", trackingNumber });

const meaningOf = (code: string, name: string | null) => meaningIn(events, code) ?? meaningOfPhrase(name);

function parcelOf(it: MailPiece): CarrierReport {
  const { summary } = it;
  // The number as it was asked for; the piece may have another one in its second barcode.
  return reportOf(it.mailPieceId, {
    carrier: "royal_mail",
    service: summary?.productName ?? null,
    // It repeats the newest event, and stands alone where events were not asked for.
    status:
      summary?.lastEventCode && it.events.length === 0
        ? {
            code: summary.lastEventCode,
            meaning: meaningOf(summary.lastEventCode, summary.lastEventName),
            at: summary.lastEventDateTime,
          }
        : null,
    scans: it.events.map((event) => ({
      at: event.eventDateTime,
      code: event.eventCode,
      description: event.eventName,
      place: placeOf({ text: event.locationName }),
      meaning: meaningOf(event.eventCode, event.eventName),
    })),
    eta: etaOf(it.estimatedDelivery),
  });
}

/** The end of the window; a window is told with its day or without it. */
function etaOf(told: MailPiece["estimatedDelivery"]): CarrierReport["eta"] {
  const end = told?.endOfEstimatedWindow ?? "";
  const at = isoTime(end) ?? isoTime(`${told?.date ?? ""}T${end}`);
  if (at) return { at, hour: true };
  const day = isoTime(told?.date ?? "");
  return day && { at: day, hour: false };
}

async function ask(
  { egress }: Asking,
  { clientId, clientSecret }: z.output<typeof settings>,
  [parcel]: Parcel[],
): Promise<Result<Buffer>> {
  const answer = await egress({
    method: "GET",
    url: `${API}/${encodeURIComponent(parcel?.trackingNumber ?? "")}/events`,
    headers: {
      "x-ibm-client-id": clientId,
      "x-ibm-client-secret": clientSecret,
      "x-accept-rmg-terms": "yes",
    },
  });
  return answered(answer, "Royal Mail", read);
}
