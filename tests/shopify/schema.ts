import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

const assets = path.resolve("node_modules/@shopify/ai-toolkit/skills/shopify-admin/assets");

export interface ScopeItem {
  type: string;
  typeName: string;
  fieldName?: string;
  requiredAccess?: string | null;
  offlineScopes: string[];
}

export interface AdminApi {
  schema: GraphQLSchema;
  scopes: ScopeItem[];
}

const read = (name: string) =>
  JSON.parse(brotliDecompressSync(readFileSync(path.join(assets, name))).toString()) as unknown;

/** The real Admin schema with the scopes each part of it asks for, from the package that carries them. */
export function adminApi(version: string): AdminApi {
  const file = read(`admin_${version}.json.br`) as {
    data: IntrospectionQuery;
    offline_scopes?: { items: ScopeItem[] };
  };
  return {
    schema: buildClientSchema(file.data, { assumeValid: true }),
    scopes: file.offline_scopes?.items ?? [],
  };
}
