import { z } from "zod";

/** The topic under which an answer lies in the inbox. */
export const ASKED = "asked";

/** An answer that we asked for, as it came, and which parcels it was asked about. */
export const answered = z.object({
  body: z.base64(),
  parcels: z.array(z.object({ number: z.string(), shipmentId: z.string() })),
});

export type Answered = z.output<typeof answered>;
