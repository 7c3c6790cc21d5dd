import { z } from "zod";
import { completeDraft, createDraft } from "../../store/actions/drafts";
import type { Address, LineItem } from "../../store/model";
import { findVariant, idFrom } from "../../store/state";
import { Refused } from "../../store/world";
import { toCents } from "../../support/money";
import type { Context } from "../context";
import { requireId } from "../views/common";
import { draftView } from "../views/draft";
import { problem } from "./user-error";

const discountSchema = z.object({ value: z.number(), valueType: z.enum(["PERCENTAGE", "FIXED_AMOUNT"]) });
const addressSchema = z.object({
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  address1: z.string().nullish(),
  address2: z.string().nullish(),
  city: z.string().nullish(),
  province: z.string().nullish(),
  provinceCode: z.string().nullish(),
  zip: z.string().nullish(),
  countryCode: z.string().nullish(),
  phone: z.string().nullish(),
});
const inputSchema = z.object({
  email: z.string().nullish(),
  note: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  customAttributes: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
  customerId: z.string().nullish(),
  purchasingEntity: z.object({ customerId: z.string().nullish() }).nullish(),
  shippingAddress: addressSchema.nullish(),
  shippingLine: z
    .object({
      title: z.string().nullish(),
      price: z.union([z.string(), z.number()]).nullish(),
      priceWithCurrency: z.object({ amount: z.union([z.string(), z.number()]) }).nullish(),
    })
    .nullish(),
  appliedDiscount: discountSchema.nullish(),
  lineItems: z
    .array(
      z.object({
        variantId: z.string().nullish(),
        title: z.string().nullish(),
        sku: z.string().nullish(),
        quantity: z.number(),
        originalUnitPriceWithCurrency: z.object({ amount: z.union([z.string(), z.number()]) }).nullish(),
        appliedDiscount: discountSchema.nullish(),
      }),
    )
    .nullish(),
});
type Input = z.output<typeof inputSchema>;
type Discount = z.output<typeof discountSchema>;

export function draftOrderCreate(context: Context, args: { input: unknown }): object {
  const input = inputSchema.parse(args.input);
  const refuse = (field: string, message: string) => ({
    draftOrder: null,
    userErrors: [problem([field], message)],
  });
  if (!input.lineItems?.length) return refuse("lineItems", "Add at least 1 product");
  const lines = input.lineItems.map((line) => lineOf(context, line, input.appliedDiscount ?? null));
  if (lines.some((line) => line === null))
    return refuse("lineItems", "Product with ID is no longer available.");
  const customerGid = input.purchasingEntity?.customerId ?? input.customerId ?? null;
  const customerId = customerGid === null ? null : requireId("Customer", customerGid);
  const customer = customerId === null ? undefined : context.world.state.customers.get(customerId);
  if (customerId !== null && !customer) return refuse("purchasingEntity", "Customer does not exist");
  const shippingPrice = input.shippingLine?.priceWithCurrency?.amount ?? input.shippingLine?.price ?? 0;
  const draft = createDraft(context.world, {
    email: input.email ?? customer?.email ?? null,
    note: input.note ?? null,
    tags: input.tags ?? [],
    customAttributes: input.customAttributes ?? [],
    customerId,
    shippingAddress: addressOf(context, input),
    lines: lines.filter((line) => line !== null),
    shippingLine: input.shippingLine
      ? {
          id: context.world.state.nextId(),
          title: input.shippingLine.title ?? "Shipping",
          code: "custom",
          carrierIdentifier: null,
          price: toCents(shippingPrice),
        }
      : null,
  });
  return { draftOrder: () => draftView(context, draft), userErrors: [] };
}

function discounted(price: number, discount: Discount | null): number {
  if (!discount) return price;
  const off =
    discount.valueType === "PERCENTAGE"
      ? Math.round((price * discount.value) / 100)
      : toCents(discount.value);
  return Math.max(price - off, 0);
}

/** A line that is no product of the shop: a title and a price. */
function customLine(context: Context, wanted: WantedLine): LineItem | null {
  if (!wanted.title) return null;
  const price = toCents(wanted.originalUnitPriceWithCurrency?.amount ?? 0);
  return {
    id: context.world.state.nextId(),
    productId: null,
    variantId: null,
    title: wanted.title,
    sku: wanted.sku ?? null,
    quantity: wanted.quantity,
    currentQuantity: wanted.quantity,
    fulfilledQuantity: 0,
    price,
    discountedPrice: discounted(price, wanted.appliedDiscount ?? null),
    grams: 0,
    requiresShipping: true,
  };
}

type WantedLine = NonNullable<Input["lineItems"]>[number];

function lineOf(context: Context, wanted: WantedLine, whole: Discount | null): LineItem | null {
  const { state } = context.world;
  if (!wanted.variantId) return customLine(context, wanted);
  const found = findVariant(state, idFrom("ProductVariant", wanted.variantId) ?? 0);
  if (!found) return null;
  const discount = wanted.appliedDiscount ?? (whole?.valueType === "PERCENTAGE" ? whole : null);
  return {
    id: state.nextId(),
    productId: found.product.id,
    variantId: found.variant.id,
    title: found.product.title,
    sku: found.variant.sku,
    quantity: wanted.quantity,
    currentQuantity: wanted.quantity,
    fulfilledQuantity: 0,
    price: found.variant.price,
    discountedPrice: discounted(found.variant.price, discount),
    grams: found.variant.grams,
    requiresShipping: found.variant.requiresShipping,
  };
}

function addressOf(context: Context, input: Input): Address | null {
  const given = input.shippingAddress;
  if (!given) return null;
  return {
    id: context.world.state.nextId(),
    firstName: given.firstName ?? null,
    lastName: given.lastName ?? null,
    address1: given.address1 ?? null,
    address2: given.address2 ?? null,
    city: given.city ?? null,
    province: given.province ?? null,
    provinceCode: given.provinceCode ?? null,
    zip: given.zip ?? null,
    country: "United States",
    countryCode: given.countryCode ?? "US",
    phone: given.phone ?? null,
  };
}

export function draftOrderComplete(context: Context, args: { id: string }): object {
  const draft = context.world.state.drafts.get(requireId("DraftOrder", args.id));
  if (!draft) return { draftOrder: null, userErrors: [problem(["id"], "Draft order does not exist")] };
  try {
    completeDraft(context.world, draft);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { draftOrder: () => draftView(context, draft), userErrors: [problem(["id"], error.message)] };
  }
  return { draftOrder: () => draftView(context, draft), userErrors: [] };
}
