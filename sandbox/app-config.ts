import { existsSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const schema = z.object({
  access_scopes: z
    .object({ scopes: z.string().default(""), optional_scopes: z.array(z.string()).default([]) })
    .default({ scopes: "", optional_scopes: [] }),
  webhooks: z
    .object({
      subscriptions: z
        .array(
          z.object({
            topics: z.array(z.string()).default([]),
            compliance_topics: z.array(z.string()).default([]),
          }),
        )
        .default([]),
    })
    .default({ subscriptions: [] }),
});

export interface AppConfig {
  scopes: string;
  optionalScopes: string[];
  /** Only these topics are sent; null sends every topic. */
  topics: Set<string> | null;
}

/** The platform learns of the app from the same file that a deploy would send. */
export function readAppConfig(path: string): AppConfig | null {
  if (!existsSync(path)) return null;
  const { access_scopes: access, webhooks } = schema.parse(parse(readFileSync(path, "utf8")));
  const topics = webhooks.subscriptions.flatMap((each) => [...each.topics, ...each.compliance_topics]);
  return {
    scopes: access.scopes,
    optionalScopes: access.optional_scopes,
    topics: topics.length > 0 ? new Set(topics) : null,
  };
}
