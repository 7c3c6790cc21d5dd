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
  "missorted",
  "carrier_rejected",
  "operational",
  "security",
  "late_risk",
  "late",
  "presumed_lost",
  "data_conflict",
  "fulfilment_delayed",
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export type Responsible = "carrier" | "recipient" | "shipper" | "customs" | "weather" | "unknown";

/** Who noticed: the carrier's own scan, ourselves (time, silence, two sources), or a person. */
export type FoundBy = "scan" | "watch" | "report";

interface ExceptionFacts {
  responsible: Responsible;
  foundBy: FoundBy;
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
  lost: { responsible: "carrier", foundBy: "scan", severity: 100, resolvedBy: [] },
  damaged: { responsible: "carrier", foundBy: "scan", severity: 95, resolvedBy: [] },
  disposed: { responsible: "carrier", foundBy: "scan", severity: 98, resolvedBy: [] },
  missing_contents: { responsible: "carrier", foundBy: "scan", severity: 94, resolvedBy: [] },
  // Told by the shopper, after the carrier said that it was delivered.
  not_received: { responsible: "unknown", foundBy: "report", severity: 92, resolvedBy: [] },
  undeliverable: { responsible: "unknown", foundBy: "scan", severity: 90, resolvedBy: ["delivered"] },
  returning: { responsible: "unknown", foundBy: "scan", severity: 80, resolvedBy: ["delivered"] },
  unclaimed: { responsible: "recipient", foundBy: "scan", severity: 72, resolvedBy: ["delivered"] },
  refused: { responsible: "recipient", foundBy: "scan", severity: 70, resolvedBy: ["delivered"] },
  address_issue: {
    responsible: "recipient",
    foundBy: "scan",
    severity: 60,
    resolvedBy: ["out_for_delivery", "delivered"],
  },
  payment_due: {
    responsible: "recipient",
    foundBy: "scan",
    severity: 55,
    resolvedBy: ["out_for_delivery", "delivered"],
  },
  customs_hold: { responsible: "customs", foundBy: "scan", severity: 50, resolvedBy: moving },
  stalled: { responsible: "carrier", foundBy: "watch", severity: 45, resolvedBy: moving },
  never_shipped: { responsible: "shipper", foundBy: "watch", severity: 45, resolvedBy: moving },
  failed_attempt: {
    responsible: "recipient",
    foundBy: "scan",
    severity: 40,
    resolvedBy: ["available_for_pickup", "delivered"],
  },
  held: { responsible: "carrier", foundBy: "scan", severity: 35, resolvedBy: moving },
  // The carrier says that something is the matter, and not what.
  unspecified: { responsible: "unknown", foundBy: "scan", severity: 25, resolvedBy: moving },
  weather: { responsible: "weather", foundBy: "scan", severity: 20, resolvedBy: moving },
  missorted: { responsible: "carrier", foundBy: "scan", severity: 18, resolvedBy: moving },
  operational: { responsible: "carrier", foundBy: "scan", severity: 22, resolvedBy: moving },
  security: { responsible: "carrier", foundBy: "scan", severity: 58, resolvedBy: moving },
  // The carrier would not take it as it was handed over.
  carrier_rejected: { responsible: "shipper", foundBy: "scan", severity: 65, resolvedBy: moving },
  late_risk: { responsible: "carrier", foundBy: "watch", severity: 12, resolvedBy: ["delivered"] },
  late: { responsible: "carrier", foundBy: "watch", severity: 30, resolvedBy: ["delivered"] },
  // Silent for so long that carriers themselves would call it lost, without anybody having said so.
  presumed_lost: { responsible: "carrier", foundBy: "watch", severity: 85, resolvedBy: moving },
  // Sources that cannot all be right: for staff, the shopper is told nothing.
  data_conflict: { responsible: "unknown", foundBy: "watch", severity: 5, resolvedBy: ["delivered"] },
  // Of an order, before there is a parcel.
  fulfilment_delayed: { responsible: "shipper", foundBy: "watch", severity: 42, resolvedBy: moving },
  delayed: { responsible: "carrier", foundBy: "scan", severity: 15, resolvedBy: moving },
};

/** The worst of some kinds, or nothing. Among equals the one that is listed first, whatever the order they came in. */
export function worst(kinds: readonly ExceptionKind[]): ExceptionKind | "" {
  const rank = (kind: ExceptionKind) => exceptions[kind].severity * 100 - exceptionKinds.indexOf(kind);
  return [...kinds].sort((a, b) => rank(b) - rank(a))[0] ?? "";
}

/** What only staff hear of: the shopper is told nothing. */
export const staffOnly = (kind: ExceptionKind): boolean => kind === "data_conflict";

/** Troubles after which the parcel itself is given up and something else is offered. */
export const remedied = (kind: ExceptionKind): boolean => kind === "lost" || kind === "damaged";
