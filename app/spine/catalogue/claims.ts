import { z } from "zod";

const claim = z.object({
  claimId: z.string(),
  shipmentId: z.string(),
  orderId: z.string(),
  amountMinor: z.number().int(),
  currency: z.string(),
});

export const events = {
  "claims.opened": claim.extend({
    kind: z.string(),
    deadline: z.iso.date(),
    filedBy: z.enum(["carrier_api", "person"]),
  }),
  "claims.filed": claim.extend({ reference: z.string() }),
} as const;
