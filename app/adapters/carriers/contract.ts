import type { z } from "zod";
import type { Result } from "../../domain/result";
import type { Observation } from "../../domain/shipment-word";
import type { Egress } from "../../platform/http/egress.server";

export interface CarrierReport {
  trackingNumber: string;
  /** Our id of the company that carries it, when the source says so. */
  carrier: string | null;
  observations: Observation[];
  carrierEta: Date | null;
}

export interface CarrierClaim {
  trackingNumber: string;
  kind: "lost" | "damaged";
  amount: string;
  currency: string;
  description: string;
  contactEmail: string;
  /** Ours; the carrier recognises a repeat by it. */
  reference: string;
}

/** A source of carrier facts. Adding one is adding one file beside this with its recorded samples. */
export interface CarrierSource<Settings = unknown> {
  id: string;
  title: string;
  settings: z.ZodType<Settings>;
  webhook: {
    /** Checks the signature over the raw bytes. Header names are lower case. */
    verify(raw: Buffer, headers: Record<string, string | undefined>, settings: Settings): boolean;
    /** The sender's own id of this delivery, from headers or body; redeliveries share it. */
    deliveryId(raw: Buffer, headers: Record<string, string | undefined>): string;
  };
  /**
   * Pure. An unknown shape or word is a final failure with a code: quarantined, never guessed. null: understood, and not about a
   * parcel's journey.
   */
  translate(payload: unknown): Result<CarrierReport | null>;
  /** Asks the source to tell of a parcel from now on. Asking again for the same one changes nothing. */
  follow?: (
    egress: Egress,
    settings: Settings,
    parcel: { trackingNumber: string; carrier: string },
  ) => Promise<Result<{ reference: string }>>;
  /** Files a claim through the source, when it takes them. Recognises one that it filed before. */
  fileClaim?: (
    egress: Egress,
    settings: Settings,
    claim: CarrierClaim,
  ) => Promise<Result<{ reference: string }>>;
}

export type AnyCarrierSource = CarrierSource<unknown>;
export const defineCarrierSource = <S>(source: CarrierSource<S>): AnyCarrierSource =>
  source as unknown as AnyCarrierSource;
