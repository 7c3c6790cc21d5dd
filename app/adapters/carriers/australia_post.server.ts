import { z } from "zod";
import type { Result } from "../../domain/result";
import { answered } from "./reading/answered.server";
import { sentences, states } from "./australia_post.words";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { countryNamed } from "./reading/countries";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import {
  type CarrierReport,
  type CarrierScan,
  type Reading,
  reportOf,
  type ScanPlace,
} from "./reading/reading";
import { isoMoment } from "./reading/times";

const API = "https://digitalapi.auspost.com.au/shipping/v1/track";

const settings = z.object({
  accountNumber: z.string().min(1),
  apiKey: z.string().min(1),
  password: z.string().min(1),
});

const article = z.object({
  article_id: requiredText,
  product_type: optionalText,
  status: optionalText,
  events: many(z.object({ description: requiredText, location: optionalText, date: isoMoment })),
});
type Article = z.output<typeof article>;

/** An article, or a consignment of several. */
const item = z.union([
  article.transform((it) => [it]),
  z.object({ consignment_id: requiredText, items: many(article) }).transform((it) => it.items),
]);

const problem = z.object({ code: requiredText, name: optionalText, message: optionalText });

const result = z.object({
  tracking_id: requiredText,
  status: optionalText,
  trackable_items: many(item).transform((all) => all.flat()),
  errors: many(problem),
});

const payload = z.union([
  z.object({ tracking_results: z.array(result) }).transform(({ tracking_results: all }): Reading => ({
    parcels: all.filter((it) => it.errors.length === 0).flatMap(parcelsOf),
    errors: all.flatMap((it) => it.errors.map((problem) => errorOf(problem, it.tracking_id))),
  })),
  z
    .object({ errors: z.array(problem).min(1) })
    .transform(({ errors }): Reading => ({ parcels: [], errors: errors.map((it) => errorOf(it, null)) })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** Australia Post's and StarTrack's shipping interface, its part on tracking. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "australia_post",
  title: "Australia Post",
  aliases: ["australiapost"],
  kind: "native",
  carriers: ["australia_post"],
  documentation: {
    url: "https://developers.auspost.com.au/apis/shipping-and-tracking/reference/track-items",
    reviewed: "2026-11-21",
  },
  settings,
  webhook: null,
  poll: { batch: 10, quota: { calls: 10, perSeconds: 60 }, ask },
  // Its times carry their offset, that of Melbourne, wherever the scan was.
  zone: "Australia/Melbourne",
  read,
});

const errorOf = ({ code, name, message }: z.output<typeof problem>, trackingNumber: string | null) => ({
  code,
  message: message ?? name ?? "",
  trackingNumber,
});

const meaningOf = (sentence: string) =>
  meaningIn(sentences, sentence.toLowerCase().trim()) ?? meaningOfPhrase(sentence);

/** A single article goes by the number that was asked for. Of several each has its own journey, and the consignment only its state. */
function parcelsOf({
  tracking_id,
  status,
  trackable_items: articles,
}: z.output<typeof result>): CarrierReport[] {
  if (articles.length === 1) return [articleOf(tracking_id, articles[0]!)];
  return [
    reportOf(tracking_id, { carrier: "australia_post", status: stateOf(status) }),
    ...articles.map((it) => articleOf(it.article_id, it)),
  ];
}

const stateOf = (status: string | null): CarrierReport["status"] =>
  status ? { code: status, meaning: meaningOf(status), at: null } : null;

function articleOf(number: string, it: Article): CarrierReport {
  return reportOf(number, {
    carrier: "australia_post",
    service: it.product_type,
    // It sums up the events, as long as there are any.
    status: it.events.length === 0 ? stateOf(it.status) : null,
    scans: it.events.map(({ date, description, location }): CarrierScan => ({
      at: date,
      code: description,
      description,
      place: placeIn(location),
      meaning: meaningOf(description),
    })),
  });
}

/** `BEENLEIGH QLD`, `CHICAGO (US)`, `US-60199, UNITED STATES`, `NZ`. */
function placeIn(location: string | null): ScanPlace | null {
  const region = states.find((state) => location?.endsWith(` ${state}`)) ?? null;
  const name = /\(([^)]+)\)$/.exec(location ?? "")?.[1] ?? location?.split(",").at(-1);
  return placeOf({ text: location, region, country: region ? "AU" : countryNamed(name) });
}

async function ask(
  { egress }: Asking,
  { accountNumber, apiKey, password }: z.output<typeof settings>,
  parcels: Parcel[],
): Promise<Result<Buffer>> {
  const query = new URLSearchParams({ tracking_ids: parcels.map((it) => it.trackingNumber).join(",") });
  const authorization = `Basic ${Buffer.from(`${apiKey}:${password}`).toString("base64")}`;
  const answer = await egress({
    method: "GET",
    url: `${API}?${query.toString()}`,
    headers: { authorization, "account-number": accountNumber },
  });
  return answered(answer, "Australia Post", read);
}
