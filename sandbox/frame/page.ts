import type { Shopfront } from "../platform";
import { html, trusted } from "../support/html";

const STYLE = `
:root{--ink:#303030;--bar:#1a1a1a;--side:#ebebeb;--line:#d4d4d4;--paper:#fff;--ground:#f1f1f1}
*{box-sizing:border-box}[hidden]{display:none!important}body{margin:0;font:14px/1.4 system-ui,sans-serif;color:var(--ink);
background:var(--ground);display:grid;grid:52px 1fr/220px 1fr;height:100vh}
.top{grid-column:1/-1;background:var(--bar);color:#fff;display:flex;align-items:center;gap:16px;padding:0 16px}
.top a{color:#fff}.top .name{margin-left:auto}
nav{background:var(--side);padding:12px 8px;overflow:auto}nav ul{list-style:none;margin:0;padding:0}nav ul ul{padding-left:16px}
nav a{display:block;padding:6px 10px;border-radius:8px;color:inherit;text-decoration:none}nav a:hover,nav a[aria-current]{background:var(--paper)}
nav .head{font-weight:600;padding:14px 10px 4px}
main{display:flex;flex-direction:column;min-width:0}
.titlebar{display:flex;align-items:center;gap:8px;padding:8px 16px;background:var(--paper);border-bottom:1px solid var(--line);min-height:48px}
.titlebar h1{font-size:14px;margin:0 auto 0 0}iframe{border:0;flex:1;width:100%;background:var(--ground)}
button{font:inherit;border:1px solid var(--line);border-radius:8px;padding:6px 12px;background:var(--paper);cursor:pointer}
button.primary{background:var(--ink);color:#fff}:focus-visible{outline:2px solid #005bd3;outline-offset:2px}
#save-bar{display:flex;gap:8px;align-items:center;margin-left:16px}
#toast{position:fixed;bottom:24px;left:50%;transform:translateX(-50%);background:var(--bar);color:#fff;padding:10px 18px;border-radius:10px}
#toast.error{background:#b30000}#loading{height:3px;background:#29845a}
@media(max-width:700px){body{grid:52px auto 1fr/1fr}nav{max-height:30vh}}`;

export interface FrameView {
  shop: Shopfront;
  /** The app's page with its signed parameters. */
  src: string;
  appOrigin: string;
}

/** The admin with the app in it. What moves is done by client/frame.js. */
export function framePage({ shop, src, appOrigin }: FrameView): string {
  const slug = shop.domain.replace(".myshopify.com", "");
  const base = `/admin/store/${slug}/apps/doorstep`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Doorstep · ${shop.world.state.shop.name} · Admin</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body data-app="${appOrigin}" data-shop="${shop.domain}" data-base="${base}">
        <header class="top">
          <a href="/">Sandbox</a>
          <div id="save-bar" role="region" aria-label="Unsaved changes" hidden>
            Unsaved changes <button id="discard" type="button">Discard</button
            ><button id="save" class="primary" type="button">Save</button>
          </div>
          <span class="name">${shop.world.state.shop.name}</span>
        </header>
        <nav aria-label="Admin">
          <ul>
            <li><a href="/store">Online store</a></li>
            <li><a href="/mailbox">Mailbox</a></li>
            <li><a href="/phones">Phones</a></li>
            <li><a href="/marketing">Marketing tools</a></li>
            <li><a href="/zendesk">Help desk</a></li>
            <li>
              <div class="head">Apps</div>
              <ul>
                <li>
                  <a href="${base}/">Doorstep</a>
                  <ul id="app-nav"></ul>
                </li>
              </ul>
            </li>
          </ul>
        </nav>
        <main>
          <div id="loading"></div>
          <div class="titlebar">
            <h1 id="title">Doorstep</h1>
            <div id="title-buttons"></div>
          </div>
          <iframe title="Doorstep" name="app-iframe" src="${src}" allow="clipboard-write"></iframe>
        </main>
        <div id="toast" role="status" aria-live="polite" hidden></div>
        <script src="/admin/frame.js" defer></script>
      </body>
    </html>`.text;
}
