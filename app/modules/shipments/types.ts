import type { Observation } from "../../domain/shipment-word";

export interface SightingReport {
  /** "carrier.easypost", "shopify", "shopify.sync". */
  source: string;
  inbox: { source: string; deliveryId: string };
  observations: Observation[];
  /** The carrier's own expectation, when it has one. */
  carrierEta: Date | null;
  /** Our id of the company that carries it, when the source says so; used where nobody knew. */
  carrier?: string | null;
  /** The number it goes by from now on, with another company. */
  handedTo?: { carrier: string; trackingNumber: string } | null;
}
