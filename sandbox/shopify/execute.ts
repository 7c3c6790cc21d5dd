import {
  defaultFieldResolver,
  type DocumentNode,
  execute,
  getDirectiveValues,
  type GraphQLFieldResolver,
  GraphQLError,
  type ExecutionResult,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
import { z } from "zod";
import type { Context } from "./context";
import { mutationRoot } from "./mutations";
import { queryRoot } from "./query-root";

/** A view carries what it knows; a field it does not carry is refused honestly, never invented. */
const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args: unknown, context, info) => {
  const parent = info.parentType.name;
  if (parent.startsWith("__")) return defaultFieldResolver(source, args, context, info);
  context.admin.scopes.check(info, context.granted);
  if (typeof source !== "object" || source === null || !(info.fieldName in source))
    throw new GraphQLError(`sandbox does not implement ${parent}.${info.fieldName}`, {
      extensions: { code: "SANDBOX_NOT_IMPLEMENTED" },
    });
  const value = (source as Record<string, unknown>)[info.fieldName];
  const act = () => (typeof value === "function" ? (value as (args: unknown) => unknown)(args) : value);
  if (parent !== "Mutation") return act();
  const key = idempotencyKey(context, info);
  return key === null ? act() : context.idempotency.run(info.fieldName, key, args, act);
};

function idempotencyKey(context: Context, info: Parameters<typeof resolveField>[3]): string | null {
  const directive = context.admin.schema.getDirective("idempotent");
  const node = info.fieldNodes[0];
  const given = directive && node ? getDirectiveValues(directive, node, info.variableValues) : undefined;
  const key = typeof given?.["key"] === "string" ? given["key"].trim() : "";
  if (given && key === "")
    throw new GraphQLError("The idempotency key cannot be empty.", { extensions: { code: "BAD_REQUEST" } });
  if (!given && context.admin.needKey.has(info.fieldName))
    throw new GraphQLError(`The @idempotent directive is required for ${info.fieldName}.`, {
      extensions: { code: "BAD_REQUEST" },
    });
  return given ? key : null;
}

const named = z.object({ __typename: z.string() });

export async function run(
  context: Context,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Promise<ExecutionResult> {
  return execute({
    schema: context.admin.schema,
    document,
    operationName: operation.name?.value ?? null,
    rootValue:
      operation.operation === OperationTypeNode.MUTATION ? mutationRoot(context) : queryRoot(context),
    contextValue: context,
    variableValues: variables,
    fieldResolver: resolveField,
    typeResolver: (value) => named.safeParse(value).data?.__typename,
  });
}
