import { createHash } from "node:crypto";
import { z } from "zod";
import type { Metafield } from "../../store/model";
import { iso } from "../../support/clock";
import type { Context } from "../context";
import { accessDenied } from "../scopes";
import { metafieldView, ownNamespace } from "../views/common";

const MAX_PER_CALL = 25;
const inputSchema = z.array(
  z.object({
    ownerId: z.string(),
    namespace: z.string().nullish(),
    key: z.string(),
    type: z.string().nullish(),
    value: z.string(),
    compareDigest: z.string().nullish(),
  }),
);
type Input = z.output<typeof inputSchema>[number];

const OWNER_SCOPES: Record<string, string> = {
  Order: "write_orders",
  Product: "write_products",
  ProductVariant: "write_products",
  Customer: "write_customers",
  Location: "write_locations",
};

interface SetError {
  field: string[];
  message: string;
  code: string;
  elementIndex: number | null;
}

const digest = (value: string): string => createHash("sha256").update(value).digest("hex");

/** All or nothing, at most 25, compare-and-set by digest. The app's own namespace needs no scope of the owner. */
export function metafieldsSet(context: Context, args: { metafields: unknown }): object {
  const wanted = inputSchema.parse(args.metafields);
  const fail = (errors: SetError[]) => ({ metafields: null, userErrors: errors });
  if (wanted.length > MAX_PER_CALL)
    return fail([
      {
        field: ["metafields"],
        message: `Exceeded the maximum metafields input limit of ${MAX_PER_CALL}.`,
        code: "LESS_THAN_OR_EQUAL_TO",
        elementIndex: null,
      },
    ]);
  const errors = wanted.flatMap((each, at) => errorsOf(context, each, at));
  if (errors.length > 0) return fail(errors);
  return { metafields: wanted.map((each) => metafieldView(write(context, each))), userErrors: [] };
}

const keyOf = (context: Context, each: Input): string =>
  `${each.ownerId}/${ownNamespace(context.apiKey, each.namespace)}/${each.key}`;

function errorsOf(context: Context, each: Input, at: number): SetError[] {
  const known = context.world.state.metafields.get(keyOf(context, each));
  const field = (name: string) => ["metafields", String(at), name];
  const own = ownNamespace(context.apiKey, each.namespace).startsWith(`app--${context.apiKey}`);
  const scope = OWNER_SCOPES[/^gid:\/\/shopify\/(\w+)\//.exec(each.ownerId)?.[1] ?? ""];
  if (!own && scope && !context.granted.has(scope))
    throw accessDenied("metafieldsSet", `\`${scope}\` access scope.`);
  if (!each.type && !known)
    return [{ field: field("type"), message: "Type can't be blank", code: "BLANK", elementIndex: null }];
  if (each.compareDigest !== undefined && each.compareDigest !== (known ? digest(known.value) : null))
    return [
      {
        field: field("compareDigest"),
        message: "The resource has been updated since it was loaded.",
        code: "STALE_OBJECT",
        elementIndex: at,
      },
    ];
  if ((each.type ?? known?.type) === "json" && !isJson(each.value))
    return [
      { field: field("value"), message: "Value is invalid JSON.", code: "INVALID_VALUE", elementIndex: null },
    ];
  return [];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function write(context: Context, each: Input): Metafield {
  const { state, clock } = context.world;
  const at = iso(clock.now());
  const known = state.metafields.get(keyOf(context, each));
  const metafield: Metafield = {
    id: known?.id ?? state.nextId(),
    ownerGid: each.ownerId,
    namespace: ownNamespace(context.apiKey, each.namespace),
    key: each.key,
    type: each.type ?? known?.type ?? "single_line_text_field",
    value: each.value,
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
  };
  state.metafields.set(keyOf(context, each), metafield);
  return metafield;
}
