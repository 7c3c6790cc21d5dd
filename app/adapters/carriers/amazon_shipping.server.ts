import { z } from "zod";
import type { Result } from "../../domain/result";
import { details, events } from "./amazon_shipping.words";
import { answered } from "./reading/answered.server";
import { askedWithToken } from "./reading/tokens.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Meaning, type Reading, reportOf } from "./reading/reading";
import { isoMoment } from "./reading/times";
import { expectedAt, looseTime } from "./reading/timed";

const hosts = {
  NA: "sellingpartnerapi-na.amazon.com",
  EU: "sellingpartnerapi-eu.amazon.com",
  FE: "sellingpartnerapi-fe.amazon.com",
};

const settings = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  refreshToken: z.string().min(1),
  region: z.enum(["NA", "EU", "FE"]),
  /** `AmazonShipping_US`, `AmazonShipping_UK` and so on. */
  businessId: z.string().min(1),
  /** As bought labels name it, `AMZN_US`. */
  carrierId: z.string().min(1),
});

const tracking = z.object({
  trackingId: requiredText,
  promisedDeliveryDate: looseTime,
  eventHistory: many(
    z.object({
      eventCode: requiredText,
      eventTime: isoMoment,
      shipmentType: optionalText,
      location: z
        .object({
          city: optionalText,
          stateOrRegion: optionalText,
          postalCode: optionalText,
          countryCode: optionalText,
        })
        .nullish(),
    }),
  ),
  summary: z
    .object({
      status: optionalText,
      trackingDetailCodes: z.object({ forward: many(z.string()) }).nullish(),
    })
    .nullish(),
});
type Tracking = z.output<typeof tracking>;

const one = (it: Tracking): Reading => ({ parcels: [parcelOf(it)], errors: [] });

const payload = z.union([
  z.object({ payload: tracking }).transform((it) => one(it.payload)),
  tracking.transform(one),
  z
    .object({ errors: z.array(z.object({ code: requiredText, message: optionalText })).min(1) })
    .transform(({ errors }): Reading => ({
      parcels: [],
      errors: errors.map(({ code, message }) => ({ code, message: message ?? "", trackingNumber: null })),
    })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** Amazon Shipping, also for orders from elsewhere: the second version of its part of the Selling Partner API. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "amazon_shipping",
  title: "Amazon Shipping",
  aliases: [],
  kind: "native",
  carriers: ["amazon"],
  documentation: {
    url: "https://developer-docs.amazon.com/amazon-shipping/docs/shipping-api-v2-reference",
    reviewed: "2026-11-21",
  },
  settings,
  webhook: null,
  poll: { batch: 1, quota: { calls: 80, perSeconds: 1 }, ask },
  // Its times are UTC, and say so.
  zone: "UTC",
  read,
});

function parcelOf(it: Tracking): CarrierReport {
  return reportOf(it.trackingId, {
    carrier: "amazon",
    status: statusOf(it),
    scans: it.eventHistory.map((event) => ({
      at: event.eventTime,
      code: event.shipmentType === "RETURNS" ? `RETURNS/${event.eventCode}` : event.eventCode,
      description: null,
      place: placeOf({
        city: event.location?.city,
        region: event.location?.stateOrRegion,
        postal: event.location?.postalCode,
        country: event.location?.countryCode,
      }),
      meaning: meaningOf(event.eventCode, event.shipmentType === "RETURNS"),
    })),
    eta: expectedAt(it.promisedDeliveryDate),
  });
}

/** On the way back the same codes tell of the way to the sender. */
function meaningOf(code: string, returning: boolean): Meaning | null {
  const known = meaningIn(events, code);
  if (!returning || !known?.milestone) return known;
  return { milestone: known.milestone === "delivered" ? "returned" : "returning", exception: "returning" };
}

/** The summary tells no time. It says something of its own where no event has its word, or where its codes name a trouble. */
function statusOf({ summary, eventHistory }: Tracking): CarrierReport["status"] {
  if (!summary?.status) return null;
  const meaning = meaningIn(events, summary.status);
  const trouble = summary.trackingDetailCodes?.forward.find((code) => Object.hasOwn(details, code));
  const exception = meaning?.milestone !== "delivered" && trouble ? details[trouble] : undefined;
  if (!exception && eventHistory.some(({ eventCode }) => eventCode === summary.status)) return null;
  return {
    code: summary.status,
    meaning: meaning && exception ? { ...meaning, exception } : meaning,
    at: null,
  };
}

async function ask(
  asking: Asking,
  { clientId, clientSecret, refreshToken, region, businessId, carrierId }: z.output<typeof settings>,
  [parcel]: Parcel[],
): Promise<Result<Buffer>> {
  const query = new URLSearchParams({ trackingId: parcel?.trackingNumber ?? "", carrierId });
  const form = { grant_type: "refresh_token", refresh_token: refreshToken };
  const account = {
    who: "Amazon",
    url: "https://api.amazon.com/auth/o2/token",
    clientId,
    clientSecret,
    form,
  };
  return askedWithToken(asking, account, async (token) => {
    const answer = await asking.egress({
      method: "GET",
      url: `https://${hosts[region]}/shipping/v2/tracking?${query.toString()}`,
      headers: { "x-amz-access-token": token, "x-amzn-shipping-business-id": businessId },
    });
    return answered(answer, "Amazon Shipping", read);
  });
}
