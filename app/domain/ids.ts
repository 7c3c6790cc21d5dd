declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };

/** A store's number. The first field of every key and of every input. */
export type ShopId = Brand<number, "ShopId">;
/** Shopify's numeric order id, as text. */
export type OrderId = Brand<string, "OrderId">;
export type ShipmentId = Brand<string, "ShipmentId">;
export type PersonId = Brand<string, "PersonId">;

export const shopId = (n: number): ShopId => n as ShopId;
export const orderId = (s: string): OrderId => s as OrderId;
export const shipmentId = (s: string): ShipmentId => s as ShipmentId;
export const personId = (s: string): PersonId => s as PersonId;

/** Messages whose shop we do not know are kept under this number, quarantined. */
export const UNKNOWN_SHOP = shopId(0);

/** `gid://shopify/Order/123` or `123` → `123`. Numbers above 2^53 stay exact because they are never parsed. */
export function legacyId(gid: string | number): string {
  const text = String(gid);
  return text.slice(text.lastIndexOf("/") + 1).split("?")[0] ?? text;
}
