import "@shopify/ui-extensions";

//@ts-ignore
declare module "./src/ShippingOption.tsx" {
  const shopify: import("@shopify/ui-extensions/purchase.checkout.shipping-option-item.render-after").Api;
  const globalThis: { shopify: typeof shopify };
}
