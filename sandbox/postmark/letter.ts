import { z } from "zod";

/** What `POST /email` takes. Another type in a field is refused, a field that nobody knows is not. */
export const mailSchema = z.object({
  From: z.string(),
  To: z.string(),
  Subject: z.string().nullish(),
  TextBody: z.string().nullish(),
  HtmlBody: z.string().nullish(),
  ReplyTo: z.string().nullish(),
  Tag: z.string().nullish(),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Metadata: z.record(z.string(), z.string()).default({}),
  MessageStream: z.string().default("outbound"),
  TrackOpens: z.boolean().default(false),
  TrackLinks: z.enum(["None", "HtmlAndText", "HtmlOnly", "TextOnly"]).default("None"),
});
export type Mail = z.output<typeof mailSchema>;

export interface Letter {
  id: string;
  mail: Mail;
  to: string;
  from: string;
  at: Date;
}

const MAILBOX = /^[a-z0-9.!#$%&'`*+\-/=^_{}|~]+@(\.?[a-zA-Z0-9-])+$/i;

/** The address in `"Name" <a@example.com>` or in `a@example.com`; null when it is none, or more than one. */
export function addressIn(given: string): string | null {
  const named = /^(?:"(?:[^"\\\r\n]|\\.)*"|[^"<>,\r\n]*)\s*<([^<>\s]+)>$/.exec(given.trim());
  const address = named?.[1] ?? given.trim();
  return MAILBOX.test(address) ? address : null;
}
