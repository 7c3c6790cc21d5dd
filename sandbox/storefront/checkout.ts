import { Router } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { placeByCode, placeOrder } from "../store/actions/place-order";
import { PLACES, SERVICES, serviceFor } from "../store/lanes";
import type { Order } from "../store/model";
import { shippingTotal, subtotal, total } from "../store/totals";
import { html, type Html } from "../support/html";
import { problem } from "./app-proxy";
import { readCart, signedInCustomer, writeCart, type CartLine } from "./cart";
import { extensionSlot } from "./extension-slot";
import { type Draw, price } from "./theme";

const checkoutSchema = z.object({
  email: z.email(),
  destination: z.string().length(2),
  service: z.string(),
});

/** Checkout, thank-you and order status: the pages of Shopify's that a theme does not own. */
export function checkoutRoutes(platform: Platform, draw: Draw): Router {
  const router = Router();
  const world = () => platform.main().world;
  const orderBy = (token: string) =>
    [...world().state.orders.values()].find((order) => order.token === token);

  router.get("/checkout", (req, res) => {
    const lines = readCart(req, world().state);
    if (lines.length === 0) return void res.redirect(303, "/store/cart");
    const customer = world().state.customers.get(Number(signedInCustomer(req)));
    res.send(draw("Checkout", checkoutPage(platform, lines, customer?.email ?? ""), "checkout", req.path));
  });

  router.post("/checkout", (req, res) => {
    const parsed = checkoutSchema.safeParse(req.body);
    const lines = readCart(req, world().state);
    const place = parsed.success ? placeByCode(parsed.data.destination) : undefined;
    const service = parsed.success ? serviceFor(parsed.data.service, undefined) : undefined;
    if (!parsed.success || !place || !service || lines.length === 0)
      return void res
        .status(400)
        .send(problem(platform, "That did not work", "Something in the form was missing. Please go back."));
    const order = placeOrder(world(), {
      lines: lines.map((line) => ({ variantId: line.variant.id, quantity: line.quantity })),
      place,
      service,
      at: platform.clock.now(),
      email: parsed.data.email,
    });
    writeCart(res, []);
    res.redirect(303, `/store/orders/${order.token}/thank-you`);
  });

  router.get("/orders/:token/thank-you", (req, res, next) => {
    const order = orderBy(req.params.token);
    if (!order) return next();
    const body = html`<h1>Thank you</h1>
      <p>Order ${order.name} is confirmed. A mail goes to ${order.email}.</p>
      ${extensionSlot(platform, "purchase.thank-you.block.render")} ${summary(order)}
      <p><a href="/store/orders/${order.token}">Order status</a></p>`;
    res.send(draw("Thank you", body, "thank-you", req.path));
  });

  router.get("/orders/:token", (req, res, next) => {
    const order = orderBy(req.params.token);
    if (!order) return next();
    const body = html`<h1>Order ${order.name}</h1>
      ${status(order)}
      ${extensionSlot(platform, "customer-account.order-status.block.render")}${summary(order)}`;
    res.send(draw(`Order ${order.name}`, body, "order-status", req.path));
  });
  return router;
}

function checkoutPage(platform: Platform, lines: CartLine[], email: string): Html {
  const goods = lines.reduce((sum, line) => sum + line.variant.price * line.quantity, 0);
  return html`<h1>Checkout</h1>
    <div class="split">
      <form method="post">
        <label
          >Email <input name="email" type="email" value="${email}" required autocomplete="email"
        /></label>
        <label
          >Ship to
          <select name="destination">
            ${PLACES.map((place) => html`<option value="${place.code}">${place.city}, ${place.province}</option>`)}
          </select></label
        >
        <fieldset>
          <legend>Shipping</legend>
          ${SERVICES.map(
            (service, at) =>
              html`<label
                ><input
                  type="radio"
                  name="service"
                  value="${service.code}"
                  ${at === 1 ? html`checked` : ""}
                />
                ${service.name}, ${price(service.price)}</label
              >`,
          )}
        </fieldset>
        ${extensionSlot(platform, "purchase.checkout.block.render")}
        <button type="submit">Pay now</button>
        <p class="soft">No payment is taken.</p>
      </form>
      <div class="panel">
        <h2>Your order</h2>
        <ul>
          ${lines.map((line) => html`<li>${line.quantity} × ${line.product.title}</li>`)}
        </ul>
        <p>Goods ${price(goods)}</p>
      </div>
    </div>`;
}

function summary(order: Order): Html {
  return html`<div class="panel">
    <h2>Items</h2>
    <ul>
      ${order.lines.map((line) => html`<li>${line.currentQuantity} × ${line.title}, ${price(line.discountedPrice)}</li>`)}
    </ul>
    <p>
      Goods ${price(subtotal(order))}, shipping ${price(shippingTotal(order))}, total ${price(total(order))}
    </p>
    ${order.shippingAddress && html`<p>To ${order.shippingAddress.city}, ${order.shippingAddress.provinceCode}</p>`}
    ${order.refunds.map((refund) => html`<p>Refunded ${price(refund.total)}</p>`)}
  </div>`;
}

function status(order: Order): Html {
  if (order.cancelledAt) return html`<p>This order was cancelled.</p>`;
  if (order.fulfillments.length === 0) return html`<p>We are preparing your order.</p>`;
  return html`${order.fulfillments.map((fulfillment) => {
    const last = fulfillment.events.at(-1);
    return html`<div class="panel">
      <p>${fulfillment.company} <a href="${fulfillment.trackingUrl}">${fulfillment.trackingNumber}</a></p>
      <p>
        ${last ? `${last.message ?? last.status}, ${last.happenedAt.slice(0, 10)}` : "Handed to the carrier"}
      </p>
      ${last?.estimatedDeliveryAt && html`<p>Expected ${last.estimatedDeliveryAt.slice(0, 10)}</p>`}
    </div>`;
  })}`;
}
