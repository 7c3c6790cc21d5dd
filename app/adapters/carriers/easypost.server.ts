import { createHash } from "node:crypto";
import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import { signedBy } from "../../platform/crypto/signatures.server";
import { judge, type Egress } from "../../platform/http/egress.server";
import { carrierOf } from "./companies";
import { defineCarrierSource, type Asking, type CarrierClaim, type Parcel } from "./contract";
import { details, statuses } from "./easypost.words";
import { optionalText, readJson, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Meaning, type Reading, reportOf } from "./reading/reading";
import { isoMoment, maybeIsoMoment } from "./reading/times";

const API = "https://api.easypost.com/v2";

const settings = z.object({
  apiKey: z.string().min(1),
  webhookSecret: z.string().min(1),
  contactEmail: z.string().min(3),
});

const tracker = z.object({
  tracking_code: requiredText,
  status: requiredText,
  status_detail: optionalText,
  carrier: optionalText,
  updated_at: isoMoment,
  est_delivery_date: maybeIsoMoment,
  carrier_detail: z.object({ service: optionalText, alternate_identifier: optionalText }).nullish(),
  tracking_details: z.array(
    z.object({
      message: optionalText,
      status: requiredText,
      status_detail: optionalText,
      datetime: isoMoment,
      carrier_code: optionalText,
      tracking_location: z
        .object({ city: optionalText, state: optionalText, country: optionalText })
        .nullish(),
    }),
  ),
});

const aboutClaim = z.object({ description: z.string().startsWith("claim.") });
const refusal = z.object({ error: z.object({ code: requiredText, message: requiredText }) });

/** A webhook's event, an answer about one tracker, a page of them, a refusal. */
const payload = z.union([
  aboutClaim.transform((): Reading => ({ parcels: [], errors: [] })),
  z.object({ description: z.string(), result: tracker }).transform((event) => readingOf([event.result])),
  z.object({ trackers: z.array(tracker) }).transform((page) => readingOf(page.trackers)),
  tracker.transform((one) => readingOf([one])),
  refusal.transform(({ error }): Reading => ({ parcels: [], errors: [{ ...error, trackingNumber: null }] })),
]);

/** EasyPost: one aggregator for most carriers. Signature and shapes as in its public guides; weights stay as sent. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "easypost",
  title: "EasyPost",
  aliases: [],
  kind: "aggregator",
  carriers: "any",
  documentation: { url: "https://docs.easypost.com/docs/trackers", reviewed: "2026-11-21" },
  settings,
  webhook: {
    proves: "body",
    verify(raw, headers, { webhookSecret }) {
      const given = /^hmac-sha256-hex=([0-9a-f]{64})$/.exec(headers["x-hmac-signature"] ?? "")?.[1];
      return given !== undefined && signedBy([webhookSecret.normalize("NFKD")], raw, given, "hex");
    },
    // A redelivery repeats the body; the event's own id is inside and is not trusted to be there.
    deliveryId: (raw) => createHash("sha256").update(raw).digest("hex"),
  },
  poll: { batch: 1, quota: { calls: 5, perSeconds: 1 }, ask },
  // Its times carry their offset.
  zone: "UTC",
  read: (raw) => readJson(raw, payload),
  follow,
  fileClaim,
});

const readingOf = (trackers: z.output<typeof tracker>[]): Reading => ({
  parcels: trackers.map(parcelOf),
  errors: [],
});

function parcelOf(it: z.output<typeof tracker>): CarrierReport {
  return reportOf(it.tracking_code, {
    carrier: it.carrier ? carrierOf(it.carrier, it.tracking_code) : null,
    service: it.carrier_detail?.service ?? null,
    // A tracker may know its state without a single scan. With scans, these tell it, each at its own time.
    status:
      it.tracking_details.length === 0
        ? { code: it.status, meaning: meaningOf(it.status, it.status_detail), at: it.updated_at }
        : null,
    scans: it.tracking_details.map((scan) => ({
      at: scan.datetime,
      code: [scan.status, scan.status_detail ?? "", scan.carrier_code ?? ""].join("/"),
      description: scan.message,
      place: placeOf({
        city: scan.tracking_location?.city ?? null,
        region: scan.tracking_location?.state ?? null,
        country: scan.tracking_location?.country ?? null,
      }),
      meaning: meaningOf(scan.status, scan.status_detail),
    })),
    handedTo: handedTo(it),
    eta: it.est_delivery_date ? { at: it.est_delivery_date, hour: true } : null,
  });
}

/** The last mile's number stands beside the parcel from the first day; it counts once the parcel was given over. */
function handedTo(it: z.output<typeof tracker>): CarrierReport["handedTo"] {
  const number = it.carrier_detail?.alternate_identifier?.replace(/[^0-9A-Za-z]/g, "") ?? "";
  const given = it.tracking_details.some((d) => d.status_detail === "transferred_to_destination_carrier");
  return given && number.length >= 8 && number !== it.tracking_code
    ? { carrier: null, trackingNumber: number }
    : null;
}

/** `status_detail` wins over `status` where it is more exact; either unknown makes it a word that nobody knows. */
function meaningOf(status: string, detail: string | null): Meaning | null {
  const byStatus = meaningIn(statuses, status);
  if (!byStatus || !detail) return byStatus;
  const byDetail = Object.hasOwn(details, detail) ? details[detail] : undefined;
  return byDetail === undefined ? null : (byDetail ?? byStatus);
}

async function ask(
  { egress }: Asking,
  { apiKey }: z.output<typeof settings>,
  [parcel]: Parcel[],
): Promise<Result<Buffer>> {
  const query = new URLSearchParams({ tracking_code: parcel?.trackingNumber ?? "", page_size: "1" });
  const headers = { authorization: authorization(apiKey) };
  const answer = await egress({ method: "GET", url: `${API}/trackers?${query.toString()}`, headers });
  if (!answer.ok) return answer;
  const judged = judge(answer.value, "EasyPost");
  return judged.ok ? ok(answer.value.bytes) : judged;
}

const reply = z.object({ id: z.string().min(1) });

const authorization = (apiKey: string) => `Basic ${Buffer.from(`${apiKey}:`).toString("base64")}`;

/** EasyPost's names of companies; of any other it finds out by the number. */
const companies: Record<string, string> = {
  ups: "UPS",
  fedex: "FedEx",
  usps: "USPS",
  dhl_express: "DHLExpress",
  canada_post: "CanadaPost",
  gls: "GLS",
  dpd: "DPD",
  royal_mail: "RoyalMail",
  evri: "Evri",
  australia_post: "AustraliaPost",
  colissimo: "Colissimo",
  purolator: "Purolator",
  ontrac: "OnTrac",
};

/** The same number and carrier within three months is the same tracker, so a repeat asks for nothing new. */
async function follow(
  egress: Egress,
  { apiKey }: z.output<typeof settings>,
  { trackingNumber, carrier }: { trackingNumber: string; carrier: string },
): Promise<Result<{ reference: string }>> {
  const company = Object.hasOwn(companies, carrier) ? { carrier: companies[carrier] } : {};
  const answer = await egress({
    method: "POST",
    url: `${API}/trackers`,
    headers: { authorization: authorization(apiKey) },
    json: { tracker: { tracking_code: trackingNumber, ...company } },
  });
  if (!answer.ok) return answer;
  const judged = judge(answer.value, "EasyPost");
  if (!judged.ok) return judged;
  const made = reply.safeParse(JSON.parse(answer.value.text));
  return made.success ? ok({ reference: made.data.id }) : final("reply_unknown", "new tracker");
}

const claimList = z.object({ claims: z.array(reply.extend({ reference: z.string().nullish() })) });

async function fileClaim(
  egress: Egress,
  { apiKey }: z.output<typeof settings>,
  claim: CarrierClaim,
): Promise<Result<{ reference: string }>> {
  const headers = { authorization: authorization(apiKey) };
  // Read before writing: an earlier attempt may have arrived without its answer reaching us.
  const query = new URLSearchParams({ tracking_code: claim.trackingNumber });
  const earlier = await egress({ method: "GET", url: `${API}/claims?${query.toString()}`, headers });
  if (!earlier.ok) return earlier;
  const seen = judge(earlier.value, "EasyPost");
  if (!seen.ok) return seen;
  const known = claimList.safeParse(JSON.parse(earlier.value.text));
  if (!known.success) return final("reply_unknown", "list of claims");
  const mine = known.data.claims.find((c) => c.reference === claim.reference);
  if (mine) return ok({ reference: mine.id });

  const answer = await egress({
    method: "POST",
    url: `${API}/claims`,
    headers,
    json: {
      tracking_code: claim.trackingNumber,
      type: claim.kind === "lost" ? "loss" : "damage",
      amount: claim.amount,
      description: claim.description,
      contact_email: claim.contactEmail,
      payment_method: "easypost_wallet",
      email_evidence_attachments: [],
      invoice_attachments: [],
      supporting_documentation_attachments: [],
      reference: claim.reference,
    },
  });
  if (!answer.ok) return answer;
  const judged = judge(answer.value, "EasyPost");
  if (!judged.ok) return judged;
  const made = reply.safeParse(JSON.parse(answer.value.text));
  return made.success ? ok({ reference: made.data.id }) : final("reply_unknown", "new claim");
}
