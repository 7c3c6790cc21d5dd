import { html, type Html, trusted } from "../support/html";

const STYLE = `
:root{--ink:#22201c;--soft:#655f56;--line:#e0dbd1;--accent:#7a3b1d;--paper:#fff;--ground:#f6f4ef}
*{box-sizing:border-box}[hidden]{display:none!important}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
a{color:var(--accent)}.columns{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,26rem);min-height:100vh}
main,aside{padding:1.5rem clamp(1rem,4vw,3rem)}main{justify-self:end;width:100%;max-width:42rem}
aside{background:var(--ground);border-left:1px solid var(--line)}
.brand{font:1.4rem Georgia,serif;color:inherit;text-decoration:none}h1{font-size:1.35rem;margin:1.25rem 0 .5rem}
h2,legend{font-size:1.1rem;font-weight:600;margin:1.5rem 0 .5rem;padding:0}fieldset{border:0;padding:0;margin:0;min-width:0}
label{display:block;margin:.6rem 0;color:var(--soft);font-size:.88rem}
input,select{font:inherit;font-size:1rem;color:var(--ink);display:block;width:100%;min-height:44px;padding:.5rem .75rem;
border:1px solid #8b857b;border-radius:6px;background:var(--paper)}.row{display:grid;grid-template-columns:2fr 1fr;gap:.75rem}
.options{border:1px solid var(--line);border-radius:8px;overflow:hidden}.option{border-top:1px solid var(--line);padding:.75rem 1rem}
.option:first-child{border-top:0}.option:has(:checked){background:#faf3ee}
.option label{display:grid;grid-template-columns:auto 1fr auto;gap:.75rem;align-items:center;margin:0;color:var(--ink);font-size:1rem}
iframe{border:0;display:block;width:100%;height:0;color-scheme:light}input[type=radio]{width:1.15rem;min-height:1.15rem;margin:0;accent-color:var(--accent)}.option .extension{padding-left:1.9rem}
.option iframe{height:24px}
button{font:600 1.05rem system-ui;width:100%;min-height:52px;margin-top:1.5rem;
background:var(--accent);color:#fff;border:0;border-radius:8px;cursor:pointer}.soft{color:var(--soft);font-size:.9rem}
.sums{list-style:none;margin:0;padding:0}.sums li{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0}
.sums .total{font-weight:600;font-size:1.1rem;border-top:1px solid var(--line);margin-top:.5rem;padding-top:.75rem}
.card{border:1px solid var(--line);border-radius:8px;padding:1rem;margin:1rem 0;background:var(--paper)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media(max-width:52rem){.columns{display:block}main{max-width:none}aside{border:0;border-top:1px solid var(--line)}}`;

export interface CheckoutLayout {
  title: string;
  shopName: string;
  main: Html;
  aside: Html;
}

/** Shopify's own pages around buying: no theme, the form or the news on one side, what is bought on the other. */
export function checkoutLayout({ title, shopName, main, aside }: CheckoutLayout): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title} – ${shopName}</title>
        <style>
          ${trusted(STYLE)}
        </style>
        <script src="/store/ui-extensions/client/slots.js" defer></script>
        <script src="/store/ui-extensions/client/checkout.js" defer></script>
      </head>
      <body>
        <div class="columns">
          <main><a class="brand" href="/store">${shopName}</a>${main}</main>
          <aside aria-label="Order summary">${aside}</aside>
        </div>
      </body>
    </html>`.text;
}
