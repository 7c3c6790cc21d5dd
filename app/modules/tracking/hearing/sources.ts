import { all } from "../../../adapters/carriers/_all";
import type { CarrierSource } from "../../../adapters/carriers/contract";
import type { Reading } from "../../../adapters/carriers/reading/reading";
import { reportOf } from "../../../adapters/carriers/reading/reading";
import { readFulfillmentEventWebhook } from "../../../adapters/shopify/fulfillment-webhook";
import { final, ok, type Result } from "../../../domain/result";

/** What can be read: every carrier source, and the platform's own fulfillment events. */
export type Readable = Pick<
  CarrierSource,
  "id" | "title" | "aliases" | "kind" | "carriers" | "zone" | "read" | "documentation"
>;

const shopify: Readable = {
  id: "shopify",
  title: "Shopify fulfillment events",
  aliases: [],
  kind: "own",
  carriers: "any",
  documentation: {
    url: "https://shopify.dev/docs/api/admin-graphql/latest/enums/FulfillmentEventStatus",
    reviewed: "2026-11-21",
  },
  zone: "UTC",
  read: readEvent,
};

/** One event of one fulfillment; it names no tracking number, so the fulfillment's id stands for it. */
function readEvent(raw: Buffer): Result<Reading> {
  let json: unknown;
  try {
    json = JSON.parse(raw.toString("utf8"));
  } catch {
    return final("shape_unknown", "not JSON");
  }
  const word = readFulfillmentEventWebhook(json);
  if (!word.ok) return word;
  const { fulfillmentId, observation, carrierEta } = word.value;
  const timeOf = (at: Date) => ({ wall: at.toISOString().slice(0, 19), offset: 0 });
  const { milestone, exception, nativeCode, message, place, at } = observation;
  const scan = {
    at: timeOf(at),
    code: nativeCode ?? "event",
    description: message,
    place: place ? { text: place, country: null, region: null } : null,
    meaning: { milestone, ...(exception ? { exception } : {}) },
  };
  const eta = carrierEta ? { at: timeOf(carrierEta), hour: true } : null;
  return ok({ parcels: [reportOf(fulfillmentId, { scans: [scan], eta })], errors: [] });
}

export const readables: readonly Readable[] = [...all, shopify];

/** The source of a name: its id or another that it goes by. */
export const readableNamed = (name: string): Readable | null =>
  readables.find((s) => s.id === name || s.aliases.includes(name)) ?? null;
