/** The only source of the present in the sandbox. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** Shopify and EasyPost write seconds, never milliseconds. */
export const iso = (at: Date | number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
