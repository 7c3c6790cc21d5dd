import { z } from "zod";
import type { Result } from "../../domain/result";
import { dayAndTime } from "../../domain/scan-time";
import { answered } from "./reading/answered.server";
import { events, overtaking, zones } from "./canada_post.words";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { countryNamed } from "./reading/countries";
import { many, optionalText, readXml, requiredText } from "./reading/body";
import { meaningIn, silent } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import { type CarrierReport, type CarrierScan, type Reading, reportOf } from "./reading/reading";
import { dayOf, expectedAt, looseTime, timed } from "./reading/timed";

const API = "https://soa-gw.canadapost.ca/vis/track/pin";

const settings = z.object({ username: z.string().min(1), password: z.string().min(1) });

const occurrence = z
  .object({
    "event-identifier": requiredText,
    "event-date": z.string(),
    "event-time": optionalText,
    "event-time-zone": optionalText,
    "event-description": optionalText,
    "event-site": optionalText,
    "event-province": optionalText,
  })
  .transform((it, context): CarrierScan => {
    const province = it["event-province"];
    const zone = it["event-time-zone"] ?? "";
    const offset = province && Object.hasOwn(zones, zone) ? zones[zone] : null;
    return {
      at: timed(dayAndTime(it["event-date"], it["event-time"], offset), context),
      code: it["event-identifier"],
      description: it["event-description"],
      place: placeOf({
        text: [it["event-site"], province].filter(Boolean).join(", "),
        region: province,
        // Abroad the site ends with the name of the country.
        country: province ? "CA" : countryNamed(it["event-site"]?.split(",").at(-1)),
      }),
      meaning: meaningIn(events, plain(it["event-identifier"])) ?? meaningOfPhrase(it["event-description"]),
    };
  });

/** `0174` and `174` are one event. */
const plain = (code: string): string => code.replace(/^0+(?=\d)/, "");

const detail = z.object({
  pin: requiredText,
  "service-name": optionalText,
  "mailed-on-date": looseTime,
  "expected-delivery-date": looseTime,
  "changed-expected-date": looseTime,
  "actual-delivery-date": optionalText,
  "significant-events": z
    .object({ occurrence: many(occurrence) })
    .nullish()
    .or(z.literal("")),
});

const details = z.object({ "tracking-detail": many(detail).refine((all) => all.length > 0) });
const message = z.object({ code: requiredText, description: optionalText });

const payload = z.union([
  details.transform(readingOf),
  z.object({ wrapper: details }).transform((it) => readingOf(it.wrapper)),
  z
    .object({ messages: z.object({ message: many(message).refine((all) => all.length > 0) }) })
    .transform(({ messages }): Reading => ({
      parcels: [],
      errors: messages.message.map((it) => ({
        code: it.code,
        message: it.description ?? "",
        trackingNumber: null,
      })),
    })),
]);

const read = (raw: Buffer): Result<Reading> => readXml(raw, payload);

/** Canada Post's tracking web service, the detailed answer on one PIN. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "canada_post",
  title: "Canada Post",
  aliases: ["canadapost"],
  kind: "native",
  carriers: ["canada_post"],
  documentation: {
    url: "https://www.canadapost-postescanada.ca/info/mc/business/productsservices/developers/services/tracking/trackingdetails.jsf",
    reviewed: "2026-11-21",
  },
  settings,
  webhook: null,
  // The limit of a key is shown beside it in the developer program; this is a careful one.
  poll: { batch: 1, quota: { calls: 60, perSeconds: 60 }, ask },
  zone: "America/Toronto",
  read,
});

function readingOf(it: z.output<typeof details>): Reading {
  return { parcels: it["tracking-detail"].map(parcelOf), errors: [] };
}

function parcelOf(it: z.output<typeof detail>): CarrierReport {
  const scans = (it["significant-events"] || null)?.occurrence ?? [];
  return reportOf(it.pin, {
    carrier: "canada_post",
    service: it["service-name"],
    scans: it["actual-delivery-date"] ? scans : withoutMistakes(scans),
    eta: expectedAt(it["changed-expected-date"] ?? it["expected-delivery-date"]),
    shippedOn: dayOf(it["mailed-on-date"]),
  });
}

/**
 * A delivery scan that the post itself overtakes by taking the parcel out again was a mistake of the scanner, as long as the answer
 * names no day of delivery.
 */
function withoutMistakes(scans: CarrierScan[]): CarrierScan[] {
  const lastOut = scans
    .filter((scan) => overtaking.includes(plain(scan.code)))
    .map((scan) => scan.at.wall)
    .sort()
    .at(-1);
  return scans.map((scan) =>
    lastOut !== undefined && scan.meaning?.milestone === "delivered" && scan.at.wall < lastOut
      ? { ...scan, meaning: silent }
      : scan,
  );
}

async function ask(
  { egress }: Asking,
  { username, password }: z.output<typeof settings>,
  [parcel]: Parcel[],
): Promise<Result<Buffer>> {
  const answer = await egress({
    method: "GET",
    url: `${API}/${encodeURIComponent(parcel?.trackingNumber ?? "")}/detail`,
    headers: {
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
      accept: "application/vnd.cpc.track-v2+xml",
      "accept-language": "en-CA",
    },
  });
  return answered(answer, "Canada Post", read);
}
