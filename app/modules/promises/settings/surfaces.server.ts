import type { Unit } from "../../../spine/unit.server";
import { read as readShop } from "../../shops/index.server";
import { shownOn } from "../report/model.store.server";

export interface Surface {
  id: "product" | "cart" | "checkout" | "thank_you" | "order_status" | "mail" | "tracking" | "headless";
  title: string;
  /**
   * "seen": it has shown a date lately. "always": nothing to do. "to_add": the merchant adds it, and it has not been seen. "by_hand":
   * nobody can see whether it was added. "plus": only on Shopify Plus.
   */
  state: "seen" | "always" | "to_add" | "by_hand" | "plus";
  /** What it does, what it needs, and what stands there otherwise. */
  says: string;
  /** Where it is added. */
  link: { url: string; label: string } | null;
  /** To be pasted by hand. */
  snippet: string | null;
}

const LATELY = 14 * 86_400_000;

/** Reads what stands on the order; an order without a promise gets no sentence. */
export const mailSnippet = `{% assign promise = order.metafields.app.promise.value %}
{% if promise.latest %}
  <p>Arrives by {{ promise.latest | date: "%A, %B %-d" }}.</p>
{% endif %}`;

/**
 * Where a promise can be shown, and whether it is. The plan of a store is not kept, so what needs Plus says so to everybody and
 * names what stands there otherwise.
 */
export async function surfaces(unit: Unit, clientId: string): Promise<Surface[]> {
  const { domain } = await readShop(unit);
  const shown = await shownOn(unit, new Date(unit.clock.now().getTime() - LATELY));
  const editor = (query: string, label: string) => ({
    url: `https://${domain}/admin/themes/current/editor?${query}`,
    label,
  });
  const block = (template: string, handle: string) =>
    editor(
      `template=${template}&addAppBlockId=${clientId}/${handle}&target=mainSection`,
      "Add it in the theme editor",
    );
  const checkout = {
    url: `https://${domain}/admin/settings/checkout/editor`,
    label: "Open the checkout editor",
  };
  const all: Omit<Surface, "snippet">[] = [
    {
      id: "product",
      title: "Product page",
      state: "to_add",
      says: "A block of your theme, on every plan. It asks for a postcode once and remembers it on the shopper's own device.",
      link: block("product", "delivery-promise"),
    },
    {
      id: "cart",
      title: "Cart",
      state: "to_add",
      says: "A block of your theme, on every plan: one date for everything in it. From here the promise goes along with the order.",
      link: block("cart", "cart-promise"),
    },
    {
      id: "checkout",
      title: "Checkout, beside the shipping options",
      state: "plus",
      says: "Shopify Plus stores only. On other plans Shopify lets no app speak there: the cart shows the last date before paying, and the thank-you page the first one after.",
      link: checkout,
    },
    {
      id: "thank_you",
      title: "Thank-you page",
      state: "to_add",
      says: "Add the block in the checkout editor. On every plan but Starter.",
      link: checkout,
    },
    {
      id: "order_status",
      title: "Order status page and customer account",
      state: "by_hand",
      says: "Add the block in the checkout editor. It shows the promise, and beside it what is expected now.",
      link: checkout,
    },
    {
      id: "mail",
      title: "Order confirmation",
      state: "by_hand",
      says: "Paste these lines into the template under Settings, Notifications, Order confirmation. The date stands on the order soon after it is placed; a mail that is sent before that leaves the sentence out.",
      link: { url: `https://${domain}/admin/settings/notifications`, label: "Open notifications" },
    },
    {
      id: "tracking",
      title: "Tracking page",
      state: "always",
      says: "On every plan, at /apps/doorstep/track of your store. Nothing to add.",
      link: null,
    },
    {
      id: "headless",
      title: "Your own storefront",
      state: "by_hand",
      says: "One call to the promise API answers for many items and places. Nothing is shown by itself.",
      link: null,
    },
  ];
  return all.map((it) => ({
    ...it,
    state: shown.has(it.id) && it.state !== "always" ? "seen" : it.state,
    snippet: it.id === "mail" ? mailSnippet : null,
  }));
}
