import { renderToStaticMarkup } from "react-dom/server";
import type { LocalDate } from "../../../domain/local-date";
import { languages, words } from "../../../platform/i18n/words";
import { pageStyle } from "../../../ui/storefront/page-style";
import { TrackingPage } from "../../../ui/storefront/tracking-page";
import type { PreviewWish } from "../look/preview-wish";
import { type Look, lookStyle } from "../look/look";
import { sampleOrder } from "./sample";

/** Nothing runs in a preview, nothing is sent from it, and it fetches nothing but a logo from the store's own files. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https://cdn.shopify.com; form-action 'none'; base-uri 'none'";

/** Stands for the theme around the page. */
const theme = "body{margin:0;background:#fff;color:#1a1a1a;font-family:system-ui,-apple-system,sans-serif}";

/** The page as shoppers would see it with a look that is not saved yet: the real page with an order that nobody placed. */
export function previewPage(look: Look, { language, stage }: PreviewWish, today: LocalDate): string {
  const say = words(language);
  const page = renderToStaticMarkup(
    <TrackingPage
      {...sampleOrder(say, stage, today)}
      here={{
        words: say,
        action: "#",
        chosen: null,
        languages,
        logo: look.logo,
        helpLink: look.helpLink,
      }}
      shows={{
        items: look.showItems,
        history: look.showHistory,
        feedback: look.showFeedback,
        promise: look.showPromise,
      }}
      returnsLink={look.returnsLink}
    />,
  );
  return `<!doctype html><html lang="${say.language}" dir="${say.direction}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Preview</title><style>${theme}${pageStyle}${lookStyle(look)}</style></head><body>${page}</body></html>`;
}
