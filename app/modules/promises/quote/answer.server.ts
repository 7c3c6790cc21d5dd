import { postalPrefix } from "../../../domain/postal";
import type { ShopId } from "../../../domain/ids";
import { ok, type Result } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { rememberedGrounds } from "../forecasting/grounds-memory";
import { type Grounds, groundsOf, regionOf } from "../forecasting/grounds.server";
import { whyForShopper } from "../report/why";
import { settingsFor } from "../settings/terms";
import { promiseText } from "../settings/wording";
import { rememberedGoods } from "./goods-memory";
import { ANYTHING, type Goods, goodsOf, type Silence } from "./goods.server";
import { type Asked, type PlaceTo, questionIn, type Surface } from "./question";
import { isThin, type Quote, quote } from "./quote.server";
import { isPickup } from "./service";

export type Reason =
  Silence | "off" | "thin" | "pickup" | "unknown_country" | "bad_postcode" | "native_speaks";

interface Line {
  to: { country: string; postal: string | null };
  service: string | null;
}

export type PromiseLine =
  | (Line & { state: "none"; reason: Reason; text: null })
  | (Line & {
      state: "promised";
      promise_id: string;
      earliest: string;
      likely: string;
      latest: string;
      confidence: number;
      style: "range" | "date";
      text: string;
      order_by: string | null;
      why: string[];
    });

/** The answer to a question, version 1. Fields are only ever added to it. */
export interface Answer {
  version: 1;
  as_of: string;
  valid_until: string;
  timezone: string;
  promises: PromiseLine[];
}

const QUARTER_HOUR = 900_000;

/** How a page reads what its answer rests on: from the database, or from what was read a moment ago. */
export interface Ground {
  shop: ShopId;
  now: Date;
  read: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
}

/** Reads a question and answers it, for each place and service; hands out the quotes that have to be kept before anybody is told of them. */
export async function answerQuery(
  { shop, now, read }: Ground,
  query: URLSearchParams,
): Promise<Result<{ answer: Answer; quotes: Quote[]; surface: Surface }>> {
  const grounds = await rememberedGrounds(shop, () => read(groundsOf));
  const asked = questionIn(query, grounds.country);
  if (!asked.ok) return asked;
  const { items, surface } = asked.value;
  const { exclusions, preorderTag, backorderDays } = grounds.settings;
  const goods =
    items.length === 0
      ? ANYTHING
      : await rememberedGoods(shop, items, [exclusions, preorderTag, backorderDays], () =>
          read((unit) => goodsOf(unit, grounds.settings, items)),
        );
  return ok({ ...answerOn(grounds, goods, asked.value, now), surface });
}

function answerOn(
  grounds: Grounds,
  goods: Goods | Silence,
  asked: Asked,
  now: Date,
): { answer: Answer; quotes: Quote[] } {
  const quotes: Quote[] = [];
  const promises = asked.to.flatMap((to) =>
    asked.services.map((service) => lineOf(grounds, asked, { to, service, goods }, now, quotes)),
  );
  const until = quotes
    .map((q) => q.validUntil.getTime())
    .reduce((a, b) => Math.min(a, b), now.getTime() + QUARTER_HOUR);
  const answer: Answer = {
    version: 1,
    as_of: now.toISOString(),
    valid_until: new Date(until).toISOString(),
    timezone: grounds.zone,
    promises,
  };
  return { answer, quotes };
}

interface One {
  to: PlaceTo;
  service: string | null;
  goods: Goods | Silence;
}

function lineOf(grounds: Grounds, asked: Asked, it: One, now: Date, quotes: Quote[]): PromiseLine {
  const { to, service, goods } = it;
  const line = { to: { country: to.country, postal: to.postal }, service };
  const none = (reason: Reason): PromiseLine => ({ ...line, state: "none", reason, text: null });
  const terms = settingsFor(grounds.settings, to.country);
  if (to.wrong) return none(to.wrong);
  if (terms.silent) return none(terms.silent);
  if (typeof goods === "string") return none(goods);
  if (isPickup(service)) return none("pickup");
  const prefix = postalPrefix(to.postal);
  const region = prefix ? regionOf(grounds, to.country, prefix) : null;
  const made = quote(grounds, { country: to.country, region, prefix, service, goods }, now);
  const { dates, inputs } = made;
  if (isThin(grounds, made)) return none("thin");
  // Shopify's own dates stand beside ours: where the two cannot both be true, it speaks.
  if (asked.native && (dates.latest > asked.native.latest || dates.latest < asked.native.earliest))
    return none("native_speaks");
  quotes.push(made);
  return {
    ...line,
    state: "promised",
    promise_id: made.id,
    earliest: dates.earliest,
    likely: dates.likely,
    latest: dates.latest,
    confidence: made.confidence,
    style: terms.style,
    text: promiseText(grounds.settings.wording, terms.style, dates, asked.locale),
    order_by: grounds.settings.countdown ? (made.orderBy?.toISOString() ?? null) : null,
    why: whyForShopper(inputs, asked.locale),
  };
}
