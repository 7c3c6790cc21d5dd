import { z } from "zod";

const message = z.object({
  messageId: z.string(),
  orderId: z.string(),
  template: z.string(),
  channel: z.string(),
});

export const events = {
  "messages.decided": message,
  "messages.sent": message,
} as const;
