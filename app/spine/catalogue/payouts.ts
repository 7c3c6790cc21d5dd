import { z } from "zod";

export const events = {
  "payouts.granted": z.object({
    orderId: z.string(),
    grantedBy: z.string(),
    kind: z.string(),
    units: z.number().int(),
    amountMinor: z.number().int(),
    currency: z.string(),
  }),
} as const;
