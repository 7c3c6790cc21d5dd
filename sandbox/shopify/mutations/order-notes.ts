import { z } from "zod";
import { touch } from "../../store/actions/change-order";
import { idFrom } from "../../store/state";
import { accessDenied } from "../scopes";
import type { Context } from "../context";
import { requireId } from "../views/common";
import { orderView } from "../views/order";
import { productView } from "../views/product";
import { problem } from "./user-error";

const updateSchema = z.object({
  id: z.string(),
  note: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  customAttributes: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
});

export function orderUpdate(context: Context, args: { input: unknown }): object {
  const { id, ...change } = updateSchema.parse(args.input);
  const order = context.world.state.orders.get(requireId("Order", id));
  if (!order) return { order: null, userErrors: [problem(["id"], "Order does not exist")] };
  for (const [key, value] of Object.entries(change))
    if (value !== undefined) Object.assign(order, { [key]: value });
  touch(context.world, order);
  return { order: () => orderView(context, order), userErrors: [] };
}

/** Tags may go to orders and products; each kind needs its own write scope. */
export function changeTags(context: Context, args: { id: string; tags: string[] }, add: boolean): object {
  const { state } = context.world;
  const orderId = idFrom("Order", args.id);
  const scope = orderId === null ? "write_products" : "write_orders";
  if (!context.granted.has(scope))
    throw accessDenied(add ? "tagsAdd" : "tagsRemove", `\`${scope}\` access scope.`);
  const order = orderId === null ? undefined : state.orders.get(orderId);
  const product = orderId === null ? state.products.get(requireId("Product", args.id)) : undefined;
  const owner = order ?? product;
  if (!owner) return { node: null, userErrors: [problem(["id"], "Resource does not exist")] };
  const rest = owner.tags.filter((tag) => !args.tags.includes(tag));
  owner.tags = add ? [...rest, ...args.tags] : rest;
  if (order) touch(context.world, order);
  return { node: () => (order ? orderView(context, order) : productView(context, product!)), userErrors: [] };
}
