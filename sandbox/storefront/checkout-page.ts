import type { Platform } from "../platform";
import { PLACES, SERVICES, type Service } from "../store/lanes";
import { html, type Html } from "../support/html";
import { type CartLine, goodsOf, linesOf } from "./cart";
import { checkoutLayout } from "./checkout-layout";
import { price } from "./theme";
import { extensionSlot } from "./ui-extensions/slot";
import { type Buying, checkoutBlock, shippingOption } from "./ui-extensions/values";

/** One page, as Shopify's: contact, delivery, shipping with what extensions say of each option, payment. */
export function checkoutPage(platform: Platform, buying: Buying, email: string): string {
  const shop = platform.main();
  const { cart, place, chosen } = buying;
  const lines = linesOf(cart, shop.world.state);
  const main = html`<h1>Checkout</h1>
    <form method="post" data-checkout data-goods="${goodsOf(lines)}">
      <fieldset>
        <legend>Contact</legend>
        <label
          >Email <input name="email" type="email" value="${email}" required autocomplete="email"
        /></label>
      </fieldset>
      <fieldset>
        <legend>Delivery</legend>
        <label>Name <input name="name" maxlength="100" autocomplete="name" /></label>
        <label>Address <input name="address1" maxlength="200" autocomplete="address-line1" /></label>
        <div class="row">
          <label
            >City
            <select name="destination">
              ${PLACES.map(
                (each) =>
                  html`<option
                    value="${each.code}"
                    data-code="${each.code}"
                    data-city="${each.city}"
                    data-zip="${each.zip}"
                    ${each === place ? html`selected` : ""}
                  >
                    ${each.city}, ${each.province}
                  </option>`,
              )}
            </select></label
          >
          <label
            >ZIP code
            <input
              name="zip"
              value="${place.zip}"
              required
              maxlength="10"
              pattern="[0-9]{5}(-[0-9]{4})?"
              inputmode="numeric"
              autocomplete="postal-code"
          /></label>
        </div>
      </fieldset>
      <fieldset>
        <legend>Shipping method</legend>
        <div class="options">
          ${SERVICES.map((service) => option(platform, buying, service, service === chosen))}
        </div>
      </fieldset>
      ${extensionSlot(platform, {
        target: "purchase.checkout.block.render",
        values: checkoutBlock(shop, buying),
      })}
      <button type="submit">Pay now</button>
      <p class="soft">No payment is taken.</p>
    </form>`;
  const aside = summary(lines, Object.entries(cart.attributes));
  return checkoutLayout({ title: "Checkout", shopName: shop.world.state.shop.name, main, aside });
}

function option(platform: Platform, buying: Buying, service: Service, checked: boolean): Html {
  const shop = platform.main();
  return html`<div class="option">
    <label
      ><input
        type="radio"
        name="service"
        value="${service.code}"
        data-price="${service.price}"
        ${checked ? html`checked` : ""}
      /><span>${service.name}</span><span>${price(service.price)}</span></label
    >
    ${extensionSlot(platform, {
      target: "purchase.checkout.shipping-option-item.render-after",
      values: shippingOption(shop, buying, service),
      option: service.code,
    })}
  </div>`;
}

/** Attributes whose name begins with `_` are the shop's own affair. */
function summary(lines: CartLine[], attributes: [string, string][]): Html {
  return html`<h2>Your order</h2>
    <ul class="sums">
      ${lines.map(
        (line) =>
          html`<li>
            <span>${line.quantity} × ${line.product.title}</span>
            <span>${price(line.variant.price * line.quantity)}</span>
          </li>`,
      )}
      ${attributes
        .filter(([name]) => !name.startsWith("_"))
        .map(([name, value]) => html`<li class="soft"><span>${name}</span><span>${value}</span></li>`)}
      <li><span>Shipping</span><span data-sum="shipping"></span></li>
      <li class="total"><span>Total</span><span data-sum="total">${price(goodsOf(lines))}</span></li>
    </ul>`;
}
