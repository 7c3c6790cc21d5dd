import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";

export const MAX_QUERY_COST = 1000;

/** Recorded answers show that these come free with the object that carries them. */
const FREE = new Set(["MoneyBag", "MoneyV2", "PageInfo", "UserError", "Count"]);

type Variables = Record<string, unknown>;

interface Walk {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Variables;
}

/**
 * The documented rule: an object 1, a mutation 10, a connection its page size times its node.
 * The real platform charges large pages less than that, so what passes here passes there.
 */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of document.definitions)
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  const walk: Walk = { schema, fragments, variables };
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  if (operation.operation === OperationTypeNode.QUERY)
    return selectionCost(walk, operation.selectionSet, root.name);
  return fieldsOf(walk, operation.selectionSet, root.name).reduce((sum, { field, parent }) => {
    const payload = namedTypeOf(walk, parent, field);
    const inside = field.selectionSet ? fieldsOf(walk, field.selectionSet, payload) : [];
    // The first objects of a payload are part of the ten.
    const below = inside.map((each) => {
      const type = namedTypeOf(walk, each.parent, each.field);
      return each.field.selectionSet ? selectionCost(walk, each.field.selectionSet, type) : 0;
    });
    return sum + 10 + below.reduce((total, cost) => total + cost, 0);
  }, 0);
}

function selectionCost(walk: Walk, set: SelectionSetNode, parent: string): number {
  return fieldsOf(walk, set, parent).reduce((sum, each) => sum + fieldCost(walk, each.field, each.parent), 0);
}

function fieldCost(walk: Walk, field: FieldNode, parent: string): number {
  const type = namedTypeOf(walk, parent, field);
  if (!field.selectionSet || type.startsWith("__")) return 0;
  if (type.endsWith("Connection"))
    return Math.max(pageSize(walk, field) * nodeCost(walk, field.selectionSet, type), 1);
  const below = selectionCost(walk, field.selectionSet, type);
  return (FREE.has(type) ? 0 : 1) + below;
}

function nodeCost(walk: Walk, set: SelectionSetNode, connection: string): number {
  let cost = 0;
  for (const { field, parent } of fieldsOf(walk, set, connection)) {
    if (!field.selectionSet) continue;
    const type = namedTypeOf(walk, parent, field);
    if (field.name.value === "edges") cost = Math.max(cost, nodeCost(walk, field.selectionSet, type));
    else if (field.name.value === "nodes" || field.name.value === "node")
      cost = Math.max(cost, 1 + selectionCost(walk, field.selectionSet, type));
  }
  return cost;
}

function pageSize(walk: Walk, field: FieldNode): number {
  const argument = field.arguments?.find((each) => each.name.value === "first" || each.name.value === "last");
  return argument ? numberOf(argument.value, walk.variables) : 0;
}

function numberOf(value: ValueNode, variables: Variables): number {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.VARIABLE) return Number(variables[value.name.value] ?? 0);
  return 0;
}

interface Placed {
  field: FieldNode;
  parent: string;
}

/** The fields of a selection with their parent type; fragments are opened where they stand. */
function fieldsOf(walk: Walk, set: SelectionSetNode, parent: string): Placed[] {
  return set.selections.flatMap((selection): Placed[] => {
    if (selection.kind === Kind.FIELD) return [{ field: selection, parent }];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return fieldsOf(walk, selection.selectionSet, selection.typeCondition?.name.value ?? parent);
    const fragment = walk.fragments.get(selection.name.value);
    return fragment ? fieldsOf(walk, fragment.selectionSet, fragment.typeCondition.name.value) : [];
  });
}

function namedTypeOf(walk: Walk, parent: string, field: FieldNode): string {
  const type = walk.schema.getType(parent);
  if (!type || !isCompositeType(type) || !(isObjectType(type) || isInterfaceType(type))) return "";
  const definition = (type as GraphQLObjectType).getFields()[field.name.value];
  return definition ? getNamedType(definition.type).name : `__${field.name.value}`;
}
