import type { MarketingEvent } from "./contract";

type Value = string | number | boolean;

/**
 * What is kept on a profile and what belongs to the event, as one flat record: for tools that take no profile with an event. Texts
 * for their SMS hold no lists, so these are joined; what is not known is left out.
 */
export function flat({ profileProperties, properties, value }: MarketingEvent): Record<string, Value> {
  const worth = value ? { value: value.amount, currency: value.currency } : {};
  const all = Object.entries({ ...profileProperties, ...properties, ...worth });
  return Object.fromEntries(
    all.flatMap(([name, given]): [string, Value][] =>
      given === null ? [] : [[name, Array.isArray(given) ? given.join(", ") : given]],
    ),
  );
}
