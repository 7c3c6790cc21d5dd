import { z } from "zod";

export const events = {
  "people.erased": z.object({ personId: z.string() }),
  "people.data_requested": z.object({ personId: z.string().nullable(), requestId: z.string() }),
} as const;
