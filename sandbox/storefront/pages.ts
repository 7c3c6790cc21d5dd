import { basename, resolve, sep } from "node:path";
import express, { Router } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { html, type Html } from "../support/html";
import { appProxy, problem } from "./app-proxy";
import { appBlocks } from "./blocks";
import { signedInCustomer } from "./cart";
import { cartRoutes } from "./cart-routes";
import { checkoutRoutes } from "./checkout";
import { productDrop } from "./drops";
import { uiExtensionRoutes } from "./ui-extensions/routes";
import { type Draw, picture, price, storeLayout } from "./theme";

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
  router.use(cartRoutes(platform, draw));
  router.use(checkoutRoutes(platform));
  router.use(uiExtensionRoutes(platform));
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
      <form method="post" action="/store/cart/add">
        <input type="hidden" name="id" value="${variant.id}" />
        <label>Quantity <input type="number" name="quantity" value="1" min="1" max="9" /></label>
        <button type="submit">Add to cart</button>
      </form>
      ${blocks}
    </div>
  </div>`;
  return { title: product.title, body };
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
