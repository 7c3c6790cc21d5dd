import { type Response, Router } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { ownNamespace } from "../shopify/views/common";
import { defaultService, placeByCode, placeOrder } from "../store/actions/place-order";
import { PLACES, serviceFor } from "../store/lanes";
import type { Cart } from "../store/model";
import { problem } from "./app-proxy";
import { cartOf, closeCart, signedInCustomer } from "./cart";
import { checkoutPage } from "./checkout-page";
import { orderStatusPage, thankYouPage } from "./order-pages";

const words = z.string().trim().max(200).default("");
const checkoutSchema = z.object({
  email: z.email(),
  destination: z.string().length(2),
  service: z.string(),
  zip: z
    .string()
    .regex(/^\d{5}(-\d{4})?$/)
    .optional(),
  name: words,
  address1: words,
});
type Form = z.output<typeof checkoutSchema>;

/** Checkout, thank-you and order status: the pages of Shopify's that a theme does not own. */
export function checkoutRoutes(platform: Platform): Router {
  const router = Router();
  const world = () => platform.main().world;
  const orderBy = (token: string) =>
    [...world().state.orders.values()].find((order) => order.token === token);

  router.get("/checkout", (req, res) => {
    const cart = cartOf(req, world().state);
    if (cart.lines.length === 0) return void res.redirect(303, "/store/cart");
    const customer = world().state.customers.get(Number(signedInCustomer(req)));
    const buying = { cart, place: PLACES[0], chosen: defaultService };
    res.send(checkoutPage(platform, buying, customer?.email ?? ""));
  });

  router.post("/checkout", (req, res) => {
    const form = checkoutSchema.safeParse(req.body);
    const cart = cartOf(req, world().state);
    const token = form.success && cart.lines.length > 0 ? buy(platform, cart, form.data) : null;
    if (!token) return refuse(platform, res);
    closeCart(res, world().state, cart);
    res.redirect(303, `/store/orders/${token}/thank-you`);
  });

  router.get("/orders/:token/thank-you", (req, res, next) => {
    const order = orderBy(req.params.token);
    if (!order) return next();
    res.send(thankYouPage(platform, order));
  });

  router.get("/orders/:token", (req, res, next) => {
    const order = orderBy(req.params.token);
    if (!order) return next();
    res.send(orderStatusPage(platform, order, signedInCustomer(req)));
  });
  return router;
}

const refuse = (platform: Platform, res: Response): void =>
  void res
    .status(400)
    .send(problem(platform, "That did not work", "Something in the form was missing. Please go back."));

/** The order takes over the cart's attributes, and those of its metafields that the app's definitions let through. */
function buy(platform: Platform, cart: Cart, form: Form): string | null {
  const { world } = platform.main();
  const place = placeByCode(form.destination);
  const service = serviceFor(form.service, undefined);
  if (!place || !service) return null;
  const own = ownNamespace(platform.settings.apiKey, null);
  const [firstName, ...rest] = form.name.split(/\s+/).filter(Boolean);
  const order = placeOrder(world, {
    lines: cart.lines,
    place,
    service,
    at: platform.clock.now(),
    email: form.email,
    to: {
      zip: form.zip ?? place.zip,
      ...(firstName ? { firstName, lastName: rest.join(" ") || null } : {}),
      ...(form.address1 ? { address1: form.address1 } : {}),
    },
    customAttributes: Object.entries(cart.attributes).map(([key, value]) => ({ key, value })),
    metafields: cart.metafields.filter(
      (each) => each.namespace === own && platform.settings.cartToOrder.includes(each.key),
    ),
  });
  return order.token;
}
