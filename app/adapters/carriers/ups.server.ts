import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Result } from "../../domain/result";
import { dayAndTime } from "../../domain/scan-time";
import { sameBytes } from "../../platform/crypto/seal.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { answered } from "./reading/answered.server";
import { many, optionalText, requiredText } from "./reading/body";
import { readEither } from "./reading/either";
import { type CarrierReport, type Reading, reportOf, type SourceError } from "./reading/reading";
import { dayOf, expectedAt, timed } from "./reading/timed";
import { askedWithToken } from "./reading/tokens.server";
import { address, saying, scanOf, sixDigits, status, timeOf } from "./ups.scan";
import { codeOf, meaningOf, says } from "./ups.words";
import { xmlAnswer } from "./ups.xml";

const API = "https://onlinetools.ups.com";

const settings = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** What alerts bring along as their credential; none are taken while it is empty. */
  webhookSecret: z.string().default(""),
});

const activity = z
  .object({
    date: requiredText,
    time: requiredText,
    gmtDate: optionalText,
    gmtTime: optionalText,
    gmtOffset: optionalText,
    location: z.object({ address: address.nullish() }).nullish(),
    status: saying,
  })
  .transform((it, context) => scanOf(timed(timeOf(it), context), it.status, it.location?.address ?? null));

const parcel = z.object({
  trackingNumber: optionalText,
  currentStatus: status.nullish(),
  activity: many(activity),
  alternateTrackingNumber: many(z.object({ number: optionalText, type: optionalText })),
  deliveryDate: many(z.object({ type: optionalText, date: optionalText })),
  deliveryTime: z.object({ type: optionalText, endTime: optionalText }).nullish(),
  service: z.object({ description: optionalText }).nullish(),
});
type Package = z.output<typeof parcel>;

const problem = z.object({ code: requiredText, message: optionalText });

const shipment = z.object({
  inquiryNumber: requiredText,
  pickupDate: optionalText,
  package: many(parcel),
  warnings: many(problem),
});

const alert = z
  .object({
    trackingNumber: requiredText,
    localActivityDate: requiredText,
    localActivityTime: requiredText,
    gmtActivityDate: optionalText,
    gmtActivityTime: optionalText,
    activityLocation: address.nullish(),
    activityStatus: saying,
    scheduledDeliveryDate: optionalText,
    deliveryEndTime: optionalText,
  })
  .transform((it, context): Reading => {
    const at = timeOf({
      date: it.localActivityDate,
      time: it.localActivityTime,
      gmtDate: it.gmtActivityDate,
      gmtTime: it.gmtActivityTime,
      gmtOffset: null,
    });
    const scans = [scanOf(timed(at, context), it.activityStatus, it.activityLocation ?? null)];
    const eta = expectedOn(it.scheduledDeliveryDate, it.deliveryEndTime);
    return { parcels: [reportOf(it.trackingNumber, { carrier: "ups", scans, eta })], errors: [] };
  });

const refusal = z
  .object({ errors: z.array(problem).min(1) })
  .transform(({ errors }): Reading => ({ parcels: [], errors: errors.map((it) => errorOf(it, null)) }));

const payload = z.union([
  z
    .object({ trackResponse: z.object({ shipment: z.array(shipment) }) })
    .transform(({ trackResponse: { shipment: all } }): Reading => ({
      parcels: all.flatMap((it) => it.package.map((one) => parcelOf(it, one))),
      // Warnings beside a package are about what else could have been told of it.
      errors: all
        .filter((it) => it.package.length === 0)
        .flatMap((it) => it.warnings.map((warning) => errorOf(warning, it.inquiryNumber))),
    })),
  alert,
  z.object({ response: refusal }).transform(({ response }) => response),
  refusal,
]);

const read = (raw: Buffer): Result<Reading> => readEither(raw, payload, xmlAnswer);

/** UPS: its Track API, what its Track Alert sends by itself, and the older XML. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "ups",
  title: "UPS",
  aliases: ["ups_track_alert"],
  kind: "native",
  carriers: ["ups"],
  documentation: { url: "https://developer.ups.com/api/reference/tracking", reviewed: "2026-11-21" },
  settings,
  webhook: {
    // UPS signs nothing: it brings along the credential that it was given when the alerts were ordered.
    proves: "sender",
    verify: (_raw, headers, { webhookSecret }) =>
      webhookSecret !== "" && sameBytes(Buffer.from(headers.credential ?? ""), Buffer.from(webhookSecret)),
    deliveryId: (raw) => createHash("sha256").update(raw).digest("hex"),
  },
  // No figure is published; this is a careful one.
  poll: { batch: 1, quota: { calls: 60, perSeconds: 60 }, ask },
  // The older XML tells local times alone; its places tell whose. Newer answers tell Greenwich's beside them.
  zone: "America/New_York",
  read,
});

const errorOf = (
  { code, message }: z.output<typeof problem>,
  trackingNumber: string | null,
): SourceError => ({ code, message: message ?? "", trackingNumber });

function expectedOn(day: string | null, time: string | null): CarrierReport["eta"] {
  if (day === null) return null;
  return expectedAt(dayAndTime(day, time && sixDigits(time)) ?? dayAndTime(day, null));
}

/** A window or an hour that is promised; the others of `deliveryTime` are the end of the day, and when it was delivered. */
const promised = ["EDW", "CDW", "IDW", "CMT"];

function parcelOf(it: z.output<typeof shipment>, one: Package): CarrierReport {
  const day = (type: string) => one.deliveryDate.find((date) => date.type === type)?.date;
  const hour = promised.includes(one.deliveryTime?.type ?? "") ? one.deliveryTime?.endTime : null;
  const current = one.currentStatus && says(one.currentStatus) ? one.currentStatus : null;
  const postal = one.alternateTrackingNumber.find(({ type }) => type === "USPS_PIC")?.number;
  return reportOf(one.trackingNumber ?? it.inquiryNumber, {
    carrier: "ups",
    service: one.service?.description ?? null,
    // It repeats the newest activity, and stands alone only before the first.
    status:
      current && one.activity.length === 0
        ? { code: codeOf(current), meaning: meaningOf(current), at: null }
        : null,
    scans: one.activity,
    eta: expectedOn(day("RDD") ?? day("SDD") ?? null, hour ?? null),
    shippedOn: dayOf(it.pickupDate === null ? null : dayAndTime(it.pickupDate, null)),
    handedTo: postal ? { carrier: "usps", trackingNumber: postal } : null,
  });
}

async function ask(
  asking: Asking,
  { clientId, clientSecret }: z.output<typeof settings>,
  [one]: Parcel[],
): Promise<Result<Buffer>> {
  const url = `${API}/security/v1/oauth/token`;
  const account = { who: "UPS", url, clientId, clientSecret, basic: true };
  return askedWithToken(asking, account, async (token) => {
    const answer = await asking.egress({
      method: "GET",
      url: `${API}/api/track/v1/details/${encodeURIComponent(one?.trackingNumber ?? "")}?locale=en_US`,
      headers: { authorization: `Bearer ${token}`, transid: randomUUID(), transactionsrc: "doorstep" },
    });
    return answered(answer, "UPS", read);
  });
}
