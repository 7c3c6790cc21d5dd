import type { Platform } from "../platform";
import type { Order } from "../store/model";
import { shippingTotal, subtotal, total } from "../store/totals";
import { html, type Html } from "../support/html";
import { checkoutLayout } from "./checkout-layout";
import { price } from "./theme";
import { extensionSlot } from "./ui-extensions/slot";
import { orderStatus, thankYou } from "./ui-extensions/values";

export function thankYouPage(platform: Platform, order: Order): string {
  const shop = platform.main();
  const main = html`<h1>Thank you</h1>
    <p>Order ${order.name} is confirmed. A mail goes to ${order.email}.</p>
    ${extensionSlot(platform, { target: "purchase.thank-you.block.render", values: thankYou(shop, order) })}
    <p><a href="/store/orders/${order.token}">Order status</a></p>`;
  const { name } = shop.world.state.shop;
  return checkoutLayout({ title: "Thank you", shopName: name, main, aside: summary(order) });
}

export function orderStatusPage(platform: Platform, order: Order, customerId: string): string {
  const shop = platform.main();
  const main = html`<h1>Order ${order.name}</h1>
    ${status(order)}
    ${extensionSlot(platform, {
      target: "customer-account.order-status.block.render",
      values: orderStatus(platform, shop, order, customerId),
    })}`;
  const { name } = shop.world.state.shop;
  return checkoutLayout({ title: `Order ${order.name}`, shopName: name, main, aside: summary(order) });
}

function summary(order: Order): Html {
  const to = order.shippingAddress;
  return html`<h2>Items</h2>
    <ul class="sums">
      ${order.lines.map(
        (line) =>
          html`<li>
            <span>${line.currentQuantity} × ${line.title}</span>
            <span>${price(line.discountedPrice * line.currentQuantity)}</span>
          </li>`,
      )}
      <li><span>Goods</span><span>${price(subtotal(order))}</span></li>
      <li>
        <span>${order.shippingLines[0]?.title ?? "Shipping"}</span><span>${price(shippingTotal(order))}</span>
      </li>
      <li class="total"><span>Total</span><span>${price(total(order))}</span></li>
      ${order.refunds.map((refund) => html`<li><span>Refunded</span><span>${price(refund.total)}</span></li>`)}
    </ul>
    ${to && html`<p class="soft">To ${to.city}, ${to.provinceCode} ${to.zip}</p>`}`;
}

function status(order: Order): Html {
  if (order.cancelledAt) return html`<p>This order was cancelled.</p>`;
  if (order.fulfillments.length === 0) return html`<p>We are preparing your order.</p>`;
  return html`${order.fulfillments.map((fulfillment) => {
    const last = fulfillment.events.at(-1);
    return html`<div class="card">
      <p>${fulfillment.company} <a href="${fulfillment.trackingUrl}">${fulfillment.trackingNumber}</a></p>
      <p>
        ${last ? `${last.message ?? last.status}, ${last.happenedAt.slice(0, 10)}` : "Handed to the carrier"}
      </p>
      ${last?.estimatedDeliveryAt && html`<p>Expected ${last.estimatedDeliveryAt.slice(0, 10)}</p>`}
    </div>`;
  })}`;
}
