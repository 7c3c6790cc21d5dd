import { z } from "zod";

/** https://developers.freshdesk.com/api/#create_ticket. A field that is not described there is an error: `invalid_field`. */
const shared = {
  name: z.string().min(1).max(255).optional(),
  email: z.email().optional(),
  requester_id: z.number().int().optional(),
  subject: z.string().max(255).optional(),
  description: z.string().optional(),
  type: z.string().nullish(),
  status: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).optional(),
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
  source: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(7), z.literal(9), z.literal(10)])
    .optional(),
  group_id: z.number().int().nullish(),
  responder_id: z.number().int().nullish(),
  tags: z.array(z.string().max(32)).optional(),
  custom_fields: z.record(z.string(), z.unknown()).optional(),
};

export const createSchema = z
  .strictObject(shared)
  .refine(({ email, requester_id: id }) => email !== undefined || id !== undefined, {
    message: "It should be a/an Integer",
    path: ["requester_id"],
  });
export const updateSchema = z.strictObject(shared);
export type Wish = z.output<typeof updateSchema>;

/** https://developers.freshdesk.com/api/#add_note_to_a_ticket */
export const noteSchema = z.strictObject({
  body: z.string().min(1),
  private: z.boolean().default(true),
  incoming: z.boolean().optional(),
  notify_emails: z.array(z.email()).optional(),
  user_id: z.number().int().optional(),
});

/** https://developers.freshdesk.com/api/#reply_ticket */
export const replySchema = z.strictObject({
  body: z.string().min(1),
  from_email: z.email().optional(),
  user_id: z.number().int().optional(),
  cc_emails: z.array(z.email()).optional(),
  bcc_emails: z.array(z.email()).optional(),
});
