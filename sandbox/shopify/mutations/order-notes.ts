import { z } from "zod";
import { touch } from "../../store/actions/change-order";
import type { Address } from "../../store/model";
import { idFrom } from "../../store/state";
import { accessDenied } from "../scopes";
import type { Context } from "../context";
import { requireId } from "../views/common";
import { orderView } from "../views/order";
import { productView } from "../views/product";
import { problem } from "./user-error";

const addressSchema = z.object({
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  company: z.string().nullish(),
  address1: z.string().nullish(),
  city: z.string().nullish(),
  zip: z.string().nullish(),
  provinceCode: z.string().nullish(),
  countryCode: z.string().nullish(),
  phone: z.string().nullish(),
});

const updateSchema = z.object({
  id: z.string(),
  note: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  customAttributes: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
  shippingAddress: addressSchema.nullish(),
});

/** A given address replaces the old one; only what the platform itself keeps of it stays. */
function corrected(before: Address | null, given: z.output<typeof addressSchema>): Address {
  const countryCode = given.countryCode ?? before?.countryCode ?? "US";
  return {
    id: before?.id ?? 0,
    firstName: given.firstName ?? null,
    lastName: given.lastName ?? null,
    address1: given.address1 ?? null,
    address2: null,
    city: given.city ?? null,
    province: given.provinceCode === before?.provinceCode ? (before?.province ?? null) : null,
    provinceCode: given.provinceCode ?? null,
    zip: given.zip ?? null,
    country: new Intl.DisplayNames(["en"], { type: "region" }).of(countryCode) ?? countryCode,
    countryCode,
    phone: given.phone ?? null,
  };
}

export function orderUpdate(context: Context, args: { input: unknown }): object {
  const { id, shippingAddress, ...change } = updateSchema.parse(args.input);
  const order = context.world.state.orders.get(requireId("Order", id));
  if (!order) return { order: null, userErrors: [problem(["id"], "Order does not exist")] };
  for (const [key, value] of Object.entries(change))
    if (value !== undefined) Object.assign(order, { [key]: value });
  if (shippingAddress) order.shippingAddress = corrected(order.shippingAddress, shippingAddress);
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
