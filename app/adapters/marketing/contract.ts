import type { z } from "zod";
import type { Result } from "../../domain/result";
import type { Egress } from "../../platform/http/egress.server";

/** Something that happened to a shopper's order, for a marketing tool's own flows. */
export interface MarketingEvent {
  /** Ours; the tool drops a repeat by it. */
  id: string;
  /** As it reads in the tool: `Doorstep: parcel delayed`. */
  metric: string;
  at: Date;
  /** Whom it concerns; at least one of them is there. */
  profile: { email: string | null; phone: string | null; customerId: string | null };
  /** Kept on the profile: latest state, next date. */
  profileProperties: Record<string, string | number | boolean | null>;
  /** Of this event: order name, carrier, dates, next step, link. */
  properties: Record<string, string | number | boolean | null | string[]>;
  /** What the order was worth, in the currency's major unit; null when it has no bearing. */
  value: { amount: string; currency: string } | null;
}

/** A flow at the tool that already writes to shoppers of its own accord. */
export interface ForeignFlow {
  name: string;
  /** What sets it off, in the tool's words: "Fulfilled Order". */
  trigger: string;
}

/** A marketing tool. Adding one is adding one file beside this with its samples. */
export interface Marketing<Settings = unknown> {
  id: string;
  title: string;
  documentation: { url: string; reviewed: string };
  settings: z.ZodType<Settings>;
  /** Tells one event. A repeat is recognised by its id. */
  tell(egress: Egress, settings: Settings, event: MarketingEvent): Promise<Result<null>>;
  /** Live flows that would say the same as we do; null where the tool cannot be asked. */
  flows: ((egress: Egress, settings: Settings) => Promise<Result<ForeignFlow[]>>) | null;
}

export type AnyMarketing = Marketing<unknown>;
export const defineMarketing = <S>(tool: Marketing<S>): AnyMarketing => tool as unknown as AnyMarketing;
