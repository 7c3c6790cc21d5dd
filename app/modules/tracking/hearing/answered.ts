import { z } from "zod";

/** Which parcels a source was asked about, kept beside its answer; none for what came by itself. */
export const asked = z.object({
  parcels: z.array(z.object({ number: z.string(), shipmentId: z.string() })).default([]),
});

export type Asked = z.output<typeof asked>;
