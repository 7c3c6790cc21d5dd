import { GraphQLError, getNamedType, type GraphQLResolveInfo } from "graphql";

interface ScopeItem {
  type: string;
  typeName: string;
  fieldName?: string | undefined;
  requiredAccess?: string | null | undefined;
  offlineScopes: string[];
}

interface Rule {
  text: string;
  anyOf: string[];
}

/** Not in the published list, but refused by the platform all the same. */
const UNLISTED: Record<string, string> = { "Mutation.refundCreate": "write_orders" };

/** The list is flat: what follows "Also:" is about the user, not a scope that alone opens the door. */
function ruleOf(item: ScopeItem): Rule {
  const text = item.requiredAccess ?? "";
  const doors = text.split("Also:")[0] ?? "";
  const named = item.offlineScopes.filter((scope) => doors.includes(`\`${scope}\``));
  return { text, anyOf: named.length > 0 ? named : item.offlineScopes };
}

/** Which access each type and field of the Admin API demands. */
export class ScopeRules {
  private readonly rules = new Map<string, Rule>();

  constructor(items: ScopeItem[]) {
    for (const item of items) {
      if (item.offlineScopes.length === 0) continue;
      const name = item.type === "type" ? item.typeName : `${item.typeName}.${item.fieldName ?? ""}`;
      this.rules.set(name, ruleOf(item));
    }
    for (const [field, scope] of Object.entries(UNLISTED))
      this.rules.set(field, { text: `\`${scope}\` access scope.`, anyOf: [scope] });
  }

  /** Throws ACCESS_DENIED as the platform words it, at the field it concerns. */
  check(info: GraphQLResolveInfo, granted: Set<string>): void {
    const returned = getNamedType(info.returnType).name.replace(/(Connection|Edge)$/, "");
    for (const name of [`${info.parentType.name}.${info.fieldName}`, returned]) {
      const rule = this.rules.get(name);
      if (!rule || rule.anyOf.some((scope) => granted.has(scope))) continue;
      throw accessDenied(info.fieldName, rule.text);
    }
  }
}

export function accessDenied(field: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess,
    },
  });
}
