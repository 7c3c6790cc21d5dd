import type { LocalDate } from "../../domain/local-date";

/** How long a carrier takes claims, as a dated rule: terms change, and a claim is judged by those of its day. */
export interface ClaimWindow {
  carrier: string;
  kind: "lost" | "damaged";
  /** Days after the base date on which the last claim is taken. */
  days: number;
  base: "shipped" | "expected";
  validFrom: LocalDate;
  /** Where it says so. */
  source: string;
}

/**
 * Published windows for domestic parcels, the cautious reading where sources differ. A store's own contract replaces them.
 */
export const claimWindows: readonly ClaimWindow[] = [
  {
    carrier: "ups",
    kind: "lost",
    days: 60,
    base: "expected",
    validFrom: "2023-01-01",
    source: "UPS: file a claim, 60 days from scheduled delivery",
  },
  {
    carrier: "ups",
    kind: "damaged",
    days: 60,
    base: "expected",
    validFrom: "2023-01-01",
    source: "UPS: file a claim, 60 days from scheduled delivery",
  },
  {
    carrier: "fedex",
    kind: "lost",
    days: 60,
    base: "shipped",
    validFrom: "2023-01-01",
    source: "FedEx: claims, 60 days from ship date (9 months in the tariff; the shorter is kept)",
  },
  {
    carrier: "fedex",
    kind: "damaged",
    days: 60,
    base: "shipped",
    validFrom: "2023-01-01",
    source: "FedEx: claims, 60 days from ship date",
  },
  {
    carrier: "usps",
    kind: "lost",
    days: 60,
    base: "shipped",
    validFrom: "2023-01-01",
    source: "USPS: domestic claims, 15 to 60 days from mailing",
  },
  {
    carrier: "usps",
    kind: "damaged",
    days: 60,
    base: "shipped",
    validFrom: "2023-01-01",
    source: "USPS: domestic claims, at once and at most 60 days from mailing",
  },
  {
    carrier: "dhl_express",
    kind: "lost",
    days: 30,
    base: "shipped",
    validFrom: "2023-01-01",
    source: "DHL Express: terms of carriage, 30 days from acceptance",
  },
  {
    carrier: "dhl_express",
    kind: "damaged",
    days: 30,
    base: "shipped",
    validFrom: "2023-01-01",
    source: "DHL Express: terms of carriage, 30 days from acceptance",
  },
];

/** For a carrier without a published window here: short enough to be safe with every large carrier. */
const cautious = { days: 14, base: "shipped" as const, source: "no published window known: kept short" };

/** The window that held on a day. */
export function windowFor(
  carrier: string,
  kind: ClaimWindow["kind"],
  on: LocalDate,
): Pick<ClaimWindow, "days" | "base" | "source"> {
  const known = claimWindows.filter((w) => w.carrier === carrier && w.kind === kind && w.validFrom <= on);
  return known.sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0] ?? cautious;
}
