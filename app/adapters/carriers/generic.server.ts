import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import { signedBy } from "../../platform/crypto/signatures.server";
import { judge, type Egress } from "../../platform/http/egress.server";
import { carrierOf } from "./companies";
import { defineCarrierSource, type Instruction } from "./contract";
import { csvLines } from "./generic.csv";
import { meaningOf } from "./generic.words";
import { optionalText, readJson, requiredText, shapeUnknown } from "./reading/body";
import { countryNamed } from "./reading/countries";
import { placeOf } from "./reading/place";
import { type CarrierReport, type CarrierScan, type Reading, reportOf } from "./reading/reading";
import { expectedAt, looseTime } from "./reading/timed";
import { isoMoment } from "./reading/times";

const settings = z.object({
  webhookSecret: z.string().min(16),
  /** Where instructions go; none are taken while it is empty. */
  instructUrl: z.union([z.literal(""), z.url({ protocol: /^https$/ })]).default(""),
});
type Account = z.output<typeof settings>;

const event = z.object({
  at: isoMoment,
  status: requiredText,
  description: optionalText,
  city: optionalText,
  region: optionalText,
  country: optionalText,
});

const about = z.object({
  tracking_number: requiredText,
  carrier: optionalText,
  service: optionalText,
  eta: looseTime,
});

const parcel = about
  .extend({ events: z.array(event) })
  .transform(({ events, ...it }) => reportAbout(it, events.map(scanOf)));

const payload = z.union([
  z.object({ parcels: z.array(parcel) }).transform(({ parcels }): Reading => ({ parcels, errors: [] })),
  parcel.transform((one): Reading => ({ parcels: [one], errors: [] })),
]);

const line = about.and(event);

/**
 * A warehouse, a 3PL, any system of one's own. It posts JSON, signed with HMAC-SHA256 over the body as hex in `x-doorstep-signature`:
 *
 *     {"parcels": [{"tracking_number": "…", "carrier": "UPS", "service": "…", "eta": "2026-11-24", "events": [
 *       {"at": "2026-11-18T08:00:00+01:00", "status": "in_transit", "description": "…",
 *        "city": "Lyon", "region": "…", "country": "FR"}]}]}
 *
 * or one such parcel without the list, or a table as CSV with one event in each line under the names `tracking_number`, `at`, `status`,
 * and, where there is something to say, `description`, `city`, `region`, `country`, `service`, `eta`, `carrier`. `status` is a
 * milestone or a trouble as we call them: `label_created`, `picked_up`, `in_transit`, `out_for_delivery`, `available_for_pickup`,
 * `delivered`, `returning`, `returned`, `failed`, `cancelled`; `delayed`, `weather`, `operational`, `missorted`, `held`, `security`,
 * `customs_hold`, `failed_attempt`, `address_issue`, `refused`, `carrier_rejected`, `unclaimed`, `payment_due`, `damaged`,
 * `missing_contents`, `lost`, `disposed`, `undeliverable`, `unspecified`. What only time or a shopper can tell is no word of a scan. A time without an offset is the local one where it was scanned.
 */
export default defineCarrierSource<Account>({
  id: "generic",
  title: "Warehouse or 3PL (CSV, JSON)",
  aliases: ["csv", "3pl"],
  kind: "own",
  carriers: "any",
  documentation: { url: "docs/adapters.md", reviewed: "2026-11-21" },
  settings,
  webhook: {
    proves: "body",
    verify(raw, headers, { webhookSecret }) {
      const given = /^[0-9a-f]{64}$/.exec(headers["x-doorstep-signature"] ?? "")?.[0];
      return given !== undefined && signedBy([webhookSecret], raw, given, "hex");
    },
    deliveryId: (raw) => createHash("sha256").update(raw).digest("hex"),
  },
  poll: null,
  zone: "UTC",
  read: (raw) =>
    /^\s*[[{]/.test(raw.subarray(0, 100).toString("latin1")) ? readJson(raw, payload) : readTable(raw),
  instruct,
});

function readTable(raw: Buffer): Result<Reading> {
  const table = csvLines(raw);
  if (!table.ok) return table;
  const parcels = new Map<string, CarrierReport>();
  for (const [index, told] of table.value.entries()) {
    const read = line.safeParse(told);
    // The names are in the first line.
    if (!read.success) return shapeUnknown(`line ${index + 2}: ${read.error.issues[0]?.path.join(".")}`);
    const known = parcels.get(read.data.tracking_number);
    const scans = [...(known?.scans ?? []), scanOf(read.data)];
    parcels.set(read.data.tracking_number, reportAbout(read.data, scans));
  }
  return ok({ parcels: [...parcels.values()], errors: [] });
}

/** What the last line of a parcel says of it counts. */
const reportAbout = (it: z.output<typeof about>, scans: CarrierScan[]): CarrierReport =>
  reportOf(it.tracking_number, {
    carrier: it.carrier ? carrierOf(it.carrier, it.tracking_number) : null,
    service: it.service,
    scans,
    eta: expectedAt(it.eta),
  });

const scanOf = (it: z.output<typeof event>): CarrierScan => ({
  at: it.at,
  code: it.status,
  description: it.description,
  place: placeOf({ city: it.city, region: it.region, country: countryNamed(it.country) }),
  meaning: meaningOf(it.status),
});

const reply = z.object({ reference: requiredText });

/** Posts what a shopper wants done, signed as what comes in is. The receiver recognises a repeat by `Idempotency-Key`. */
async function instruct(
  egress: Egress,
  { webhookSecret, instructUrl }: Account,
  instruction: Instruction,
): Promise<Result<{ reference: string }>> {
  if (instructUrl === "") return final("instructions_not_taken", "no address for them");
  const { trackingNumber, wish, on, address, phone, reference } = instruction;
  const body = JSON.stringify({ tracking_number: trackingNumber, wish, on, address, phone, reference });
  const answer = await egress({
    method: "POST",
    url: instructUrl,
    headers: {
      "idempotency-key": reference,
      "x-doorstep-signature": createHmac("sha256", webhookSecret).update(body).digest("hex"),
    },
    text: { type: "application/json", body },
  });
  if (!answer.ok) return answer;
  const judged = judge(answer.value, "the warehouse");
  if (!judged.ok) return judged;
  const taken = readJson(answer.value.bytes, reply);
  return taken.ok ? ok({ reference: taken.value.reference }) : final("reply_unknown", "instruction");
}
