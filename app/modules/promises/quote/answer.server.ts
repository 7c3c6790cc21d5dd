import { postalPrefix } from "../../../domain/postal";
import type { ShopId } from "../../../domain/ids";
import { ok, type Result } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { rememberedGrounds } from "../forecasting/grounds-memory";
import { type Grounds, groundsOf, regionOf } from "../forecasting/grounds.server";
import { whyForShopper } from "../report/why";
import { settingsFor } from "../settings/terms";
import { promiseText } from "../settings/wording";
import { AnswerMemory } from "./answer-memory";
import { goodsName, rememberedGoods } from "./goods-memory";
import { ANYTHING, type Goods, goodsOf, type Silence } from "./goods.server";
import { type Asked, type PlaceTo, questionIn, questionName, type Surface } from "./question";
import { numberOf } from "./ground-number";
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

/** An answer as it was found, and what it rests on: while that is the same it is the same answer. */
interface Found {
  asked: Asked;
  ground: number;
  zone: string;
  goodsName: string;
  goods: Goods | Silence;
  from: Date;
  /** From then on another day's packing, or another time to order by. */
  until: number;
  promises: PromiseLine[];
  /** The promises as JSON. */
  text: string;
  quotes: Quote[];
}

/** An answer, and the quotes that have to be kept before anybody is told of them. */
export interface Told {
  answer: Answer;
  /** Its promises as JSON, written once however often they are told. */
  text: string;
  quotes: Quote[];
  surface: Surface;
}

/** Product pages of a few stores, or carts of many. */
const MOST_ANSWERS = 2_000;
const MOST_CHARACTERS = 4_000_000;
const answers = new AnswerMemory<Found>(MOST_ANSWERS, MOST_CHARACTERS);

/** Reads a question and answers it, for each place and service. */
export async function answerQuery(
  { shop, now, read }: Ground,
  query: URLSearchParams,
): Promise<Result<Told>> {
  const grounds = await rememberedGrounds(shop, () => read(groundsOf));
  const ground = numberOf(shop, grounds);
  const name = `${shop} ${questionName(query)}`;
  const before = answers.get(name);
  const onSame = before?.ground === ground ? before : null;
  const asked = onSame ? ok(onSame.asked) : questionIn(query, grounds.country);
  if (!asked.ok) return asked;
  const { items } = asked.value;
  const { exclusions, preorderTag, backorderDays } = grounds.settings;
  const named = onSame?.goodsName ?? goodsName(shop, items, [exclusions, preorderTag, backorderDays]);
  const goods =
    items.length === 0
      ? ANYTHING
      : await rememberedGoods(named, () => read((unit) => goodsOf(unit, grounds.settings, items)));
  if (onSame && holds(onSame, goods, now)) return ok(toldNow(onSame, now));
  const found = { ...findAnswer(grounds, goods, asked.value, now), ground, goodsName: named };
  answers.keep(name, found, found.text.length);
  return ok(toldNow(found, now));
}

/** Days are counted from the slot that an instant lies in: it is the same until the slot ends, and was another before it was asked. */
const holds = (found: Found, goods: Goods | Silence, now: Date): boolean =>
  now >= found.from && now.getTime() < found.until && sameGoods(found.goods, goods);

const sameGoods = (a: Goods | Silence, b: Goods | Silence): boolean =>
  a === b ||
  (typeof a !== "string" &&
    typeof b !== "string" &&
    a.items === b.items &&
    a.weightG === b.weightG &&
    a.category === b.category &&
    a.backorderDays === b.backorderDays);

function toldNow({ asked, zone, promises, text, quotes }: Found, now: Date): Told {
  const until = quotes
    .map((q) => q.validUntil.getTime())
    .reduce((a, b) => Math.min(a, b), now.getTime() + QUARTER_HOUR);
  const answer: Answer = {
    version: 1,
    as_of: now.toISOString(),
    valid_until: new Date(until).toISOString(),
    timezone: zone,
    promises,
  };
  return { answer, text, quotes: quotes.map((q) => ({ ...q, madeAt: now })), surface: asked.surface };
}

function findAnswer(
  grounds: Grounds,
  goods: Goods | Silence,
  asked: Asked,
  now: Date,
): Omit<Found, "ground" | "goodsName"> {
  const made: Made = { quotes: [], until: now.getTime() + QUARTER_HOUR };
  const promises = asked.to.flatMap((to) =>
    asked.services.map((service) => lineOf(grounds, asked, { to, service, goods }, now, made)),
  );
  const { zone } = grounds;
  return { asked, zone, goods, from: now, promises, text: JSON.stringify(promises), ...made };
}

/** What came of the lines beside themselves. */
interface Made {
  quotes: Quote[];
  until: number;
}

interface One {
  to: PlaceTo;
  service: string | null;
  goods: Goods | Silence;
}

function lineOf(grounds: Grounds, asked: Asked, it: One, now: Date, all: Made): PromiseLine {
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
  const { dates, inputs, validUntil, orderBy } = made;
  all.until = Math.min(all.until, validUntil.getTime(), orderBy?.getTime() ?? Infinity);
  if (isThin(grounds, made)) return none("thin");
  // Shopify's own dates stand beside ours: where the two cannot both be true, it speaks.
  if (asked.native && (dates.latest > asked.native.latest || dates.latest < asked.native.earliest))
    return none("native_speaks");
  all.quotes.push(made);
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
