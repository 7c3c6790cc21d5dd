import { z } from "zod";

const message = z.object({ messageId: z.string(), orderId: z.string(), trigger: z.string() });

export const events = {
  /** Held to be sent, or dropped with a reason: either way it is decided. */
  "messages.decided": message.extend({ state: z.enum(["held", "dropped"]), reason: z.string() }),
  "messages.queued": message.extend({ medium: z.string() }),
  "messages.sent": message.extend({ medium: z.string() }),
  /** A provider told what became of it. */
  "messages.receipt_heard": z.object({
    messageId: z.string(),
    orderId: z.string(),
    receipt: z.enum(["delivered", "opened", "clicked", "bounced", "complained", "failed"]),
    medium: z.string(),
  }),
} as const;
