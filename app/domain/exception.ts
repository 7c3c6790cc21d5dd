import type { Milestone } from "./milestone";

export const exceptionKinds = [
  "lost",
  "damaged",
  "failed_attempt",
  "address_issue",
  "refused",
  "held",
  "customs_hold",
  "weather",
  "delayed",
  "returning",
  "stalled",
  "never_shipped",
  "undeliverable",
  "unclaimed",
  "payment_due",
  "missing_contents",
  "disposed",
  "unspecified",
  "not_received",
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export type Responsible = "carrier" | "recipient" | "shipper" | "customs" | "weather" | "unknown";

interface ExceptionFacts {
  responsible: Responsible;
  /** Higher is worse; the worst open one names the shipment's state in lists. */
  severity: number;
  /** Milestones whose later scan shows that it is over. A loss or damage is never closed by a scan alone. */
  resolvedBy: readonly Milestone[];
}

const moving: readonly Milestone[] = [
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "available_for_pickup",
  "delivered",
];

export const exceptions: Record<ExceptionKind, ExceptionFacts> = {
  lost: { responsible: "carrier", severity: 100, resolvedBy: [] },
  damaged: { responsible: "carrier", severity: 95, resolvedBy: [] },
  disposed: { responsible: "carrier", severity: 98, resolvedBy: [] },
  missing_contents: { responsible: "carrier", severity: 94, resolvedBy: [] },
  // Told by the shopper, after the carrier said that it was delivered.
  not_received: { responsible: "unknown", severity: 92, resolvedBy: [] },
  undeliverable: { responsible: "unknown", severity: 90, resolvedBy: ["delivered"] },
  returning: { responsible: "unknown", severity: 80, resolvedBy: ["delivered"] },
  unclaimed: { responsible: "recipient", severity: 72, resolvedBy: ["delivered"] },
  refused: { responsible: "recipient", severity: 70, resolvedBy: ["delivered"] },
  address_issue: { responsible: "recipient", severity: 60, resolvedBy: ["out_for_delivery", "delivered"] },
  payment_due: { responsible: "recipient", severity: 55, resolvedBy: ["out_for_delivery", "delivered"] },
  customs_hold: { responsible: "customs", severity: 50, resolvedBy: moving },
  stalled: { responsible: "carrier", severity: 45, resolvedBy: moving },
  never_shipped: { responsible: "shipper", severity: 45, resolvedBy: moving },
  failed_attempt: {
    responsible: "recipient",
    severity: 40,
    resolvedBy: ["available_for_pickup", "delivered"],
  },
  held: { responsible: "carrier", severity: 35, resolvedBy: moving },
  // The carrier says that something is the matter, and not what.
  unspecified: { responsible: "unknown", severity: 25, resolvedBy: moving },
  weather: { responsible: "weather", severity: 20, resolvedBy: moving },
  delayed: { responsible: "carrier", severity: 15, resolvedBy: moving },
};

/** The worst of some kinds, or nothing. Among equals the one that is listed first, whatever the order they came in. */
export function worst(kinds: readonly ExceptionKind[]): ExceptionKind | "" {
  const rank = (kind: ExceptionKind) => exceptions[kind].severity * 100 - exceptionKinds.indexOf(kind);
  return [...kinds].sort((a, b) => rank(b) - rank(a))[0] ?? "";
}

/** Troubles after which the parcel itself is given up and something else is offered. */
export const remedied = (kind: ExceptionKind): boolean => kind === "lost" || kind === "damaged";
