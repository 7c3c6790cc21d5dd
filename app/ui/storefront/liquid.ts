import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { pageStyle } from "./page-style";

/** The address may carry a key to the order; the theme's frame around this page does not pass on our header about it. */
const noReferrer = '<meta name="referrer" content="no-referrer">';

const SLOT = "ds-slot";

/** Where a piece of the theme's own language stands on the page; `themePage` puts it there. */
export const ThemeSlot = ({ n }: { n: number }): ReactElement => createElement(SLOT, { "data-n": n });

export interface ThemeParts {
  status?: number;
  /** The store's look, checked when it was saved. */
  style?: string;
  /** Pieces in the theme's language, written by us alone: nothing of a request, a carrier or a shopper is in them. */
  slots?: readonly string[];
}

/**
 * A page that Shopify puts into the store's own theme. React escapes for HTML; what would be a Liquid tag is escaped here, so
 * that nothing a carrier, store or shopper wrote is ever run.
 */
export function themePage(
  page: ReactElement,
  { status = 200, style = "", slots = [] }: ThemeParts = {},
): Response {
  const markup = renderToStaticMarkup(page)
    .replaceAll("{{", "&#123;&#123;")
    .replaceAll("{%", "&#123;%")
    .replace(/<ds-slot data-n="(\d+)"><\/ds-slot>/g, (_, n: string) => slots[Number(n)] ?? "");
  return new Response(`${noReferrer}<style>${pageStyle}${style}</style>${markup}`, {
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
