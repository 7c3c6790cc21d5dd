import { createHash } from "node:crypto";
import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import { isoTime, type ScanTime } from "../../domain/scan-time";
import { sameBytes } from "../../platform/crypto/seal.server";
import { judge, type Egress } from "../../platform/http/egress.server";
import { carrierNamed, carrierOf } from "./companies";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { answered } from "./reading/answered.server";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { countryNamed } from "./reading/countries";
import { placeOf } from "./reading/place";
import {
  type CarrierReport,
  type CarrierScan,
  type Reading,
  reportOf,
  type SourceError,
} from "./reading/reading";
import { expectedAt, looseTime, timed } from "./reading/timed";
import { companies, meaningOfEvent, meaningOfStatus } from "./track17.words";

const API = "https://api.17track.net/track/v2.2";

const settings = z.object({ apiKey: z.string().min(1) });
type Account = z.output<typeof settings>;

const event = z
  .object({
    time_iso: optionalText,
    time_utc: optionalText,
    time_raw: z.object({ date: optionalText, time: optionalText }).nullish(),
    description: optionalText,
    stage: optionalText,
    sub_status: optionalText,
    address: z
      .object({ country: optionalText, state: optionalText, city: optionalText, postal_code: optionalText })
      .nullish(),
  })
  .refine((it) => it.sub_status ?? it.stage ?? it.description, "says nothing")
  .transform((it, context): CarrierScan => ({
    at: timed(timeOf(it), context),
    code: it.sub_status ?? it.stage ?? it.description ?? "",
    description: it.description,
    place: placeOf({
      city: it.address?.city,
      region: it.address?.state,
      postal: it.address?.postal_code,
      country: countryNamed(it.address?.country),
    }),
    meaning: meaningOfEvent(it),
  }));

const info = z.object({
  latest_status: z.object({ status: optionalText, sub_status: optionalText }).nullish(),
  latest_event: z.object({ time_iso: looseTime }).nullish(),
  time_metrics: z
    .object({ estimated_delivery_date: z.object({ from: looseTime, to: looseTime }).nullish() })
    .nullish(),
  misc_info: z
    .object({ service_type: optionalText, local_number: optionalText, local_provider: optionalText })
    .nullish(),
  tracking: z
    .object({
      providers: many(
        z.object({ provider: z.object({ name: optionalText }).nullish(), events: many(event) }),
      ),
    })
    .nullish(),
});

/** What belongs into `track_info` was seen beside it. */
const tracked = info.extend({ number: requiredText, track_info: info }).transform((it) => ({
  number: it.number,
  status: it.track_info.latest_status ?? it.latest_status ?? null,
  statusAt: (it.track_info.latest_event ?? it.latest_event)?.time_iso ?? null,
  expected: (it.track_info.time_metrics ?? it.time_metrics)?.estimated_delivery_date ?? null,
  more: it.track_info.misc_info ?? it.misc_info ?? null,
  // The first stretch and the last may be two companies'.
  providers: (it.track_info.tracking ?? it.tracking)?.providers ?? [],
}));

const failure = z.object({ code: requiredText, message: optionalText });

const payload = z.union([
  z.object({ event: z.literal("TRACKING_UPDATED"), data: tracked }).transform((it) => some([it.data])),
  z
    .object({ event: z.literal("TRACKING_STOPPED"), data: z.object({ number: requiredText }) })
    .transform((): Reading => some([])),
  z
    .object({
      code: z.literal(0),
      data: z.object({
        accepted: many(tracked),
        rejected: z.array(z.object({ number: optionalText, error: failure })),
      }),
    })
    .transform(({ data: { accepted, rejected } }): Reading => ({
      ...some(accepted),
      errors: rejected.map((it) => errorOf(it.error, it.number)),
    })),
  z
    .object({ code: z.number(), data: z.object({ errors: z.array(failure).min(1) }) })
    .transform(({ data: { errors } }): Reading => ({
      parcels: [],
      errors: errors.map((it) => errorOf(it, null)),
    })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** 17TRACK, the second version of its API: an aggregator. */
export default defineCarrierSource<Account>({
  id: "track17",
  title: "17TRACK",
  aliases: ["17track"],
  kind: "aggregator",
  carriers: "any",
  documentation: { url: "https://api.17track.net/en/doc?version=v2.2", reviewed: "2026-11-21" },
  settings,
  webhook: {
    proves: "body",
    // No HMAC: the digest of the body with the key behind it.
    verify(raw, headers, { apiKey }) {
      const given = /^[0-9a-f]{64}$/.exec(headers.sign ?? "")?.[0];
      const wanted = createHash("sha256").update(raw).update(`/${apiKey}`).digest();
      return given !== undefined && sameBytes(wanted, Buffer.from(given, "hex"));
    },
    deliveryId: (raw) => createHash("sha256").update(raw).digest("hex"),
  },
  poll: { batch: 40, quota: { calls: 3, perSeconds: 1 }, ask },
  // Where it could not find out an offset, it tells the local time of the place.
  zone: "UTC",
  read,
  follow,
});

interface EventTime {
  time_iso: string | null;
  time_utc: string | null;
  time_raw?: { date: string | null; time: string | null } | null;
}

function timeOf({ time_iso, time_utc, time_raw }: EventTime): ScanTime | null {
  const told = time_iso ?? time_utc ?? [time_raw?.date, time_raw?.time].filter(Boolean).join(" ");
  return isoTime(told);
}

const errorOf = (
  { code, message }: z.output<typeof failure>,
  trackingNumber: string | null,
): SourceError => ({ code, message: message ?? "", trackingNumber });

const some = (all: z.output<typeof tracked>[]): Reading => ({ parcels: all.map(parcelOf), errors: [] });

function parcelOf(it: z.output<typeof tracked>): CarrierReport {
  const scans = it.providers.flatMap((one) => one.events);
  const [first] = it.providers;
  const last = it.more?.local_number;
  const code = it.status?.sub_status ?? it.status?.status;
  const repeats = scans.some((scan) => scan.code === code || scan.code === it.status?.status);
  return reportOf(it.number, {
    carrier: first?.provider?.name ? carrierOf(first.provider.name, it.number) : null,
    service: it.more?.service_type ?? null,
    // Some states are 17TRACK's own, such as that nothing was heard for long.
    status:
      it.status && code && !repeats
        ? { code, meaning: meaningOfStatus(it.status.status, it.status.sub_status), at: it.statusAt }
        : null,
    scans,
    eta: expectedAt(it.expected?.to ?? it.expected?.from ?? null),
    handedTo: last ? { carrier: carrierNamed(it.more?.local_provider ?? ""), trackingNumber: last } : null,
  });
}

const post = (egress: Egress, { apiKey }: Account, what: string, json: unknown) =>
  egress({ method: "POST", url: `${API}/${what}`, headers: { "17token": apiKey }, json });

function named({ trackingNumber, carrier }: Parcel): { number: string; carrier?: number } {
  const company = companies.get(carrier);
  return company === undefined ? { number: trackingNumber } : { number: trackingNumber, carrier: company };
}

async function ask({ egress }: Asking, account: Account, parcels: Parcel[]): Promise<Result<Buffer>> {
  return answered(await post(egress, account, "gettrackinfo", parcels.map(named)), "17TRACK", read);
}

const registered = z.object({
  data: z.object({
    accepted: z.array(z.object({ number: requiredText })),
    rejected: z.array(z.object({ number: optionalText, error: failure })),
  }),
});

const ALREADY_THERE = "-18019901";

/** A number that is registered already is refused by name, and costs nothing. */
async function follow(
  egress: Egress,
  account: Account,
  parcel: Parcel,
): Promise<Result<{ reference: string }>> {
  const answer = await post(egress, account, "register", [named(parcel)]);
  if (!answer.ok) return answer;
  const judged = judge(answer.value, "17TRACK");
  if (!judged.ok) return judged;
  const reply = readJson(answer.value.bytes, registered);
  if (!reply.ok) return final("reply_unknown", "registration");
  const refused = reply.value.data.rejected.find((it) => it.error.code !== ALREADY_THERE);
  return refused
    ? final("outside_refused", `17TRACK ${refused.error.code}`)
    : ok({ reference: parcel.trackingNumber });
}
