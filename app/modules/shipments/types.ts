import type { Observation } from "../../domain/shipment-word";

export interface SightingReport {
  /** "carrier.easypost", "shopify", "shopify.sync". */
  source: string;
  inbox: { source: string; deliveryId: string };
  observations: Observation[];
  /** The carrier's own expectation, when it has one. */
  carrierEta: Date | null;
}
