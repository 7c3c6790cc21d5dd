import { basename, resolve, sep } from "node:path";
import express, { Router } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { html, type Html } from "../support/html";
import { appProxy, problem } from "./app-proxy";
import { appBlocks } from "./blocks";
import { readCart, signedInCustomer, writeCart } from "./cart";
import { checkoutRoutes } from "./checkout";
import { productDrop } from "./drops";
import { type Draw, picture, price, storeLayout } from "./theme";

const addSchema = z.object({
  variant: z.coerce.number().int(),
  quantity: z.coerce.number().int().min(0).max(99).default(1),
});

export function storefront(platform: Platform): Router {
  const router = Router();
  const shop = () => platform.main();
  const draw: Draw = (title, body, template, path) => {
    const place = { platform, shop: shop(), template, path, drops: {} };
    const embeds = { head: appBlocks(place, "head"), foot: appBlocks(place, "body") };
    return storeLayout({ title, body, shopName: shop().world.state.shop.name, ...embeds });
  };
  router.use("/apps/doorstep", appProxy(platform));
  router.use(express.urlencoded({ extended: false }));
  router.get("/extensions/:extension/assets/:file", (req, res) => {
    const root = resolve(platform.settings.extensionsDir);
    const path = resolve(root, basename(req.params.extension), "assets", basename(req.params.file));
    if (!path.startsWith(root + sep)) return void res.status(404).end();
    res.sendFile(path, (error) => error && !res.headersSent && res.status(404).end());
  });
  router.get("/", (req, res) => void res.send(draw("Products", home(platform), "index", req.path)));
  router.get("/pages/track", (req, res) => {
    const blocks = appBlocks(
      { platform, shop: shop(), template: "page", path: req.path, drops: {} },
      "section",
    );
    const body = html`<h1>Track your order</h1>
      ${blocks}
      <p><a href="/apps/doorstep/track">Tracking page of the app</a></p>`;
    res.send(draw("Track your order", body, "page", req.path));
  });
  router.get("/products/:handle", (req, res, next) => {
    const body = productPage(platform, req.params.handle, req.path);
    if (!body) return next();
    res.send(draw(body.title, body.body, "product", req.path));
  });
  router.get(
    "/cart",
    (req, res) => void res.send(draw("Cart", cartPage(readCart(req, shop().world.state)), "cart", req.path)),
  );
  router.post("/cart", (req, res) => {
    const parsed = addSchema.safeParse(req.body);
    if (!parsed.success)
      return void res
        .status(400)
        .send(problem(platform, "That did not work", "The cart could not be changed."));
    const { variant: id, quantity } = parsed.data;
    const { state } = shop().world;
    const rest = readCart(req, state).filter((line) => line.variant.id !== id);
    const product = [...state.products.values()].find((each) =>
      each.variants.some((variant) => variant.id === id),
    );
    const variant = product?.variants.find((each) => each.id === id);
    writeCart(res, product && variant ? [...rest, { product, variant, quantity }] : rest);
    res.redirect(303, "/store/cart");
  });
  router.use(checkoutRoutes(platform, draw));
  router.get(
    "/account",
    (req, res) =>
      void res.send(
        draw("Account", accountPage(platform, signedInCustomer(req)), "customers/account", req.path),
      ),
  );
  router.post("/account", (req, res) => {
    const { email } = z.object({ email: z.string().default("") }).parse(req.body);
    const customer = [...shop().world.state.customers.values()].find((each) => each.email === email);
    res.cookie("customer", customer ? String(customer.id) : "", { path: "/", sameSite: "lax" });
    res.redirect(303, "/store/account");
  });
  router.use(
    (_req, res) =>
      void res.status(404).send(problem(platform, "Page not found", "There is nothing at this address.")),
  );
  return router;
}

function home(platform: Platform): Html {
  const products = [...platform.main().world.state.products.values()];
  return html`<h1>Things for the house</h1>
    <ul class="grid">
      ${products.map(
        (product, at) =>
          html`<li>
            <a href="/store/products/${product.handle}"
              >${picture(product.title, at)}
              <div>${product.title}</div>
              <div class="price">${price(product.variants[0]?.price ?? 0)}</div></a
            >
          </li>`,
      )}
    </ul>`;
}

function productPage(platform: Platform, handle: string, path: string): { title: string; body: Html } | null {
  const shop = platform.main();
  const products = [...shop.world.state.products.values()];
  const product = products.find((each) => each.handle === handle);
  const variant = product?.variants[0];
  if (!product || !variant) return null;
  const drops = { product: productDrop(platform, shop, product) };
  const blocks = appBlocks({ platform, shop, template: "product", path, drops }, "section");
  const body = html`<div class="split">
    <div>${picture(product.title, products.indexOf(product), 560)}</div>
    <div>
      <h1>${product.title}</h1>
      <p class="price">${price(variant.price)}</p>
      <p>${product.description}</p>
      <form method="post" action="/store/cart">
        <input type="hidden" name="variant" value="${variant.id}" />
        <label>Quantity <input type="number" name="quantity" value="1" min="1" max="9" /></label>
        <button type="submit">Add to cart</button>
      </form>
      ${blocks}
    </div>
  </div>`;
  return { title: product.title, body };
}

function cartPage(lines: ReturnType<typeof readCart>): Html {
  if (lines.length === 0)
    return html`<h1>Cart</h1>
      <p>Your cart is empty.</p>
      <p><a href="/store">See the products</a></p>`;
  const total = lines.reduce((sum, line) => sum + line.variant.price * line.quantity, 0);
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
        ${lines.map(
          (line) =>
            html`<tr>
              <td>${line.product.title}</td>
              <td>${line.quantity}</td>
              <td>${price(line.variant.price * line.quantity)}</td>
              <td>
                <form method="post" action="/store/cart">
                  <input type="hidden" name="variant" value="${line.variant.id}" /><input
                    type="hidden"
                    name="quantity"
                    value="0"
                  />
                  <button type="submit" aria-label="Remove ${line.product.title}">Remove</button>
                </form>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p>Total ${price(total)}</p>
    <p><a class="button" href="/store/checkout">Check out</a></p>`;
}

function accountPage(platform: Platform, customerId: string): Html {
  const { state } = platform.main().world;
  const customer = state.customers.get(Number(customerId));
  if (!customer)
    return html`<h1>Sign in</h1>
      <form method="post">
        <label
          >Email <input name="email" type="email" placeholder="shopper-1042@example.com" required
        /></label>
        <button type="submit">Sign in</button>
      </form>
      <p class="soft">The sandbox asks for no password.</p>`;
  const orders = [...state.orders.values()].filter((order) => order.customerId === customer.id);
  return html`<h1>${customer.firstName} ${customer.lastName}</h1>
    <ul>
      ${orders.map((order) => html`<li><a href="/store/orders/${order.token}">Order ${order.name}</a></li>`)}
    </ul>
    <form method="post">
      <input type="hidden" name="email" value="" /><button type="submit">Sign out</button>
    </form>`;
}
