import { z } from "zod";
import type { Template } from "../rendering/facts";

/** What may be kept as a text of the store's own. */
export const template: z.ZodType<Template> = z.object({
  subject: z.string().trim().min(1).max(300, "At most 300 characters."),
  title: z.string().trim().min(1).max(400, "At most 400 characters."),
  body: z.string().trim().min(1).max(8_000, "At most 8,000 characters."),
  short: z.string().trim().min(1).max(1_000, "At most 1,000 characters."),
});
