import { DAY, type Parcel, type WallMinutes } from "../model/parcel";
import type { Findings } from "./findings";
import { readWallTime } from "./wall-time";

export const columns = [
  "order_id",
  "ordered_at",
  "approved_at",
  "handed_over_at",
  "delivered_at",
  "ended_at",
  "origin_country",
  "origin_region",
  "origin_postal",
  "destination_country",
  "destination_region",
  "destination_postal",
  "distance_km",
  "carrier",
  "service",
  "location",
  "items",
  "weight_g",
  "volume_cm3",
  "price_minor",
  "freight_minor",
  "category",
] as const;
export type ColumnName = (typeof columns)[number];

/** Where in the record each column stands; absent when the file has none. */
export type Layout = Partial<Record<ColumnName, number>>;

/** The most that is believed. Beyond it a field is unknown: nobody ships a tonne in a parcel, nor round the earth twice. */
const most = {
  distance_km: 20_100,
  items: 10_000,
  weight_g: 1_000_000,
  volume_cm3: 100_000_000,
  price_minor: 4_000_000_000,
  freight_minor: 4_000_000_000,
};
const LONGEST_WORD = 80;
/** A parcel that took longer than this was stamped by a clock that went wrong. */
const LONGEST_JOURNEY = 2 * 366 * DAY;
/** A year of grace for files whose days were shifted; beyond it, and before parcels were tracked, a clock went wrong. */
const FUTURE = 366 * DAY;
const PAST: WallMinutes = readWallTime("1990-01-01", "start")!;

/** Reads one row into a parcel, or says why it cannot. What is wrong with a field alone costs only the field. */
export class RowReader {
  private fields: string[] = [];
  private line = 0;

  constructor(
    private readonly layout: Layout,
    private readonly now: WallMinutes,
    private readonly doubted: Findings,
  ) {}

  /** The reason for refusing the row, when it is a text. */
  read(fields: string[], line: number): Parcel | string {
    this.fields = fields;
    this.line = line;
    const id = this.text("order_id");
    if (id === "" || id.length > LONGEST_WORD) return "order_id is missing or too long";
    const orderedAt = readWallTime(this.text("ordered_at"), "start");
    if (orderedAt === null) return "ordered_at is missing or no time";
    if (orderedAt > this.now + FUTURE || orderedAt < PAST) return "ordered_at is years away from now";
    const ends = this.end("delivered_at", orderedAt);
    if (typeof ends === "string") return ends;
    const ended = this.end("ended_at", orderedAt);
    if (typeof ended === "string") return ended;
    return this.parcel(id, orderedAt, ends, ended);
  }

  private parcel(
    id: string,
    orderedAt: WallMinutes,
    deliveredAt: WallMinutes | null,
    endedAt: WallMinutes | null,
  ): Parcel {
    return {
      id,
      orderedAt,
      approvedAt: this.step("approved_at", orderedAt, deliveredAt),
      handedOverAt: this.step("handed_over_at", orderedAt, deliveredAt),
      deliveredAt,
      endedAt,
      originCountry: this.country("origin_country"),
      originRegion: this.word("origin_region")?.toUpperCase() ?? null,
      originPostal: this.word("origin_postal")?.toUpperCase() ?? null,
      destinationCountry: this.country("destination_country"),
      destinationRegion: this.word("destination_region")?.toUpperCase() ?? null,
      destinationPostal: this.word("destination_postal")?.toUpperCase() ?? null,
      distanceKm: this.number("distance_km"),
      carrier: this.word("carrier"),
      service: this.word("service"),
      location: this.word("location"),
      items: this.whole("items"),
      weightG: this.whole("weight_g"),
      volumeCm3: this.whole("volume_cm3"),
      priceMinor: this.whole("price_minor"),
      freightMinor: this.whole("freight_minor"),
      category: this.word("category"),
    };
  }

  private text(name: ColumnName): string {
    const at = this.layout[name];
    return at === undefined ? "" : (this.fields[at] ?? "").trim();
  }

  /** Empty says "still open", so a time that cannot be believed must not become empty: the row is refused. */
  private end(name: "delivered_at" | "ended_at", orderedAt: WallMinutes): WallMinutes | string | null {
    const text = this.text(name);
    if (text === "") return null;
    const at = readWallTime(text, "end");
    if (at === null) return `${name} is no time`;
    if (at < orderedAt) return `${name} is before ordered_at`;
    if (at > orderedAt + LONGEST_JOURNEY) return `${name} is more than two years after ordered_at`;
    return at;
  }

  /** A step on the way that was stamped out of turn is unknown; the parcel still counts. */
  private step(
    name: "approved_at" | "handed_over_at",
    orderedAt: WallMinutes,
    deliveredAt: WallMinutes | null,
  ): WallMinutes | null {
    const text = this.text(name);
    if (text === "") return null;
    const at = readWallTime(text, "end");
    if (at === null) return this.doubt(`${name} is no time`);
    if (at < orderedAt) return this.doubt(`${name} is before ordered_at`);
    if (at > (deliveredAt ?? orderedAt + LONGEST_JOURNEY)) return this.doubt(`${name} is after the delivery`);
    return at;
  }

  private word(name: ColumnName): string | null {
    const text = this.text(name);
    if (text.length > LONGEST_WORD) return this.doubt(`${name} is too long`);
    return text === "" ? null : text;
  }

  private country(name: "origin_country" | "destination_country"): string | null {
    const text = this.text(name);
    if (text === "") return null;
    const code = text.toUpperCase();
    return isCountry(code) ? code : this.doubt(`${name} is no country code`);
  }

  private number(name: keyof typeof most): number | null {
    const text = this.text(name);
    if (text === "") return null;
    const value = Number(text);
    // Not a number fails both.
    return value >= 0 && value <= most[name] ? value : this.doubt(`${name} is no number to be believed`);
  }

  private whole(name: keyof typeof most): number | null {
    const value = this.number(name);
    return value === null ? null : Math.round(value);
  }

  private doubt(reason: string): null {
    this.doubted.add(reason, this.line);
    return null;
  }
}

const regionNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const knownCountries = new Map<string, boolean>();

/** By the list of countries that Node carries. */
function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || code === "ZZ") return false;
  let known = knownCountries.get(code);
  if (known === undefined) knownCountries.set(code, (known = regionNames.of(code) !== undefined));
  return known;
}
