import { readdirSync } from "node:fs";
import path from "node:path";
import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  NoDeprecatedCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { describe, expect, test } from "vitest";
import { knownScopes } from "./app-toml";
import { costOf } from "./cost";
import { adminApi, type ScopeItem } from "./schema";

const folder = path.resolve("app/adapters/shopify/operations");
const documents = new Map<string, DocumentNode>();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
  const exported = (await import(path.join(folder, file))) as Record<string, unknown>;
  for (const [name, value] of Object.entries(exported)) {
    if (typeof value !== "object" || value === null || !("document" in value)) continue;
    documents.set(name, parse(String(value.document)));
  }
}

test("there are operations to check", () => {
  expect(documents.size).toBeGreaterThan(10);
});

describe.each(["2026-07", "2026-10"])("Admin API %s", (version) => {
  const { schema, scopes } = adminApi(version);

  test.each([...documents])("%s is valid and uses nothing deprecated", (_, document) => {
    const errors = validate(schema, document, [...specifiedRules, NoDeprecatedCustomRule]);
    expect(errors.map((error) => error.message)).toEqual([]);
  });

  test.each([...documents])("%s carries a key where Shopify demands one", (_, document) => {
    expect(mutationsWithoutKey(schema, document)).toEqual([]);
  });

  test.each([...documents])("%s costs at most 1000 points", (_, document) => {
    const cost = costOf(schema, document);
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThanOrEqual(1000);
  });

  test.each([...documents])("%s needs no scope that the app does not ask for", (_, document) => {
    expect(missingScopes(schema, scopes, document)).toEqual([]);
  });
});

test("the checks see what is wrong", () => {
  const { schema, scopes } = adminApi("2026-07");
  const bare = parse(`mutation A($i: RefundInput!) { refundCreate(input: $i) { userErrors { message } } }`);
  expect(mutationsWithoutKey(schema, bare)).toEqual(["refundCreate"]);
  const large = parse(`{ orders(first: 100) { nodes { lineItems(first: 50) { nodes { id } } } } }`);
  expect(costOf(schema, large)).toBe(5100);
  expect(missingScopes(schema, scopes, parse(`{ giftCards(first: 1) { nodes { id } } }`))).not.toEqual([]);
});

function mutationsWithoutKey(schema: GraphQLSchema, document: DocumentNode): string[] {
  const fields = schema.getMutationType()?.getFields() ?? {};
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== OperationTypeNode.MUTATION)
      return [];
    return definition.selectionSet.selections.flatMap((field) => {
      if (field.kind !== Kind.FIELD) return [];
      const demanded = /idempotency key is required/.test(fields[field.name.value]?.description ?? "");
      const given = field.directives?.some((directive) => directive.name.value === "idempotent");
      return demanded && !given ? [field.name.value] : [];
    });
  });
}

/** Parts of the schema that want a scope of which the app asks for none. */
function missingScopes(schema: GraphQLSchema, items: ScopeItem[], document: DocumentNode): string[] {
  const wanted = new Map(
    items
      .filter((item) => item.offlineScopes.length > 0)
      .map((item) => [item.type === "type" ? item.typeName : `${item.typeName}.${item.fieldName}`, item]),
  );
  const used = new Set<string>();
  const types = new TypeInfo(schema);
  const enter = (field: { name: { value: string } }): undefined => {
    const type = types.getType();
    if (type) used.add(getNamedType(type).name);
    used.add(`${types.getParentType()?.name}.${field.name.value}`);
    return undefined;
  };
  visit(document, visitWithTypeInfo(types, { Field: enter }));
  return [...used].filter((part) => {
    const item = wanted.get(part);
    return item && !item.offlineScopes.some((scope) => knownScopes.has(scope));
  });
}
