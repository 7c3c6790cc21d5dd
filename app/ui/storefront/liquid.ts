import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { pageStyle } from "./page-style";

/** The address may carry a key to the order; the theme's frame around this page does not pass on our header about it. */
const noReferrer = '<meta name="referrer" content="no-referrer">';

/**
 * A page that Shopify puts into the store's own theme. React escapes for HTML; what would be a Liquid tag is escaped here, so
 * that nothing a carrier, store or shopper wrote is ever run.
 */
export function themePage(page: ReactElement, status = 200): Response {
  const markup = renderToStaticMarkup(page).replaceAll("{{", "&#123;&#123;").replaceAll("{%", "&#123;%");
  return new Response(`${noReferrer}<style>${pageStyle}</style>${markup}`, {
    status,
    headers: {
      "content-type": "application/liquid; charset=utf-8",
      // The address may carry a key to the order.
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
      "cache-control": "private, no-store",
    },
  });
}
