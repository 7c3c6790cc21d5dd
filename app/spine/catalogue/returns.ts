import { z } from "zod";

export const events = {
  "returns.changed": z.object({ returnId: z.string(), orderId: z.string(), status: z.string() }),
} as const;
