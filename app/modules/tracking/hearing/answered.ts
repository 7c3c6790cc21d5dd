import { z } from "zod";

/** The topic under which lies in the inbox what is no JSON of its sender's own: answers that we asked for, tables that were sent. */
export const ASKED = "asked";

/** What was said, as it came, and which parcels it was asked about; none for what came by itself. */
export const answered = z.object({
  body: z.base64(),
  parcels: z.array(z.object({ number: z.string(), shipmentId: z.string() })),
});

export type Answered = z.output<typeof answered>;

/** The bytes of a source, packed as the inbox keeps them. */
export const packed = (raw: Buffer, parcels: Answered["parcels"] = []): Answered => ({
  body: raw.toString("base64"),
  parcels,
});
