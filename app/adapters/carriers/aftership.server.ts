import { createHash } from "node:crypto";
import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import { signedBy } from "../../platform/crypto/signatures.server";
import { judge, type Egress } from "../../platform/http/egress.server";
import { countryOf, meaningOf, slugs } from "./aftership.words";
import { carrierOf } from "./companies";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { answered } from "./reading/answered.server";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Reading, reportOf } from "./reading/reading";
import { dayOf, expectedAt, looseTime } from "./reading/timed";
import { maybeIsoMoment } from "./reading/times";

const API = "https://api.aftership.com/tracking/2025-01/trackings";

const settings = z.object({ apiKey: z.string().min(1), webhookSecret: z.string().min(1) });
type Account = z.output<typeof settings>;

const word = z.object({ tag: requiredText, subtag: optionalText, subtag_message: optionalText });

const checkpoint = word.extend({
  message: optionalText,
  checkpoint_time: maybeIsoMoment,
  city: optionalText,
  state: optionalText,
  zip: optionalText,
  postal_code: optionalText,
  country_iso3: optionalText,
  country_region: optionalText,
});

const forecast = z
  .object({ datetime: looseTime, datetime_max: looseTime })
  .nullish()
  .catch(null)
  .transform((it) => it?.datetime_max ?? it?.datetime ?? null);

const tracking = word.extend({
  tracking_number: requiredText,
  slug: optionalText,
  shipment_type: optionalText,
  shipment_pickup_date: looseTime,
  shipment_delivery_date: looseTime,
  expected_delivery: looseTime,
  latest_estimated_delivery: forecast,
  next_couriers: many(z.object({ slug: optionalText, tracking_number: optionalText })),
  checkpoints: many(checkpoint),
});
type Tracking = z.output<typeof tracking>;

const some = (all: Tracking[]): Reading => ({ parcels: all.map(parcelOf), errors: [] });

/** A webhook's event; answers as the older and the newer versions shape them; a refusal. */
const payload = z.union([
  z.object({ event: requiredText, msg: tracking }).transform((it) => some([it.msg])),
  z.object({ data: z.object({ trackings: z.array(tracking) }) }).transform((it) => some(it.data.trackings)),
  z.object({ data: z.object({ tracking }) }).transform((it) => some([it.data.tracking])),
  z.object({ data: tracking }).transform((it) => some([it.data])),
  z
    .object({
      meta: z.object({
        code: requiredText.refine((it) => !it.startsWith("2")),
        message: optionalText,
        type: optionalText,
      }),
    })
    .transform(({ meta }): Reading => ({
      parcels: [],
      errors: [{ code: meta.code, message: meta.message ?? meta.type ?? "", trackingNumber: null }],
    })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** AfterShip: an aggregator. */
export default defineCarrierSource<Account>({
  id: "aftership",
  title: "AfterShip",
  aliases: [],
  kind: "aggregator",
  carriers: "any",
  documentation: {
    url: "https://www.aftership.com/docs/tracking/2025-01/quickstart/api-quick-start",
    reviewed: "2026-11-21",
  },
  settings,
  webhook: {
    proves: "body",
    verify(raw, headers, { webhookSecret }) {
      const given = headers["aftership-hmac-sha256"] ?? "";
      // Its one spelling alone: base64 is read with odd letters in it, too.
      const spelled = Buffer.from(given, "base64").toString("base64") === given;
      return spelled && signedBy([webhookSecret], raw, given, "base64");
    },
    deliveryId: (raw) => createHash("sha256").update(raw).digest("hex"),
  },
  poll: { batch: 50, quota: { calls: 6, perSeconds: 1 }, ask },
  // Most checkpoints carry their offset; the others tell the local time of their place.
  zone: "UTC",
  read,
  follow,
});

const sayingOf = (it: z.output<typeof word>) => meaningOf(it.tag, it.subtag, it.subtag_message);
const codeOf = (it: z.output<typeof word>): string => it.subtag ?? it.tag;
const companyOf = (slug: string | null, number: string): string | null =>
  slug && (slugs.get(slug) ?? carrierOf(slug.replaceAll("-", " "), number));

function parcelOf(it: Tracking): CarrierReport {
  const next = it.next_couriers.find((one) => one.tracking_number !== null);
  return reportOf(it.tracking_number, {
    carrier: companyOf(it.slug, it.tracking_number),
    service: it.shipment_type,
    // It repeats a checkpoint, unless it says what AfterShip found out by itself: silence, a delivery without a scan.
    status: it.checkpoints.some((one) => codeOf(one) === codeOf(it))
      ? null
      : {
          code: codeOf(it),
          meaning: sayingOf(it),
          at: it.tag === "Delivered" ? it.shipment_delivery_date : null,
        },
    // A checkpoint may lack its time: what has none is no scan.
    scans: it.checkpoints.flatMap((one) =>
      one.checkpoint_time
        ? [
            {
              at: one.checkpoint_time,
              code: codeOf(one),
              description: one.message,
              place: placeOf({
                city: one.city,
                region: one.state,
                postal: one.zip ?? one.postal_code,
                country: countryOf(one.country_iso3 ?? one.country_region),
              }),
              meaning: sayingOf(one),
            },
          ]
        : [],
    ),
    eta: expectedAt(it.latest_estimated_delivery ?? it.expected_delivery),
    shippedOn: dayOf(it.shipment_pickup_date),
    handedTo: next?.tracking_number
      ? { carrier: companyOf(next.slug, next.tracking_number), trackingNumber: next.tracking_number }
      : null,
  });
}

const headersOf = ({ apiKey }: Account) => ({ "as-api-key": apiKey });

async function ask({ egress }: Asking, account: Account, parcels: Parcel[]): Promise<Result<Buffer>> {
  const numbers = parcels.map((it) => it.trackingNumber).join(",");
  const query = new URLSearchParams({ tracking_numbers: numbers, limit: "200" });
  const url = `${API}?${query.toString()}`;
  return answered(await egress({ method: "GET", url, headers: headersOf(account) }), "AfterShip", read);
}

const reply = z.object({
  meta: z.object({ code: z.coerce.number() }),
  data: z
    .object({ id: requiredText })
    .or(z.object({ tracking: z.object({ id: requiredText }) }).transform((it) => it.tracking)),
});

const ALREADY_THERE = 4003;

async function follow(
  egress: Egress,
  account: Account,
  { trackingNumber, carrier }: Parcel,
): Promise<Result<{ reference: string }>> {
  // Of any other company AfterShip finds out by the number.
  const slug = [...slugs].find(([, ours]) => ours === carrier)?.[0];
  const answer = await egress({
    method: "POST",
    url: API,
    headers: headersOf(account),
    json: { tracking_number: trackingNumber, ...(slug ? { slug } : {}) },
  });
  if (!answer.ok) return answer;
  const judged = judge(answer.value, "AfterShip");
  const made = readJson(answer.value.bytes, reply);
  if (made.ok && (judged.ok || made.value.meta.code === ALREADY_THERE))
    return ok({ reference: made.value.data.id });
  return judged.ok ? final("reply_unknown", "new tracking") : judged;
}
