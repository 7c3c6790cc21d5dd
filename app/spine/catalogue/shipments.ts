import { z } from "zod";
import { exceptionKinds } from "../../domain/exception";
import { milestones } from "../../domain/milestone";

/** What reactions need to know of a parcel without asking: coarse, and nobody's data. */
export const parcel = z.object({
  shipmentId: z.string(),
  orderId: z.string(),
  carrier: z.string(),
  service: z.string().nullable(),
  origin: z.string().nullable(),
  destination: z.string().nullable(),
  valueMinor: z.number().int(),
  currency: z.string(),
  category: z.string().nullable(),
  shippedAt: z.iso.datetime().nullable(),
  /** Learnt from past orders: counts as experience, tells nobody anything. */
  historic: z.boolean(),
});

export const events = {
  "shipments.registered": parcel,
  "shipments.milestone_reached": parcel.extend({ milestone: z.enum(milestones), at: z.iso.datetime() }),
  "shipments.exception_opened": parcel.extend({
    exceptionId: z.string(),
    kind: z.enum(exceptionKinds),
    responsible: z.string(),
    at: z.iso.datetime(),
  }),
  "shipments.exception_resolved": parcel.extend({
    exceptionId: z.string(),
    kind: z.enum(exceptionKinds),
    at: z.iso.datetime(),
  }),
  "shipments.scan_recorded": z.object({
    shipmentId: z.string(),
    at: z.iso.datetime(),
    historic: z.boolean(),
  }),
  "shipments.cancelled": parcel,
  /** Two sources cannot both be right; what each says is kept and shown. */
  "shipments.sources_disagree": z.object({
    shipmentId: z.string(),
    /** `delivered carrier.easypost, in_transit shopify` */
    between: z.string(),
    historic: z.boolean(),
  }),
  /** The team, or a number's own shape, says that another company carries it than we thought. */
  "shipments.carrier_changed": z.object({
    shipmentId: z.string(),
    from: z.string(),
    to: z.string(),
    by: z.enum(["team", "number", "source"]),
  }),
} as const;
