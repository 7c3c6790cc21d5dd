import { z } from "zod";

const none = z.object({});

export const events = {
  "shops.installed": z.object({ domain: z.string(), again: z.boolean() }),
  "shops.uninstalled": none,
  "shops.scopes_changed": z.object({ scopes: z.array(z.string()) }),
  "shops.location_kept": z.object({ locationId: z.string() }),
  /** A member of a set of adapters was connected, or its settings changed. */
  "shops.connected": z.object({
    kind: z.enum(["carriers", "helpdesks", "channels", "marketing"]),
    member: z.string(),
  }),
  "shops.import_finished": z.object({ importId: z.string(), seen: z.number().int() }),
} as const;
