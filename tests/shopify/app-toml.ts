import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const access = z.object({ admin: z.string(), storefront: z.string().optional() });
const capabilities = z.strictObject({ cart_to_order_copyable: z.boolean() });
const metafields = z.object({
  metafields: z.object({
    app: z.record(
      z.string(),
      z.object({ name: z.string(), type: z.string(), access, capabilities: capabilities.optional() }),
    ),
  }),
});

const schema = z.object({
  name: z.string().max(30),
  embedded: z.literal(true),
  application_url: z.url(),
  access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()) }),
  auth: z.object({ redirect_urls: z.array(z.url()) }),
  app_proxy: z.object({ url: z.string(), prefix: z.string(), subpath: z.string() }),
  network_access: z.object({
    allowed_navigation_hosts: z.array(z.string()),
    allowed_sources: z.array(z.string()),
  }),
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z.array(
      // Shopify's format has no field for metafields here: they are asked for by other means.
      z.strictObject({
        topics: z.array(z.string()).default([]),
        compliance_topics: z.array(z.string()).default([]),
        uri: z.string(),
      }),
    ),
  }),
  product: metafields,
  order: metafields,
});

export const appToml = schema.parse(parse(readFileSync("shopify.app.toml", "utf8")));

const asked = [...appToml.access_scopes.scopes.split(","), ...appToml.access_scopes.optional_scopes];

/** Asked for at once or later; a write scope carries its read scope. */
export const knownScopes = new Set(asked.flatMap((scope) => [scope, scope.replace(/^write_/, "read_")]));
