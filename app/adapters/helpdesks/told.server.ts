import { createHash } from "node:crypto";
import { z } from "zod";
import { plainText } from "../../domain/plain-text";
import { final, ok, type Result } from "../../domain/result";
import { sameBytes } from "../../platform/crypto/seal.server";
import type { Webhook } from "../webhook";
import { jsonIn } from "./asked.server";
import type { TicketStatus } from "./contract";

const SHORTEST = 16;
export const SECRET_HEADER = "x-doorstep-secret";

/** Empty until the webhook is set up; then nothing that comes is believed. */
export const webhookSecret = z
  .string()
  .refine((given) => given === "" || given.length >= SHORTEST, `at least ${SHORTEST} characters`)
  .default("");

/** A helpdesk repeats the body when it sends again; none gives the delivery a name that it signs as well. */
export const digestOf = (raw: Buffer): string => createHash("sha256").update(raw).digest("hex");

const digest = (text: string) => createHash("sha256").update(text).digest();

/** For helpdesks that sign nothing: a header with words that only they and the store know. */
export const sharedSecret: Webhook<{ webhookSecret: string }> = {
  proves: "sender",
  verify(_raw, headers, settings) {
    const given = headers[SECRET_HEADER] ?? "";
    // Digests are of one length, so neither length nor content shows in the time that it takes.
    return (
      settings.webhookSecret.length >= SHORTEST && sameBytes(digest(given), digest(settings.webhookSecret))
    );
  },
  deliveryId: digestOf,
};

/** What a webhook said, or a final failure that names the shape and never the content. */
export function readTold<S extends z.ZodType>(raw: Buffer, schema: S): Result<z.output<S>> {
  const parsed = schema.safeParse(jsonIn(raw.toString("utf8")));
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.code}`);
  return final("shape_unknown", where.join("; ").slice(0, 300));
}

/** Text or a number, as templates write both; empty is null. */
export const told = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((given) => {
    const text = plainText(String(given ?? "")).trim();
    return text === "" || text === "None" || text === "null" ? null : text;
  });

export const mustBeTold = told.refine((text): text is string => text !== null, "missing");

export const yes = (text: string | null): boolean => text?.toLowerCase() === "true";

export const momentTold = mustBeTold.transform((text, context) => {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at;
  context.addIssue({ code: "custom", message: "no time" });
  return z.NEVER;
});

/** A helpdesk's word for a status, in ours; words of its own making mean nothing to us. */
export const statusIn = (words: Record<string, TicketStatus>, word: string | null): TicketStatus | null => {
  const known = word?.toLowerCase() ?? "";
  return Object.hasOwn(words, known) ? words[known]! : null;
};
