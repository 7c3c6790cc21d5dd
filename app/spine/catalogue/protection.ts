import { z } from "zod";

const remedy = z.object({
  remedyId: z.string(),
  shipmentId: z.string(),
  orderId: z.string(),
  exceptionId: z.string(),
  amountMinor: z.number().int(),
  currency: z.string(),
});

export const events = {
  "protection.cover_decided": z.object({
    shipmentId: z.string(),
    orderId: z.string(),
    covered: z.boolean(),
    reasons: z.array(z.string()),
  }),
  "protection.remedy_offered": remedy.extend({ options: z.array(z.string()) }),
  "protection.remedy_refused": remedy.extend({ reasons: z.array(z.string()) }),
  "protection.remedy_taken": remedy.extend({ chosen: z.string() }),
  "protection.remedy_settled": remedy.extend({ chosen: z.string() }),
  "protection.lane_flagged": z.object({ lane: z.string(), reason: z.string(), until: z.iso.datetime() }),
} as const;
