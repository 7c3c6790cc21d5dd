import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** They come with the list or the mutation that carries them. */
const FREE = new Set(["PageInfo", "UserError"]);

/**
 * The published rule, taken strictly: an object 1, a mutation 10, a list as many times its node as is asked for.
 * Shopify itself charges large pages less, so what stays below the limit here stays below it there.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode): number {
  const types = new TypeInfo(schema);
  const factors: number[] = [1];
  let cost = 0;
  const enter = (field: FieldNode): undefined => {
    const type = types.getType();
    const factor = factors.at(-1)!;
    const page = sizeOf(field);
    const named = type && getNamedType(type).name;
    if (field.selectionSet && !named?.endsWith("Connection") && !FREE.has(named ?? "")) {
      cost += factor * (page ?? 1) * (types.getParentType() === schema.getMutationType() ? 10 : 1);
    }
    factors.push(factor * (page ?? 1));
    return undefined;
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter, leave: () => void factors.pop() } }));
  return cost;
}

function sizeOf(field: FieldNode): number | null {
  const first = field.arguments?.find((argument) => argument.name.value === "first")?.value;
  return first?.kind === Kind.INT ? Number(first.value) : null;
}
