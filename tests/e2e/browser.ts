import { tmpdir } from "node:os";
import path from "node:path";
import bundled, { inflate } from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** With the word "Headless" in it, the app takes the browser for a robot and sends it away. */
const PERSON =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

const args = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  // The admin frames the app from another port of this machine.
  "--disable-features=LocalNetworkAccessChecks",
  "--font-render-hinting=none",
];

/** Chromium out of a package: nothing needs to be installed on the machine. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await bundled.executablePath();
  const open = (env?: Record<string, string>) => chromium.launch({ executablePath, args, env });
  try {
    return await open();
  } catch {
    // A machine without the libraries of a desktop: the package carries those as well.
    const archive = path.resolve(
      import.meta.dirname,
      "../../node_modules/@sparticuz/chromium/bin/al2023.tar.br",
    );
    await inflate(archive);
    return open({ LD_LIBRARY_PATH: path.join(tmpdir(), "al2023", "lib"), HOME: tmpdir() });
  }
}

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Requests to hosts that are not this machine; they are refused, and there should be none. */
  outside: string[];
  /** What pages complained about on their consoles. */
  complaints: string[];
  /** Addresses of the requests whose Referer told the key of an order. */
  leaks: string[];
}

const here = (url: string): boolean => ["127.0.0.1", "localhost"].includes(new URL(url).hostname);

/** Somebody with a browser of their own. */
export async function visitor(browser: Browser, viewport = desktop): Promise<Visitor> {
  const context = await browser.newContext({
    userAgent: PERSON,
    viewport,
    locale: "en-US",
    timezoneId: "UTC",
  });
  const who: Visitor = { context, page: await context.newPage(), outside: [], complaints: [], leaks: [] };
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && !here(url.href),
    (route) => {
      who.outside.push(route.request().url());
      return route.abort();
    },
  );
  context.on("request", (request) => {
    if (/[?&]t=/.test(request.headers().referer ?? "")) who.leaks.push(request.url());
  });
  context.on("console", (message) => {
    if (message.type() === "error") who.complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => who.complaints.push(String(error.error())));
  return who;
}
