import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";
import { ScopeRules } from "./scopes";

/** The versions an app built today may call; anything else is answered 404 as by the platform. */
export const VERSIONS = ["2026-07", "2026-10"] as const;
export type Version = (typeof VERSIONS)[number];
export const isVersion = (text: string): text is Version => VERSIONS.some((version) => version === text);

const fileSchema = z.object({
  data: z.custom<IntrospectionQuery>(
    (value) => typeof value === "object" && value !== null && "__schema" in value,
  ),
  offline_scopes: z.object({
    items: z.array(
      z.object({
        type: z.string(),
        typeName: z.string(),
        fieldName: z.string().optional(),
        requiredAccess: z.string().nullish(),
        offlineScopes: z.array(z.string()),
      }),
    ),
  }),
});

export interface AdminSchema {
  schema: GraphQLSchema;
  scopes: ScopeRules;
  /** Mutations that must carry @idempotent(key:). */
  needKey: Set<string>;
}

const loaded = new Map<Version, AdminSchema>();

/** The real schema of the Admin API, read once per version. */
export function adminSchema(version: Version): AdminSchema {
  const known = loaded.get(version);
  if (known) return known;
  const manifest = createRequire(import.meta.url).resolve("@shopify/ai-toolkit/package.json");
  const path = join(dirname(manifest), `skills/shopify-admin/assets/admin_${version}.json.br`);
  const file = fileSchema.parse(JSON.parse(brotliDecompressSync(readFileSync(path)).toString("utf8")));
  const schema = buildClientSchema(file.data, { assumeValid: true });
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const needKey = mutations.filter((field) => /idempotency key is required/.test(field.description ?? ""));
  const made = {
    schema,
    scopes: new ScopeRules(file.offline_scopes.items),
    needKey: new Set(needKey.map((field) => field.name)),
  };
  loaded.set(version, made);
  return made;
}
