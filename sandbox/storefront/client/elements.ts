/** Shopify's elements, as far as the extensions here use them: enough to look decent and to be read aloud. */
const STYLE = `
*{box-sizing:border-box}body{margin:0;display:flow-root;background:transparent;color:#22201c;font:15px/1.5 system-ui,sans-serif}
s-text{display:inline}s-text[type=strong]{font-weight:600}s-text[type=small],s-paragraph[type=small]{font-size:.85em}
s-paragraph,s-heading{display:block}[color=subdued]{color:#655f56}[tone=success]{color:#17633f}[tone=critical]{color:#a3201c}
[tone=warning],[tone=caution]{color:#7a5200}[tone=info]{color:#1f4f82}
s-stack{display:flex;flex-direction:column;align-items:flex-start}s-stack>s-skeleton-paragraph{align-self:stretch}s-stack[direction=inline]{flex-flow:row wrap;align-items:center}
s-stack[gap=small-100],s-stack[gap=small]{gap:8px}s-stack[gap=small-200]{gap:6px}s-stack[gap=small-300],s-stack[gap=small-400]{gap:4px}
s-stack[gap=base]{gap:12px}s-stack[gap=large]{gap:20px}s-box,s-query-container{display:block}
s-badge{display:inline-block;border-radius:99px;padding:1px 10px;background:#efece6;font-size:.85em;font-weight:600}
s-divider{display:block;border-top:1px solid #e3ded4;margin:8px 0}
s-skeleton-paragraph{display:block;width:min(60%,18em);height:1.5em;padding:.35em 0;background:#e9e5dd content-box;border-radius:4px}
s-banner{display:block;border:1px solid #e3ded4;border-radius:6px;padding:12px 16px;background:#fff}
s-spinner::before{content:"…"}`;

/** Draws an element into a shadow of its own, anew whenever one of its attributes changes. */
abstract class Drawn extends HTMLElement {
  static observedAttributes = [
    "heading",
    "href",
    "disabled",
    "loading",
    "accessibilitylabel",
    "minblocksize",
  ];
  protected readonly shade = this.attachShadow({ mode: "open" });
  connectedCallback(): void {
    this.draw();
  }
  attributeChangedCallback(): void {
    if (this.isConnected) this.draw();
  }
  protected abstract draw(): void;
}

const make = (tag: string, ...inside: (Node | string)[]): HTMLElement => {
  const element = document.createElement(tag);
  element.append(...inside);
  return element;
};
const styled = (css: string): HTMLElement => {
  const style = make("style");
  style.textContent = css;
  return style;
};
const FOCUS = ":focus-visible{outline:3px solid #7a3b1d;outline-offset:2px}";

/** A part of the page, with its heading. */
class Section extends Drawn {
  protected draw(): void {
    const heading = this.getAttribute("heading");
    const title = make("h2", heading ?? "");
    const css = styled(":host{display:block}h2{font-weight:600;font-size:1.1em;margin:0 0 .5em}");
    const section = make("section", ...(heading ? [title] : []), make("slot"));
    const name = this.getAttribute("accessibilityLabel") ?? heading;
    if (name) section.setAttribute("aria-label", name);
    this.shade.replaceChildren(css, section);
  }
}

class Heading extends Drawn {
  protected draw(): void {
    this.shade.replaceChildren(styled("h3{font-size:1em;margin:0}"), make("h3", make("slot")));
  }
}

class Banner extends Drawn {
  protected draw(): void {
    const heading = this.getAttribute("heading");
    const status = make("div", ...(heading ? [make("strong", heading)] : []), make("slot"));
    status.setAttribute("role", "status");
    this.shade.replaceChildren(styled("strong{display:block}"), status);
  }
}

class Button extends Drawn {
  protected draw(): void {
    const button = make("button", make("slot")) as HTMLButtonElement;
    button.type = "button";
    button.disabled = this.hasAttribute("disabled") || this.hasAttribute("loading");
    const look =
      "button{font:600 1em system-ui;border:1px solid #7a3b1d;border-radius:6px;padding:.5em 1em;background:#fff;color:#7a3b1d;min-height:44px}";
    this.shade.replaceChildren(styled(look + FOCUS), button);
  }
}

/** A name for a group is said aloud; a height that is asked for is kept. */
class Stack extends Drawn {
  protected draw(): void {
    const name = this.getAttribute("accessibilityLabel");
    if (name) {
      this.setAttribute("aria-label", name);
      if (!this.hasAttribute("role")) this.setAttribute("role", "group");
    }
    this.style.minHeight = this.getAttribute("minBlockSize") ?? "";
    if (!this.shade.hasChildNodes()) this.shade.append(make("slot"));
  }
}

const linkThat = (go: (href: string) => void) =>
  class extends Drawn {
    protected draw(): void {
      const link = make("a", make("slot")) as HTMLAnchorElement;
      link.href = this.getAttribute("href") ?? "";
      link.addEventListener("click", (event) => {
        event.preventDefault();
        if (this.getAttribute("href")) go(link.href);
      });
      this.shade.replaceChildren(styled(`a{color:#7a3b1d}${FOCUS}`), link);
    }
  };

/** `go` is how a frame leaves: the page goes there, for the frame itself goes nowhere. */
export function defineElements(go: (href: string) => void): void {
  document.head.append(styled(STYLE));
  customElements.define("s-section", Section);
  customElements.define("s-heading", Heading);
  customElements.define("s-banner", Banner);
  customElements.define("s-button", Button);
  customElements.define("s-stack", Stack);
  customElements.define("s-link", linkThat(go));
}
