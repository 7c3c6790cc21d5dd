import { createHash } from "node:crypto";
import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import type { Observation } from "../../domain/shipment-word";
import { signedBy } from "../../platform/crypto/signatures.server";
import { judge, type Egress } from "../../platform/http/egress.server";
import { carrierOf } from "./companies";
import { defineCarrierSource, type CarrierClaim } from "./contract";
import { details, type Meaning, statuses } from "./easypost.vocabulary";

const API = "https://api.easypost.com/v2";

const settings = z.object({
  apiKey: z.string().min(1),
  webhookSecret: z.string().min(1),
  contactEmail: z.string().min(3),
});

const place = z
  .object({ city: z.string().nullish(), state: z.string().nullish(), country: z.string().nullish() })
  .nullish();

const tracker = z.object({
  tracking_code: z.string().min(1),
  status: z.string(),
  status_detail: z.string().nullish(),
  carrier: z.string().nullish(),
  updated_at: z.iso.datetime({ offset: true }),
  est_delivery_date: z.iso.datetime({ offset: true }).nullish(),
  tracking_details: z.array(
    z.object({
      message: z.string().nullish(),
      status: z.string(),
      status_detail: z.string().nullish(),
      datetime: z.iso.datetime({ offset: true }),
      carrier_code: z.string().nullish(),
      tracking_location: place,
    }),
  ),
});

const aboutClaim = z.object({ description: z.string().startsWith("claim.") });

const event = z.object({ description: z.string(), result: tracker });

/** EasyPost: one aggregator for most carriers. Signature and shapes as in its public guides; weights stay as sent. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "easypost",
  title: "EasyPost",
  settings,
  webhook: {
    verify(raw, headers, { webhookSecret }) {
      const given = /^hmac-sha256-hex=([0-9a-f]{64})$/.exec(headers["x-hmac-signature"] ?? "")?.[1];
      return given !== undefined && signedBy([webhookSecret.normalize("NFKD")], raw, given, "hex");
    },
    // A redelivery repeats the body; the event's own id is inside and is not trusted to be there.
    deliveryId: (raw) => createHash("sha256").update(raw).digest("hex"),
  },
  translate(payload) {
    // The same webhook tells of claims; what became of one is read with the claim.
    if (aboutClaim.safeParse(payload).success) return ok(null);
    const parsed = event.safeParse(payload);
    if (!parsed.success) return final("shape_unknown", z.prettifyError(parsed.error).slice(0, 300));
    const { result } = parsed.data;
    const observations: Observation[] = [];
    for (const detail of result.tracking_details) {
      const meaning = meaningOf(detail.status, detail.status_detail);
      if (!meaning.ok) return meaning;
      observations.push({
        milestone: meaning.value.milestone,
        exception: meaning.value.exception ?? null,
        nativeCode: [detail.status, detail.status_detail ?? "", detail.carrier_code ?? ""].join("/"),
        message: detail.message ?? null,
        place: placeOf(detail.tracking_location),
        at: new Date(detail.datetime),
      });
    }
    // A tracker may know its state without a single scan.
    if (observations.length === 0) {
      const meaning = meaningOf(result.status, result.status_detail);
      if (!meaning.ok) return meaning;
      observations.push({
        milestone: meaning.value.milestone,
        exception: meaning.value.exception ?? null,
        nativeCode: result.status,
        message: null,
        place: null,
        at: new Date(result.updated_at),
      });
    }
    return ok({
      trackingNumber: result.tracking_code,
      carrier: result.carrier ? carrierOf(result.carrier, result.tracking_code) : null,
      observations,
      carrierEta: result.est_delivery_date ? new Date(result.est_delivery_date) : null,
    });
  },
  follow,
  fileClaim,
});

function meaningOf(status: string, detail: string | null | undefined): Result<Meaning> {
  // Own words only: "constructor" is no status, though every object knows it.
  const byStatus = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  if (!byStatus) return final("word_unknown", `status ${status}`);
  if (!detail) return ok(byStatus);
  const byDetail = Object.hasOwn(details, detail) ? details[detail] : undefined;
  if (byDetail === undefined) return final("word_unknown", `status_detail ${detail}`);
  return ok(byDetail ?? byStatus);
}

function placeOf(at: z.output<typeof place>): string | null {
  const words = [at?.city, at?.state, at?.country].filter(Boolean);
  return words.length > 0 ? words.join(", ") : null;
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
