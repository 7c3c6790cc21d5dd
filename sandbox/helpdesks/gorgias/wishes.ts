import { z } from "zod";

const CHANNELS = ["aircall", "api", "chat", "email", "internal-note", "phone", "sms"] as const;
const VIAS = ["api", "email", "helpdesk", "internal-note", "phone", "rule", "sms"] as const;

/** https://developers.gorgias.com/reference/create-ticket-message */
const anyMessage = z.object({
  channel: z.enum(CHANNELS),
  via: z.enum(VIAS),
  from_agent: z.boolean(),
  public: z.boolean().default(true),
  sender: z.object({ id: z.number().optional(), email: z.email().optional() }),
  body_text: z.string().optional(),
  body_html: z.string().optional(),
  subject: z.string().optional(),
  external_id: z.string().max(255).nullish(),
  source: z
    .object({
      type: z.string(),
      from: z.object({ address: z.email() }),
      to: z.array(z.object({ address: z.email() })).min(1),
    })
    .optional(),
  receiver: z.object({ email: z.email() }).optional(),
});

/** https://developers.gorgias.com/docs/create-a-new-message-in-ticket-via-api: what goes out by e-mail names both ends. */
export const messageSchema = anyMessage.refine(
  (wish) => wish.channel !== "email" || !wish.from_agent || Boolean(wish.source && wish.receiver),
  { message: "Missing data for required field.", path: ["source"] },
);
export type MessageWish = z.output<typeof messageSchema>;

const shared = {
  external_id: z.string().max(255).nullish(),
  subject: z.string().max(998).nullish(),
  status: z.enum(["open", "closed"]).optional(),
  priority: z.enum(["low", "normal", "high", "critical"]).optional(),
  assignee_team: z.object({ id: z.number() }).nullish(),
  assignee_user: z.object({ id: z.number() }).nullish(),
};

/** https://developers.gorgias.com/reference/create-ticket */
export const createSchema = z.object({
  ...shared,
  channel: z.enum(CHANNELS).default("api"),
  via: z.enum(VIAS),
  from_agent: z.boolean().optional(),
  customer: z
    .object({ id: z.number().optional(), email: z.email().optional(), name: z.string().optional() })
    .optional(),
  tags: z.array(z.object({ name: z.string().min(1).max(256) })).default([]),
  messages: z.array(messageSchema).min(1).max(500),
});

/** https://developers.gorgias.com/reference/update-ticket */
export const updateSchema = z.object(shared);

/** https://developers.gorgias.com/reference/create-ticket-tags */
export const namesSchema = z.object({ names: z.array(z.string().min(1)).min(1) });
