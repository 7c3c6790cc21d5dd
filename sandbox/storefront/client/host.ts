import { defineElements } from "./elements";
import { i18n } from "./i18n";
import { type Start, toFrame, type ToPage, type Wish } from "./messages";
import { enliven, type LiveValue } from "./signals";

/** Runs one extension in a frame of its own. What it may know and do comes from the page, by messages. */
const tell = (message: ToPage): void => parent.postMessage(message, "*");

const waiting = new Map<number, (value: unknown) => void>();
let asked = 0;
const ask = (wish: Wish): Promise<unknown> =>
  new Promise((resolve) => {
    asked += 1;
    waiting.set(asked, resolve);
    tell({ say: "ask", number: asked, wish });
  });

const targets = new Map<string, () => unknown>();
const changes = new Map<string, unknown>();
let live: Record<string, unknown> = {};
/** The global `shopify` of the extension. */
const shown: Record<string, unknown> = {};
Object.defineProperty(globalThis, "shopify", { value: shown });

/** A shopper sees nothing of what breaks; whoever opens the console does. */
function fail(error: unknown): void {
  console.error(error);
  document.body.replaceChildren();
}
window.addEventListener("error", () => document.body.replaceChildren());
window.addEventListener("unhandledrejection", () => document.body.replaceChildren());

function surface({ target, apiVersion, locale, words, values }: Start): object {
  live = enliven(values);
  return {
    extend: (name: string, run: () => unknown) => void targets.set(name, run),
    setSignals: (type: new (value: unknown) => LiveValue) => {
      live = enliven(values, type);
      Object.assign(shown, live);
    },
    extension: { target, apiVersion, version: "sandbox", editor: undefined, scriptUrl: bundleUrl() },
    i18n: i18n({ words, locale }),
    sessionToken: { get: () => ask({ verb: "token" }) },
    requireLogin: () => ask({ verb: "login" }),
    applyMetafieldChange: (change: unknown) => ask({ verb: "cart", change }),
    applyAttributeChange: (change: unknown) => ask({ verb: "cart", change }),
    storage: {
      read: (key: string) => ask({ verb: "read", key }),
      write: (key: string, value: unknown) => ask({ verb: "write", key, value }),
      delete: (key: string) => ask({ verb: "write", key, value: null }),
    },
    ...live,
  };
}

const bundleUrl = (): string =>
  document.querySelector<HTMLScriptElement>("script[data-bundle]")?.dataset["bundle"] ?? "";

function begin(start: Start): void {
  Object.assign(shown, surface(start));
  const script = document.createElement("script");
  script.src = bundleUrl();
  script.onload = async () => {
    for (const [name, value] of changes) set(name, value);
    try {
      await targets.get(start.target)?.();
    } catch (error) {
      fail(error);
    }
    // Not before: the page keeps the place that it gave, until it is known what stands there.
    height.observe(document.body);
  };
  document.head.append(script);
}

function set(name: string, value: unknown): void {
  changes.set(name, value);
  const known = live[name];
  if (typeof known === "object" && known !== null && "value" in known) known.value = value;
}

window.addEventListener("message", (event) => {
  const heard = toFrame.safeParse(event.data);
  if (event.source !== parent || !heard.success) return;
  const { data } = heard;
  if (data.say === "start") {
    clearInterval(knocking);
    if (!("extend" in shown)) begin(data.start);
  } else if (data.say === "change") set(data.name, data.value);
  else {
    waiting.get(data.to)?.(data.value);
    waiting.delete(data.to);
  }
});

defineElements((href) => void ask({ verb: "go", href }));
const height = new ResizeObserver(() =>
  tell({ say: "height", height: Math.ceil(document.body.getBoundingClientRect().height) }),
);
// The page may be slower than its frames.
const knocking = setInterval(() => tell({ say: "ready" }), 50);
