import { hear, tell } from "./1-channel.js";

// Not a <style> in the document: the page's own script compares every element with what it drew.
const style = new CSSStyleSheet();
style.replaceSync(`ui-nav-menu,s-app-nav,ui-save-bar,ui-title-bar{display:none}ui-modal{display:none}
ui-modal[open]{display:block;position:fixed;inset:10% 15% auto;z-index:1000;background:#fff;border-radius:12px;
box-shadow:0 0 0 100vmax rgba(0,0,0,.45);padding:16px;max-height:80vh;overflow:auto}
ui-modal[open] ui-title-bar{display:flex;gap:8px;align-items:center}
ui-modal[open] ui-title-bar::before{content:attr(title);font-weight:600;margin-right:auto}
.app-bridge-toast{position:fixed;bottom:24px;left:50%;transform:translateX(-50%);background:#1a1a1a;color:#fff;
padding:8px 16px;border-radius:8px;z-index:1001}`);
document.adoptedStyleSheets.push(style);

const define = (name, type) => customElements.get(name) ?? customElements.define(name, type);
const whenChanged = (element, act) => {
  act();
  new MutationObserver(act).observe(element, {
    childList: true,
    subtree: true,
    attributes: true,
    characterData: true,
  });
};

const linksOf = (menu) =>
  [...menu.querySelectorAll("a[href],s-link[href]")].map((link) => ({
    href: new URL(link.getAttribute("href"), location.href).pathname,
    text: link.textContent.trim(),
    home: link.getAttribute("rel") === "home",
  }));

class NavMenu extends HTMLElement {
  connectedCallback() {
    whenChanged(this, () => tell("nav", { links: linksOf(this) }));
  }
}
define("ui-nav-menu", NavMenu);
define("s-app-nav", class extends NavMenu {});

hear("navigate", ({ path }) => {
  const links = [...document.querySelectorAll("ui-nav-menu a[href],s-app-nav a[href]")];
  const link = links.find((each) => new URL(each.href, location.href).pathname === path);
  if (link) link.click();
  else location.assign(path);
});

define(
  "ui-title-bar",
  class extends HTMLElement {
    connectedCallback() {
      if (this.closest("ui-modal")) return;
      whenChanged(this, () => {
        const buttons = [...this.querySelectorAll("button,a")].map((button) => ({
          text: button.textContent.trim(),
          primary: button.getAttribute("variant") === "primary",
        }));
        tell("title", { title: this.getAttribute("title") ?? document.title, buttons });
      });
    }
    disconnectedCallback() {
      tell("title", { title: "", buttons: [] });
    }
  },
);
hear("title-button", ({ at }) =>
  document.querySelector("ui-title-bar")?.querySelectorAll("button,a")[at]?.click(),
);

class Shown extends HTMLElement {
  show() {
    this.setAttribute("open", "");
    this.dispatchEvent(new CustomEvent("show"));
    return Promise.resolve();
  }
  hide() {
    this.removeAttribute("open");
    this.dispatchEvent(new CustomEvent("hide"));
    return Promise.resolve();
  }
  toggle() {
    return this.hasAttribute("open") ? this.hide() : this.show();
  }
}

define(
  "ui-modal",
  class extends Shown {
    connectedCallback() {
      this.setAttribute("role", "dialog");
      this.setAttribute("aria-modal", "true");
      this.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
    }
  },
);

define(
  "ui-save-bar",
  class extends Shown {
    attributeChangedCallback() {
      tell("save-bar", { shown: this.hasAttribute("open") });
    }
    static observedAttributes = ["open"];
    disconnectedCallback() {
      tell("save-bar", { shown: false });
    }
  },
);
