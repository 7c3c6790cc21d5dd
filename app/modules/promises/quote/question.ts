import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";
import { z } from "zod";
import { legacyId } from "../../../domain/ids";
import { final, ok, type Result } from "../../../domain/result";

export const MOST_ITEMS = 50;
export const MOST_PLACES = 10;
export const MOST_SERVICES = 10;

export interface Wanted {
  /** Shopify's number of a variant, or of a product. */
  id: string;
  quantity: number;
}

export interface PlaceTo {
  country: string;
  /** As it was given; null when only the country was. */
  postal: string | null;
  /** Why nothing can be promised there; null when all is well. */
  wrong: "unknown_country" | "bad_postcode" | null;
}

/** What a surface asks: every item together, to each place, by each service. */
export interface Asked {
  items: Wanted[];
  to: PlaceTo[];
  services: (string | null)[];
  surface: Surface;
  native: { earliest: string; latest: string } | null;
  locale: string;
}

const surfaces = ["product", "cart", "checkout", "thank_you", "headless"] as const;
export type Surface = (typeof surfaces)[number];

const item = z.string().regex(/^(?:gid:\/\/shopify\/(?:ProductVariant|Product)\/)?\d{1,20}(?::\d{1,4})?$/);
const service = z.string().trim().min(1).max(100);
const native = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/)
  .transform((text) => text.split("/") as [string, string])
  .refine((days) => days.every((day) => z.iso.date().safeParse(day).success) && days[0] <= days[1]);

const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
const isCountry = (code: string): boolean => code !== "ZZ" && names.of(code) !== undefined;

/** `US-11201`, `DE`, `CA-M5V 3L9`. */
export function placeTo(text: string): PlaceTo | null {
  const [, country, postal = null] = /^([A-Za-z]{2})(?:-(.{1,12}))?$/.exec(text.trim()) ?? [];
  if (!country) return null;
  const to = { country: country.toUpperCase(), postal: postal?.trim() || null };
  if (!isCountry(to.country)) return { ...to, wrong: "unknown_country" };
  const known = postcodeValidatorExistsForCountry(to.country);
  if (to.postal && known && !postcodeValidator(to.postal, to.country))
    return { ...to, wrong: "bad_postcode" };
  if (to.postal && !/^[\p{L}\d][\p{L}\d -]*$/u.test(to.postal)) return { ...to, wrong: "bad_postcode" };
  return { ...to, wrong: null };
}

const refused = (field: string, message: string) => final(`bad_${field}`, message);

/** Reads a question; what is wrong with it is said by field. `home` is the store's own country. */
export function questionIn(query: URLSearchParams, home: string | null): Result<Asked> {
  const items = query.getAll("item");
  if (items.length > MOST_ITEMS) return refused("item", `At most ${MOST_ITEMS} items.`);
  if (!items.every((text) => item.safeParse(text).success))
    return refused("item", "An item is a number of a variant or product, and its quantity: 123:2.");
  const places = query.getAll("to");
  if (places.length > MOST_PLACES) return refused("to", `At most ${MOST_PLACES} places.`);
  const to = places.map(placeTo);
  if (!to.every((place) => place !== null))
    return refused("to", "A place is a country and a postal code: US-11201.");
  const services = query.getAll("service").map((text) => service.safeParse(text));
  if (services.length > MOST_SERVICES) return refused("service", `At most ${MOST_SERVICES} services.`);
  if (!services.every((s) => s.success)) return refused("service", "A service is a code or a title.");
  const surface = z.enum(surfaces).safeParse(query.get("surface") ?? "headless");
  if (!surface.success) return refused("surface", `One of ${surfaces.join(", ")}.`);
  const days = query.has("native") ? native.safeParse(query.get("native")) : null;
  if (days && !days.success) return refused("native", "Two dates: 2026-11-24/2026-11-26.");
  const locale = z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
    .safeParse(query.get("locale") ?? "en");
  if (!locale.success) return refused("locale", "A language: en, de-AT.");
  return ok({
    items: wantedOf(items),
    to: to.length > 0 ? to : [{ country: home ?? "US", postal: null, wrong: null }],
    services: services.length > 0 ? services.map((s) => s.data) : [null],
    surface: surface.data,
    native: days ? { earliest: days.data[0], latest: days.data[1] } : null,
    locale: locale.data,
  });
}

const parameters = ["item", "to", "service", "surface", "native", "locale"];

/** What of an address is the question: two with the same name ask the same. Signatures, keys and names of stores are none of it. */
export const questionName = (query: URLSearchParams): string =>
  JSON.stringify(parameters.map((name) => query.getAll(name)));

/** The same item twice is one item of more. */
function wantedOf(items: string[]): Wanted[] {
  const wanted = new Map<string, number>();
  for (const text of items) {
    const [, id = "", quantity = "1"] = /^(.*?)(?::(\d{1,4}))?$/.exec(text.replace("gid://", "")) ?? [];
    const own = legacyId(id);
    wanted.set(own, (wanted.get(own) ?? 0) + Math.max(1, Number(quantity)));
  }
  return [...wanted].sort().map(([id, quantity]) => ({ id, quantity }));
}
