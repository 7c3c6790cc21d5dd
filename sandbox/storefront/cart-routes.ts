import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import type { Cart } from "../store/model";
import { findVariant, type State } from "../store/state";
import { html, type Html } from "../support/html";
import { problem } from "./app-proxy";
import { appBlocks } from "./blocks";
import { cartOf, type CartLine, goodsOf, linesOf, openCart, setQuantity } from "./cart";
import { cartDrop } from "./drops";
import { type Draw, price } from "./theme";

const lineSchema = z.object({
  id: z.coerce.number().int(),
  quantity: z.coerce.number().int().min(0).max(99).default(1),
});
const attributesSchema = z.record(z.string().max(255), z.union([z.string(), z.number(), z.null()]));
const updateSchema = z.object({ attributes: attributesSchema.default({}) });

/** The cart of the theme: its page, its forms and the addresses that scripts use. */
export function cartRoutes(platform: Platform, draw: Draw): Router {
  const router = Router();
  const state = () => platform.main().world.state;
  const json = (res: Response, cart: Cart) => void res.json(cartJson(state(), cart));

  router.get("/cart.js", (req, res) => json(res, cartOf(req, state())));
  router.get("/cart", (req, res) => {
    const cart = cartOf(req, state());
    res.send(draw("Cart", cartPage(platform, cart, req.path), "cart", req.path));
  });
  router.use("/cart", express.json({ limit: "100kb" }));
  const change = (act: (cart: Cart, wish: z.output<typeof lineSchema>) => void) => {
    return (req: Request, res: Response): void => {
      const wish = lineSchema.safeParse(req.body);
      if (!wish.success || !findVariant(state(), wish.data.id))
        return void res
          .status(422)
          .send(problem(platform, "That did not work", "The cart could not be changed."));
      const cart = openCart(req, res, state());
      act(cart, wish.data);
      if (req.path.endsWith(".js")) return json(res, cart);
      res.redirect(303, "/store/cart");
    };
  };
  const add = change((cart, { id, quantity }) => {
    const already = cart.lines.find((line) => line.variantId === id)?.quantity ?? 0;
    setQuantity(cart, id, already + quantity);
  });
  router.post(["/cart/add", "/cart/add.js"], add);
  router.post(
    ["/cart/change", "/cart/change.js"],
    change((cart, { id, quantity }) => setQuantity(cart, id, quantity)),
  );
  router.post("/cart/update.js", (req, res) => {
    const wish = updateSchema.safeParse(req.body);
    if (!wish.success) return void res.status(422).json({ status: 422, message: "Cart Error" });
    const cart = openCart(req, res, state());
    setAttributes(cart, wish.data.attributes);
    json(res, cart);
  });
  return router;
}

/** An empty value takes the attribute away. */
export function setAttributes(cart: Cart, attributes: z.output<typeof attributesSchema>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === "") delete cart.attributes[name];
    else cart.attributes[name] = String(value);
  }
}

const itemJson = ({ product, variant, quantity }: CartLine): object => ({
  id: variant.id,
  key: `${variant.id}:1`,
  variant_id: variant.id,
  product_id: product.id,
  quantity,
  title: product.title,
  product_title: product.title,
  handle: product.handle,
  url: `/store/products/${product.handle}?variant=${variant.id}`,
  sku: variant.sku,
  price: variant.price,
  line_price: variant.price * quantity,
  grams: variant.grams,
  requires_shipping: true,
  properties: {},
});

function cartJson(state: State, cart: Cart): object {
  const lines = linesOf(cart, state);
  return {
    token: cart.token,
    note: null,
    attributes: cart.attributes,
    total_price: goodsOf(lines),
    total_weight: lines.reduce((sum, line) => sum + line.variant.grams * line.quantity, 0),
    item_count: lines.reduce((sum, line) => sum + line.quantity, 0),
    items: lines.map(itemJson),
    requires_shipping: lines.length > 0,
    currency: state.shop.currency,
  };
}

function cartPage(platform: Platform, cart: Cart, path: string): Html {
  const shop = platform.main();
  const lines = linesOf(cart, shop.world.state);
  if (lines.length === 0)
    return html`<h1>Cart</h1>
      <p>Your cart is empty.</p>
      <p><a href="/store">See the products</a></p>`;
  const drops = { cart: cartDrop(shop, cart) };
  return html`<h1>Cart</h1>
    <table>
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Quantity</th>
          <th scope="col">Price</th>
          <th scope="col"><span hidden>Change</span></th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(cartRow)}
      </tbody>
    </table>
    <p>Total ${price(goodsOf(lines))}</p>
    ${appBlocks({ platform, shop, template: "cart", path, drops }, "section")}
    <p><a class="button" href="/store/checkout">Check out</a></p>`;
}

const cartRow = ({ product, variant, quantity }: CartLine): Html =>
  html`<tr>
    <td>${product.title}</td>
    <td>${quantity}</td>
    <td>${price(variant.price * quantity)}</td>
    <td>
      <form method="post" action="/store/cart/change">
        <input type="hidden" name="id" value="${variant.id}" />
        <input type="hidden" name="quantity" value="0" />
        <button type="submit" class="quiet" aria-label="Remove ${product.title}">Remove</button>
      </form>
    </td>
  </tr>`;
