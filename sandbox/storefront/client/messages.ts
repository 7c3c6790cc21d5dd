import * as z from "zod/mini";

/** What the page tells an extension's frame, and what the frame tells the page. */
export const start = z.object({
  target: z.string(),
  apiVersion: z.string(),
  locale: z.string(),
  words: z.record(z.string(), z.unknown()),
  values: z.record(z.string(), z.unknown()),
});
export type Start = z.output<typeof start>;

export const toFrame = z.discriminatedUnion("say", [
  z.object({ say: z.literal("start"), start }),
  z.object({ say: z.literal("change"), name: z.string(), value: z.unknown() }),
  z.object({ say: z.literal("answer"), to: z.number(), value: z.unknown() }),
]);

export const wish = z.discriminatedUnion("verb", [
  z.object({ verb: z.literal("token") }),
  z.object({ verb: z.literal("login") }),
  z.object({ verb: z.literal("go"), href: z.string() }),
  z.object({ verb: z.literal("cart"), change: z.unknown() }),
  z.object({ verb: z.literal("read"), key: z.string() }),
  z.object({ verb: z.literal("write"), key: z.string(), value: z.unknown() }),
]);
export type Wish = z.output<typeof wish>;

export const toPage = z.discriminatedUnion("say", [
  z.object({ say: z.literal("ready") }),
  z.object({ say: z.literal("height"), height: z.number() }),
  z.object({ say: z.literal("ask"), number: z.number(), wish }),
]);
export type ToPage = z.output<typeof toPage>;

/** What the buyer has chosen so far: the checkout's own script tells it, frames hear it. */
export interface Buyer {
  address: object;
  option: string;
}
export const BUYER = "sandbox:buyer";
