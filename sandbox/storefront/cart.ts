import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import type { Cart, Product, Variant } from "../store/model";
import { findVariant, type State } from "../store/state";

export interface CartLine {
  product: Product;
  variant: Variant;
  quantity: number;
}

function cookie(req: Request, name: string): string {
  const pairs = (req.get("Cookie") ?? "").split(/;\s*/).map((pair) => pair.split("="));
  return decodeURIComponent(pairs.find(([key]) => key === name)?.[1] ?? "");
}

/** The cart that the visitor's cookie names; an empty one that nobody keeps when there is none. */
export const cartOf = (req: Request, state: State): Cart =>
  state.carts.get(cookie(req, "cart")) ?? { token: "", lines: [], attributes: {}, metafields: [] };

/** The visitor's cart to change: a new one gets a cookie. */
export function openCart(req: Request, res: Response, state: State): Cart {
  const known = cartOf(req, state);
  if (known.token) return known;
  const cart = { ...known, token: randomBytes(16).toString("hex") };
  state.carts.set(cart.token, cart);
  res.cookie("cart", cart.token, { path: "/", sameSite: "lax" });
  return cart;
}

/** Bought: the next one begins empty. */
export function closeCart(res: Response, state: State, cart: Cart): void {
  state.carts.delete(cart.token);
  res.clearCookie("cart", { path: "/", sameSite: "lax" });
}

export const linesOf = (cart: Cart, state: State): CartLine[] =>
  cart.lines.flatMap(({ variantId, quantity }) => {
    const found = findVariant(state, variantId);
    return found ? [{ ...found, quantity }] : [];
  });

export const goodsOf = (lines: CartLine[]): number =>
  lines.reduce((sum, line) => sum + line.variant.price * line.quantity, 0);

/** How many of a variant lie in the cart from now on. */
export function setQuantity(cart: Cart, variantId: number, quantity: number): void {
  const known = cart.lines.find((line) => line.variantId === variantId);
  if (known) known.quantity = quantity;
  else cart.lines.push({ variantId, quantity });
  cart.lines = cart.lines.filter((line) => line.quantity > 0);
}

/** Who is signed in on the storefront; blank for a guest. */
export const signedInCustomer = (req: Request): string => cookie(req, "customer");
