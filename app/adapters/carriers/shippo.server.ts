import { createHash } from "node:crypto";
import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import { sameBytes } from "../../platform/crypto/seal.server";
import { signedBy } from "../../platform/crypto/signatures.server";
import { judge, type Call, type Egress } from "../../platform/http/egress.server";
import { carrierOf } from "./companies";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { answered } from "./reading/answered.server";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { countryNamed } from "./reading/countries";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Reading, reportOf } from "./reading/reading";
import { expectedAt, looseTime } from "./reading/timed";
import { maybeIsoMoment } from "./reading/times";
import { meaningOf } from "./shippo.words";

const API = "https://api.goshippo.com";

const settings = z.object({ apiToken: z.string().min(1), webhookSecret: z.string().min(1) });
type Account = z.output<typeof settings>;

const state = z.object({
  status: requiredText,
  substatus: z.object({ code: optionalText }).nullish(),
  status_details: optionalText,
  status_date: maybeIsoMoment,
  location: z
    .object({ city: optionalText, state: optionalText, zip: optionalText, country: optionalText })
    .nullish(),
});
type State = z.output<typeof state>;

const track = z
  .object({
    carrier: optionalText,
    tracking_number: requiredText,
    eta: looseTime,
    servicelevel: z.object({ name: optionalText }).nullish(),
    tracking_status: state.nullish(),
    tracking_history: many(state),
  })
  .refine((it) => it.carrier ?? it.tracking_status ?? it.tracking_history[0], "tells nothing");

const one = (it: z.output<typeof track>): Reading => ({ parcels: [parcelOf(it)], errors: [] });

/** A webhook's event, of which some are about other things than journeys; an answer; a refusal. */
const payload = z.union([
  z.object({ event: z.literal("track_updated"), data: track }).transform((it) => one(it.data)),
  z
    .object({ event: requiredText.refine((it) => it !== "track_updated"), data: z.object({}) })
    .transform((): Reading => ({ parcels: [], errors: [] })),
  track.transform(one),
  z.object({ detail: requiredText }).transform(({ detail }): Reading => ({
    parcels: [],
    errors: [{ code: "unnamed", message: detail, trackingNumber: null }],
  })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** Shippo: an aggregator. It is asked by company and number. */
export default defineCarrierSource<Account>({
  id: "shippo",
  title: "Shippo",
  aliases: [],
  kind: "aggregator",
  carriers: "any",
  documentation: { url: "https://docs.goshippo.com/docs/tracking/tracking/", reviewed: "2026-11-21" },
  settings,
  webhook: {
    // It signs on request alone. Without that, a secret of ours stands in the address that it sends to: `?secret=`.
    proves: "sender",
    verify(raw, headers, { webhookSecret }, query) {
      const header = headers["shippo-auth-signature"];
      if (header === undefined)
        return sameBytes(Buffer.from(query.get("secret") ?? ""), Buffer.from(webhookSecret));
      const [, time, given] = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
      const signed = Buffer.concat([Buffer.from(`${time}.`), raw]);
      return given !== undefined && signedBy([webhookSecret], signed, given, "hex");
    },
    deliveryId: (raw) => createHash("sha256").update(raw).digest("hex"),
  },
  poll: { batch: 1, quota: { calls: 500, perSeconds: 60 }, ask },
  // Its times are UTC, and say so.
  zone: "UTC",
  read,
  follow,
});

function parcelOf(it: z.output<typeof track>): CarrierReport {
  const now = it.tracking_status;
  const repeats = it.tracking_history.some(
    (past) => past.status === now?.status && past.status_date?.wall === now.status_date?.wall,
  );
  return reportOf(it.tracking_number, {
    carrier: it.carrier ? carrierOf(it.carrier.replaceAll("_", " "), it.tracking_number) : null,
    service: it.servicelevel?.name ?? null,
    status: now && !repeats ? { code: codeOf(now), meaning: sayingOf(now), at: now.status_date } : null,
    // `status_date` may be null: what has no time is no scan.
    scans: it.tracking_history.flatMap((past) =>
      past.status_date
        ? [
            {
              at: past.status_date,
              code: codeOf(past),
              description: past.status_details,
              place: placeOf({
                city: past.location?.city,
                region: past.location?.state,
                postal: past.location?.zip,
                country: countryNamed(past.location?.country),
              }),
              meaning: sayingOf(past),
            },
          ]
        : [],
    ),
    eta: expectedAt(it.eta),
  });
}

const codeOf = ({ status, substatus }: State): string => [status, substatus?.code].filter(Boolean).join("/");
const sayingOf = (it: State) => meaningOf(it.status, it.substatus?.code ?? null, it.status_details);

/** Shippo's names of companies; a parcel of any other cannot be asked about. */
const companies = new Map([
  ["ups", "ups"],
  ["fedex", "fedex"],
  ["usps", "usps"],
  ["dhl_express", "dhl_express"],
  ["dhl", "dhl_ecommerce"],
  ["canada_post", "canada_post"],
  ["royal_mail", "royal_mail"],
  ["evri", "hermes_uk"],
  ["australia_post", "australia_post"],
  ["colissimo", "colissimo"],
  ["purolator", "purolator"],
  ["ontrac", "ontrac"],
  ["lasership", "lasership"],
]);

const headersOf = ({ apiToken }: Account) => ({ authorization: `ShippoToken ${apiToken}` });

function question(account: Account, parcel: Parcel | undefined): Call | null {
  const company = companies.get(parcel?.carrier ?? "");
  if (!company || !parcel) return null;
  const url = `${API}/tracks/${company}/${encodeURIComponent(parcel.trackingNumber)}`;
  return { method: "GET", url, headers: headersOf(account) };
}

const notNamed = (parcel: Parcel | undefined) => final("carrier_unknown", `Shippo: ${parcel?.carrier ?? ""}`);

async function ask({ egress }: Asking, account: Account, [parcel]: Parcel[]): Promise<Result<Buffer>> {
  const call = question(account, parcel);
  return call ? answered(await egress(call), "Shippo", read) : notNamed(parcel);
}

/** Our mark on what we registered. */
const mark = "followed by Doorstep";
const registered = z.object({ metadata: optionalText, tracking_number: requiredText });

/** Registering twice sends everything twice, so what carries our mark is left as it is. */
async function follow(
  egress: Egress,
  account: Account,
  parcel: Parcel,
): Promise<Result<{ reference: string }>> {
  const call = question(account, parcel);
  if (!call) return notNamed(parcel);
  const known = await egress(call);
  if (!known.ok) return known;
  const seen = judge(known.value, "Shippo");
  // A number that it does not know yet is refused, and may be registered all the same.
  if (!seen.ok && seen.failure.code !== "outside_refused") return seen;
  const before = seen.ok ? readJson(known.value.bytes, registered) : null;
  if (before?.ok && before.value.metadata === mark) return ok({ reference: parcel.trackingNumber });
  const made = await egress({
    method: "POST",
    url: `${API}/tracks/`,
    headers: headersOf(account),
    json: {
      carrier: companies.get(parcel.carrier),
      tracking_number: parcel.trackingNumber,
      metadata: mark,
    },
  });
  if (!made.ok) return made;
  const judged = judge(made.value, "Shippo");
  if (!judged.ok) return judged;
  const reply = readJson(made.value.bytes, registered);
  return reply.ok ? ok({ reference: reply.value.tracking_number }) : final("reply_unknown", "new track");
}
