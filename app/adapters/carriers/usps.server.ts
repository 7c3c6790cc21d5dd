import { z } from "zod";
import type { Result } from "../../domain/result";
import { isoTime } from "../../domain/scan-time";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { answered } from "./reading/answered.server";
import { many, optionalText, requiredText } from "./reading/body";
import { readEither } from "./reading/either";
import { type CarrierReport, type Reading, reportOf } from "./reading/reading";
import { expectedAt, looseTime, timed } from "./reading/timed";
import { askedWithToken } from "./reading/tokens.server";
import { scanOf, statusOf, withoutMarks } from "./usps.scan";
import { xmlAnswer } from "./usps.xml";

const API = "https://apis.usps.com";

const settings = z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

const event = z
  .object({
    eventType: optionalText,
    eventCode: optionalText,
    eventTimestamp: requiredText,
    GMTOffset: optionalText,
    eventCity: optionalText,
    eventState: optionalText,
    eventZIP: optionalText,
    eventCountry: optionalText,
  })
  .refine((it) => it.eventCode ?? it.eventType, "says nothing")
  .transform((it, context) =>
    scanOf({
      // Without an offset of its own it is the time on the wall, which is what the place is asked for.
      at: timed(isoTime(it.eventTimestamp + (it.GMTOffset ?? "")) ?? isoTime(it.eventTimestamp), context),
      code: it.eventCode,
      description: it.eventType,
      city: it.eventCity,
      state: it.eventState,
      zip: it.eventZIP,
      country: it.eventCountry,
    }),
  );

const parcel = z
  .object({
    trackingNumber: requiredText,
    statusCategory: optionalText,
    mailClass: optionalText,
    guaranteedDeliveryTimeStamp: looseTime,
    expectedDeliveryTimeStamp: looseTime,
    predictedDeliveryTimeStamp: looseTime,
    trackingEvents: many(event),
  })
  .refine((it) => it.statusCategory ?? it.mailClass ?? it.trackingEvents[0], "tells nothing");

const payload = z.union([
  parcel.transform((it): Reading => ({ parcels: [parcelOf(it)], errors: [] })),
  z
    .object({ error: z.object({ code: requiredText, message: optionalText }) })
    .transform(({ error: { code, message } }): Reading => ({
      parcels: [],
      errors: [{ code, message: message ?? "", trackingNumber: null }],
    })),
]);

const read = (raw: Buffer): Result<Reading> => readEither(raw, payload, xmlAnswer);

/** The United States Postal Service: the third version of its tracking, and the older XML. Its subscriptions are not read here. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "usps",
  title: "USPS",
  aliases: [],
  kind: "native",
  carriers: ["usps"],
  documentation: { url: "https://developers.usps.com/trackingv3", reviewed: "2026-11-21" },
  settings,
  webhook: null,
  // What an account is given at first; USPS raises it on request.
  poll: { batch: 1, quota: { calls: 60, perSeconds: 3_600 }, ask },
  // The older XML tells local times alone; its places tell whose.
  zone: "America/New_York",
  read,
});

function parcelOf(it: z.output<typeof parcel>): CarrierReport {
  return reportOf(it.trackingNumber, {
    carrier: "usps",
    service: withoutMarks(it.mailClass),
    status: statusOf(it.statusCategory, it.trackingEvents),
    scans: it.trackingEvents,
    eta: expectedAt(
      it.expectedDeliveryTimeStamp ?? it.predictedDeliveryTimeStamp ?? it.guaranteedDeliveryTimeStamp,
    ),
  });
}

async function ask(
  asking: Asking,
  { clientId, clientSecret }: z.output<typeof settings>,
  [one]: Parcel[],
): Promise<Result<Buffer>> {
  const account = { who: "USPS", url: `${API}/oauth2/v3/token`, clientId, clientSecret };
  return askedWithToken(asking, account, async (token) => {
    const answer = await asking.egress({
      method: "GET",
      url: `${API}/tracking/v3/tracking/${encodeURIComponent(one?.trackingNumber ?? "")}?expand=DETAIL`,
      headers: { authorization: `Bearer ${token}` },
    });
    return answered(answer, "USPS", read);
  });
}
