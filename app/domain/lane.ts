/** A lane: one carrier's service between two regions. Unknown parts are `*`, so a lane can also be a family of lanes. */
export interface Lane {
  carrier: string;
  service: string;
  origin: string;
  destination: string;
}

const part = (text: string | null | undefined) => (text ? text.replaceAll("|", "/") : "*");

export function lane(of: {
  carrier?: string | null;
  service?: string | null;
  origin?: string | null;
  destination?: string | null;
}): Lane {
  return {
    carrier: part(of.carrier),
    service: part(of.service),
    origin: part(of.origin),
    destination: part(of.destination),
  };
}

export const laneKey = (l: Lane): string => [l.carrier, l.service, l.origin, l.destination].join("|");

/** `US` and `CA` → `US-CA`; a country alone when the region is unknown. */
export const place = (
  country: string | null | undefined,
  region: string | null | undefined,
): string | null => (country ? (region ? `${country}-${region}` : country) : null);

/** From the lane itself up to everything: the levels that thin evidence falls back through. */
export function ancestry(l: Lane): Lane[] {
  return [
    l,
    { ...l, service: "*" },
    { ...l, origin: "*" },
    { ...l, service: "*", origin: "*" },
    { ...l, service: "*", origin: "*", destination: "*" },
    { carrier: "*", service: "*", origin: "*", destination: "*" },
  ].filter((level, i, all) => all.findIndex((x) => laneKey(x) === laneKey(level)) === i);
}
