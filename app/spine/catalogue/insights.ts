import { z } from "zod";

export const events = {
  "insights.lane_rerated": z.object({
    lane: z.string(),
    shipped: z.number().int(),
    lost: z.number().int(),
    damaged: z.number().int(),
  }),
} as const;
