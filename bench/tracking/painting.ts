import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { raiseStage, type Stage } from "../../cli/demo/stage";
import { Store } from "../../cli/demo/story";
import { openBrowser, phone, visitor } from "../../tests/e2e/browser";
import { splitOrder, splitOrderPage } from "../../tests/e2e/split-order";
import { median } from "../processes";

export interface Painting {
  /** Milliseconds from going to the page until the largest thing in view is painted. */
  lcp: number;
  /** Which element that was. */
  largest: string;
  requests: number;
  bytes: number;
  samples: number;
}

/** A middling phone on a slow mobile network, as Lighthouse has it. */
const SLOW = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU = 4;

interface Seen {
  lcp: number;
  largest: string;
}

/** Runs in the page. */
const seen = (): Promise<Seen> =>
  new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const last: (PerformanceEntry & { element?: Element }) | undefined = list.getEntries().at(-1);
      if (!last) return;
      observer.disconnect();
      const element = last.element ? `${last.element.tagName.toLowerCase()} ${last.element.className}` : "?";
      resolve({ lcp: last.startTime, largest: element.trim() });
    });
    observer.observe({ type: "largest-contentful-paint", buffered: true });
  });

async function openOnce(browser: Browser, link: string): Promise<Seen & { requests: number; bytes: number }> {
  const { context, page } = await visitor(browser, phone);
  const cdp = await context.newCDPSession(page);
  let [requests, bytes] = [0, 0];
  await cdp.send("Network.enable");
  cdp.on("Network.requestWillBeSent", () => requests++);
  cdp.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await cdp.send("Network.emulateNetworkConditions", { offline: false, ...SLOW });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  await page.goto(link, { waitUntil: "networkidle" });
  const it = await page.evaluate(seen);
  await context.close();
  return { ...it, requests, bytes };
}

/** The page of an order with two parcels, one of them in trouble, in the sandbox's theme, on a phone. Median. */
export async function measurePainting(samples: number): Promise<Painting> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-bench-"));
  const stage = await raiseStage({ dataDir, say: () => undefined });
  const browser = await openBrowser();
  try {
    // Opening it installs the app and connects what the sandbox stands in for.
    await (await Store.open(stage, () => undefined)).close();
    const theatre = { stage, browser, control: (at: string, body: object) => control(stage, at, body) };
    const split = await splitOrder(theatre);
    const link = await splitOrderPage(theatre, split);
    await openOnce(browser, link);
    const all: Awaited<ReturnType<typeof openOnce>>[] = [];
    for (let i = 0; i < samples; i++) all.push(await openOnce(browser, link));
    const of = (what: "lcp" | "requests" | "bytes") => median(all.map((one) => one[what]));
    return {
      lcp: of("lcp"),
      largest: all[0]?.largest ?? "?",
      requests: of("requests"),
      bytes: of("bytes"),
      samples,
    };
  } finally {
    await browser.close();
    await stage.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function control(stage: Stage, at: string, body: object): Promise<unknown> {
  const answer = await fetch(`${stage.sandboxUrl}/control${at}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the sandbox refused ${at}: ${answer.status}`);
  return answer.json();
}
