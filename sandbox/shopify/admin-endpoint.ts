import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
  OperationTypeNode,
} from "graphql";
import { z } from "zod";
import type { Bucket } from "./bucket";
import type { Context } from "./context";
import { MAX_QUERY_COST, requestedCost } from "./cost";
import { run } from "./execute";
import type { AdminSchema } from "./schema";

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export interface GraphqlAnswer {
  status: number;
  body: object;
}

const failed = (errors: object[], extensions?: object): GraphqlAnswer => ({
  status: 200,
  body: { errors, ...(extensions ? { extensions } : {}) },
});

/** One request to the Admin API, after the token was found good. */
export async function answerGraphql(
  context: Context,
  bucket: Bucket,
  rawBody: unknown,
  forceThrottle: boolean,
): Promise<GraphqlAnswer> {
  const body = bodySchema.safeParse(rawBody);
  if (!body.success)
    return { status: 400, body: { errors: { query: "Required parameter missing or invalid" } } };
  const read = readDocument(context.admin, body.data.query, body.data.operationName ?? null);
  if ("errors" in read) return failed(read.errors);
  const variables = body.data.variables ?? {};
  const requested = requestedCost(context.admin.schema, read.document, read.operation, variables);
  if (requested > MAX_QUERY_COST)
    return failed([tooExpensive(requested)], {
      cost: { requestedQueryCost: requested, actualQueryCost: null },
    });
  if (forceThrottle) bucket.drain();
  if (!bucket.take(requested)) return throttled(bucket, requested);
  const result = await run(context, read.document, read.operation, variables);
  const actual = Math.min(
    requested,
    objectsIn(result.data) + (read.operation.operation === OperationTypeNode.MUTATION ? 10 : 0),
  );
  bucket.giveBack(requested - actual);
  const cost = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status() };
  return { status: 200, body: { ...result, extensions: { cost } } };
}

type Reading = { document: DocumentNode; operation: OperationDefinitionNode } | { errors: object[] };

function readDocument(admin: AdminSchema, query: string, name: string | null): Reading {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error.toJSON()] };
    throw error;
  }
  const errors = validate(admin.schema, document);
  if (errors.length > 0) return { errors: errors.map((error) => error.toJSON()) };
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const operation = name === null ? operations[0] : operations.find((each) => each.name?.value === name);
  if (!operation || (name === null && operations.length > 1))
    return { errors: [{ message: "An operation name is required", extensions: { code: "BAD_REQUEST" } }] };
  return { document, operation };
}

const tooExpensive = (cost: number): object => ({
  message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`,
  extensions: {
    code: "MAX_COST_EXCEEDED",
    cost,
    maxCost: MAX_QUERY_COST,
    documentation: "https://shopify.dev/api/usage/rate-limits",
  },
});

function throttled(bucket: Bucket, requested: number): GraphqlAnswer {
  const error = {
    message: "Throttled",
    extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
  };
  return failed([error], {
    cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: bucket.status() },
  });
}

/** The root of the answer is no object of the shop. */
const objectsIn = (data: unknown): number => Math.max(actualCost(data) - 1, 0);

const FREE_FIELDS = /^(pageInfo|userErrors|shopMoney|presentmentMoney|\w+Set)$/;

/** What was really answered: one point for each object; the shell of a connection is free. */
function actualCost(data: unknown): number {
  if (Array.isArray(data)) return data.reduce<number>((sum, each) => sum + actualCost(each), 0);
  if (typeof data !== "object" || data === null) return 0;
  const self = "nodes" in data || "edges" in data || "node" in data ? 0 : 1;
  const inside = Object.entries(data).filter(([name]) => !FREE_FIELDS.test(name));
  return inside.reduce((sum, [, value]) => sum + actualCost(value), self);
}
