import { add, triangle, type Distribution } from "./distribution";
import type { Facts, Forecast, WallDay } from "../model/parcel";
import { weekdayOf } from "../model/parcel";
import { isHoliday } from "./calendar";

/**
 * What carriers publish of their services, in days on which they deliver: soonest, usual, latest. It speaks until a store has parcels of its own.
 * Sources: service guides of UPS, USPS, FedEx, DHL and Canada Post as of 2026; to be looked at again with each year's guides.
 */
const PUBLISHED: { words: RegExp; home: Distribution; abroad: Distribution }[] = [
  { words: /overnight|next.?day|priority.?overnight/i, home: triangle(1, 1, 2), abroad: triangle(1, 3, 6) },
  { words: /2.?day|second.?day/i, home: triangle(1, 2, 4), abroad: triangle(2, 4, 8) },
  { words: /express|priority/i, home: triangle(1, 2, 5), abroad: triangle(2, 5, 10) },
  { words: /./, home: triangle(2, 4, 8), abroad: triangle(5, 9, 21) },
];
const UNSAID = PUBLISHED.at(-1)!;

/** Days until a place that has said nothing has packed. */
export const PACKED: Distribution = triangle(0, 1, 3);

/** From `readyOn` on, over days on which something is delivered. */
export function published(
  facts: Facts,
  from: WallDay,
  readyOn: WallDay,
  packing: Distribution | null,
): Forecast {
  const service = PUBLISHED.find(({ words }) => words.test(facts.service ?? "")) ?? UNSAID;
  const abroad = facts.originCountry !== null && facts.originCountry !== facts.destinationCountry;
  const transit = abroad && facts.destinationCountry !== null ? service.abroad : service.home;
  const days = packing ? add(packing, transit) : transit;
  const by = new Float64Array(120);
  let gone = 0;
  let open = 0;
  for (let i = 0; i < by.length; i++) {
    const day = from + i;
    const works = weekdayOf(day) !== 0 && !isHoliday(day, facts);
    if (day >= readyOn && (works || day === readyOn)) gone += days[open++] ?? 0;
    by[i] = Math.min(1, gone);
  }
  return { from, by, basis: { level: "published", parcels: 0, pace: 1 } };
}

/** What is left once it is known that nothing came before `from`. */
export function since(forecast: Forecast, from: WallDay): Forecast {
  const skip = Math.max(0, from - forecast.from);
  if (skip === 0) return forecast;
  const before = forecast.by[skip - 1] ?? 1;
  const rest = forecast.by.slice(skip);
  // Later than anything published: all that can be said is soon.
  if (before > 1 - 1e-6 || rest.length === 0)
    return { ...forecast, from, by: Float64Array.from([0.2, 0.6, 0.9, 1]) };
  return { ...forecast, from, by: rest.map((p) => (p - before) / (1 - before)) };
}
