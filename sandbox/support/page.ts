import { html, type Html, trusted } from "./html";

const STYLE = `
:root{color-scheme:light;--ink:#1d2327;--soft:#5c6670;--line:#d9dee3;--paper:#fff;--ground:#f4f6f7;--accent:#0b5f4c}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
header,main{max-width:64rem;margin:0 auto;padding:1rem 1.25rem}a{color:var(--accent)}h1{font-size:1.5rem;margin:.5rem 0}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}table{width:100%;border-collapse:collapse;background:var(--paper)}
th,td{text-align:left;padding:.5rem .75rem;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--soft);font-weight:600}
.card{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:1rem 1.25rem;margin:0 0 1rem}
.tag{display:inline-block;border:1px solid var(--line);border-radius:99px;padding:0 .6rem;font-size:.85rem;color:var(--soft)}
.scroll{overflow-x:auto}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0}
a:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`;

/** The plain frame of the sandbox's own pages (index, mailbox, help desk). */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <header><a href="/">Sandbox</a></header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.text;
}
