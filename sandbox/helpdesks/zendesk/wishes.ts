import { z } from "zod";

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#json-format: what is written, and its limits. */
const comment = z
  .object({
    body: z.string().min(1).optional(),
    html_body: z.string().min(1).optional(),
    public: z.boolean().default(true),
    author_id: z.number().optional(),
  })
  .refine((given) => given.body !== undefined || given.html_body !== undefined, "cannot be blank");

/** One kilobyte at most. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/#custom-metadata */
const metadata = z
  .record(z.string(), z.unknown())
  .refine((given) => JSON.stringify(given).length <= 1024, "is too long");

const shared = {
  subject: z.string().max(255).optional(),
  external_id: z.string().nullish(),
  priority: z.enum(["urgent", "high", "normal", "low"]).nullish(),
  status: z.enum(["new", "open", "pending", "hold", "solved", "closed"]).optional(),
  type: z.enum(["problem", "incident", "question", "task"]).nullish(),
  group_id: z.number().nullish(),
  assignee_id: z.number().nullish(),
  tags: z.array(z.string().regex(/^[^\s,]+$/, "is invalid")).optional(),
  custom_fields: z.array(z.object({ id: z.number(), value: z.unknown() })).optional(),
  metadata: metadata.optional(),
};

export const createSchema = z.object({
  ticket: z.object({
    ...shared,
    comment,
    via_followup_source_id: z.number().optional(),
    requester: z.object({ name: z.string().min(1).optional(), email: z.email().optional() }).optional(),
  }),
});
export type Creation = z.output<typeof createSchema>["ticket"];

export const updateSchema = z.object({
  ticket: z.object({
    ...shared,
    comment: comment.optional(),
    safe_update: z.boolean().optional(),
    updated_stamp: z.string().optional(),
  }),
});
export type Update = z.output<typeof updateSchema>["ticket"];

export const tagsSchema = z.object({ tags: z.array(z.string()) });
