import { z } from "zod";

const loopback = (url: string) => ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
const loopbackUrl = z.url().refine(loopback, "only a stand-in on this machine may be named here");

const key = z.string().transform((text, ctx) => {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length === 32) return bytes;
  ctx.addIssue({ code: "custom", message: "must be 32 bytes in base64" });
  return z.NEVER;
});

const schema = z.object({
  DATABASE_URL: z.string().optional(),
  DOORSTEP_DATA_DIR: z.string().default(".data"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  /** After a rotation the old secret still signs for up to an hour. */
  SHOPIFY_API_SECRET_PREVIOUS: z.string().min(1).optional(),
  SHOPIFY_APP_URL: z.url(),
  SHOPIFY_API_BASE: loopbackUrl.optional(),
  DOORSTEP_MASTER_KEY: key,
  DOORSTEP_MASTER_KEY_PREVIOUS: key.optional(),
  /** Outside hosts that a stand-in on this machine answers for: {"api.easypost.com": "http://127.0.0.1:4000/easypost"}. */
  DOORSTEP_EGRESS: z
    .string()
    .default("{}")
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.record(z.string(), loopbackUrl)),
  DOORSTEP_SANDBOX_URL: loopbackUrl.optional(),
  APP_BRIDGE_URL: z.url().optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DOORSTEP_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  /** Largest webhook body taken, in bytes. Shopify's own orders stay below 1 MB. */
  MAX_WEBHOOK_BYTES: z.coerce.number().int().default(2_000_000),
});

/** What a process started from here is given besides its own settings: paths, locale and the like. */
export const inheritedEnvironment = (): Record<string, string | undefined> => ({ ...process.env });

export type Config = z.output<typeof schema>;

/** Parses the environment once; a wrong value stops the start with its name and reason. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new Error(`The configuration is not complete:\n${z.prettifyError(parsed.error)}`);
}
