import { html, type Html, trusted } from "../support/html";

const STYLE = `
:root{--color-ground:#fbfaf7;--color-ink:#22201c;--color-soft:#6a645b;--color-line:#e3ded4;--color-accent:#7a3b1d;--color-paper:#fff;
--font-body:Georgia,'Times New Roman',serif;--font-ui:system-ui,sans-serif;--radius:6px;--space:1rem;--page-width:68rem}
*{box-sizing:border-box}body{margin:0;background:var(--color-ground);color:var(--color-ink);font:17px/1.6 var(--font-body)}
a{color:var(--color-accent)}.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--color-paper);padding:.5rem 1rem}
.header,.footer,main{max-width:var(--page-width);margin:0 auto;padding:var(--space) 1.25rem}
.header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:baseline;border-bottom:1px solid var(--color-line)}
.header .brand{font-size:1.4rem;text-decoration:none;color:inherit;margin-right:auto}.header nav{display:flex;gap:1.25rem;font-family:var(--font-ui);font-size:.95rem}
.footer{border-top:1px solid var(--color-line);color:var(--color-soft);font-size:.9rem;margin-top:3rem}
h1{font-weight:400;font-size:2rem;line-height:1.2;margin:1rem 0}h2{font-weight:400;font-size:1.35rem}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1.5rem;list-style:none;padding:0}
.grid a{text-decoration:none;color:inherit}.split{display:grid;grid-template-columns:1fr 1fr;gap:2.5rem}.picture{width:100%;height:auto;border-radius:var(--radius)}
.price,.soft{color:var(--color-soft)}.panel{background:var(--color-paper);border:1px solid var(--color-line);border-radius:var(--radius);padding:1rem 1.25rem;margin:1rem 0}
label{display:block;font-family:var(--font-ui);font-size:.9rem;margin:.75rem 0}input,select{font:inherit;display:block;width:100%;padding:.55rem .7rem;border:1px solid var(--color-line);border-radius:var(--radius);background:var(--color-paper);color:inherit}
input[type=radio]{display:inline;width:auto}button,.button{font:600 1rem var(--font-ui);background:var(--color-accent);color:#fff;border:0;border-radius:var(--radius);padding:.7rem 1.4rem;cursor:pointer;text-decoration:none;display:inline-block}
button.quiet{background:none;color:var(--color-accent);padding:.3rem .5rem;font-weight:400;text-decoration:underline}table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:.5rem .25rem;border-bottom:1px solid var(--color-line)}fieldset{border:0;padding:0;margin:1rem 0}
:focus-visible{outline:3px solid var(--color-accent);outline-offset:2px}@media(max-width:44rem){.split{grid-template-columns:1fr}h1{font-size:1.6rem}}`;

export interface Layout {
  title: string;
  body: Html;
  shopName: string;
  /** App embeds and extension stylesheets. */
  head?: Html | undefined;
  foot?: Html | undefined;
}

/** The merchant's theme: header, footer, one column. App proxy pages come out of the same mould. */
export function storeLayout({ title, body, shopName, head, foot }: Layout): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title} – ${shopName}</title>
        <style>
          ${trusted(STYLE)}
        </style>
        <script>
          window.Shopify = { locale: "en", country: "US", routes: { root: "/store/" } };
        </script>
        ${head}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="header">
          <a class="brand" href="/store">${shopName}</a>
          <nav aria-label="Main">
            <a href="/store">Products</a><a href="/store/pages/track">Track your order</a
            ><a href="/store/account">Account</a><a href="/store/cart">Cart</a>
          </nav>
        </header>
        <main id="main">${body}</main>
        <footer class="footer">
          <p>${shopName} is a demonstration. Nothing here is sold or shipped. <a href="/">Sandbox</a></p>
        </footer>
        ${foot}
      </body>
    </html>`.text;
}

const HUES = [18, 42, 96, 150, 190, 215, 250, 285, 320, 345, 60, 128];

/** Products have no photographs; a quiet shape stands for each. */
export function picture(title: string, index: number, size = 400): Html {
  const hue = HUES[index % HUES.length]!;
  return html`<svg class="picture" role="img" aria-label="${title}" viewBox="0 0 ${size} ${size}">
    <rect width="${size}" height="${size}" fill="hsl(${hue} 30% 90%)" />
    <circle cx="${size / 2}" cy="${size * 0.55}" r="${size * 0.26}" fill="hsl(${hue} 30% 62%)" />
    <rect x="${size * 0.2}" y="${size * 0.8}" width="${size * 0.6}" height="4" fill="hsl(${hue} 20% 50%)" />
  </svg>`;
}

export const price = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

/** Draws a page of the shop with the app's embeds around it. */
export type Draw = (title: string, body: Html, template: string, path: string) => string;
