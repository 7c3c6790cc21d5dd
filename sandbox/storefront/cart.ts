import type { Request, Response } from "express";
import { findVariant, type State } from "../store/state";
import type { Product, Variant } from "../store/model";

export interface CartLine {
  product: Product;
  variant: Variant;
  quantity: number;
}

function cookie(req: Request, name: string): string {
  const pairs = (req.get("Cookie") ?? "").split(/;\s*/).map((pair) => pair.split("="));
  return decodeURIComponent(pairs.find(([key]) => key === name)?.[1] ?? "");
}

/** The cart is a cookie of the storefront: "variant:quantity,variant:quantity". */
export function readCart(req: Request, state: State): CartLine[] {
  return cookie(req, "cart")
    .split(",")
    .flatMap((part) => {
      const [id, quantity] = part.split(":").map(Number);
      const found = id ? findVariant(state, id) : null;
      return found && quantity && quantity > 0 ? [{ ...found, quantity }] : [];
    });
}

export function writeCart(res: Response, lines: CartLine[]): void {
  const text = lines.filter((line) => line.quantity > 0).map((line) => `${line.variant.id}:${line.quantity}`);
  res.cookie("cart", text.join(","), { path: "/", sameSite: "lax" });
}

/** Who is signed in on the storefront; blank for a guest. */
export const signedInCustomer = (req: Request): string => cookie(req, "customer");
