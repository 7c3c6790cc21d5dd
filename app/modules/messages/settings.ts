import { z } from "zod";
import { media, type Medium } from "../../adapters/channels/contract";
import { type TriggerId, triggerIds, triggerOf } from "./triggers";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "hours and minutes such as 22:00");
const medium = z.enum(media);
const trigger = z.enum(triggerIds as [TriggerId, ...TriggerId[]]);

/** What the law of a country asks before a phone is written to: a dated rule that a store may change for its own case. */
export const phoneConsent = z.enum([
  /** Given with the order for news about it. */
  "order",
  /** Only after the shopper said yes to that medium. */
  "explicit",
]);

const foreignMessage = z.object({
  /** The system that sends it: "shopify", or the id of a marketing tool. */
  tool: z.string().max(60),
  /** As it is called there. */
  name: z.string().max(200),
  /** Which of ours says the same; null: nobody can tell. */
  trigger: trigger.nullable(),
});
export type ForeignMessage = z.output<typeof foreignMessage>;

const found = z.object({
  at: z.iso.datetime(),
  messages: z.array(foreignMessage).max(200),
  /** The systems that did not answer, each with the code of why. */
  silent: z.record(z.string(), z.string()),
});

const test = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  trigger,
  medium,
  state: z.enum(["queued", "sent", "failed"]),
  code: z.string().max(60),
});
export type TestSend = z.output<typeof test>;

export const messageSettings = z.object({
  brand: z
    .object({
      color: z.string().regex(/^#[0-9a-f]{6}$/i, "a colour such as #1c1c1a"),
      logoUrl: z.url({ protocol: /^https$/ }).nullable(),
      footer: z.string().trim().max(300),
    })
    .default({ color: "#1c1c1a", logoUrl: null, footer: "" }),
  /** Where shoppers' answers go; empty: to the sender. */
  replyTo: z.union([z.literal(""), z.email()]).default(""),
  /** What is sent over what, where it is not the default; an empty list turns it off. */
  media: z.partialRecord(trigger, z.array(medium).max(3)).default({}),
  /** Who says it already, where another system does: then we do not. */
  saidElsewhere: z.partialRecord(trigger, z.string().max(60)).default({}),
  /** At most so many messages about one order, and to one person on one day. What is critical passes. */
  caps: z
    .object({ perOrder: z.number().int().min(1).max(50), perDay: z.number().int().min(1).max(20) })
    .default({ perOrder: 10, perDay: 3 }),
  /** In the shopper's zone nothing that may wait is sent over these media. */
  quiet: z
    .object({ from: time, to: time, media: z.array(medium) })
    .default({ from: "21:00", to: "08:00", media: ["sms", "whatsapp"] }),
  /** What a phone number needs, by country of the destination; the others follow `elsewhere`. */
  phone: z
    .object({ elsewhere: phoneConsent, countries: z.record(z.string().regex(/^[A-Z]{2}$/), phoneConsent) })
    // The United States (TCPA) and Canada (CASL) read cautiously, as of 2026.
    .default({ elsewhere: "order", countries: { US: "explicit", CA: "explicit" } }),
  /** Days after a delivery in time until a review is asked for, and where it is written. */
  review: z
    .object({
      days: z.number().int().min(1).max(60),
      url: z.union([z.literal(""), z.url({ protocol: /^https$/ })]),
    })
    .default({ days: 5, url: "" }),
  /** Providers of each medium in the order in which they are tried; those that are not named come after them. */
  providers: z.partialRecord(medium, z.array(z.string().max(60)).max(10)).default({}),
  /** What was found when it was last looked who else writes to shoppers; null: nobody looked yet. */
  found: found.nullable().default(null).catch(null),
  /** The newest messages that were sent to try a text, and what became of them. */
  tests: z.array(test).default([]).catch([]),
});
export type MessageSettings = z.output<typeof messageSettings>;

export const defaultMessages: MessageSettings = messageSettings.parse({});

/** What was saved by an older version and does not fit any more gives way to the defaults. */
export function settingsIn(saved: unknown): MessageSettings {
  const parsed = messageSettings.safeParse(saved ?? {});
  return parsed.success ? parsed.data : defaultMessages;
}

/** The media of a message, in the order in which they are tried. */
export const mediaOf = (settings: MessageSettings, trigger: TriggerId): readonly Medium[] =>
  settings.media[trigger] ?? triggerOf(trigger).media;
