import { z } from "zod";
import { trackingLink } from "../../../app/modules/orders/index.server";
import type { Store } from "../story";

/** What the tracking page says of an order's one parcel, or of the order while there is none. */
export interface PageWords {
  headline: string;
  next: string;
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };
const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, "")
    .replace(/&(#?\w+);/g, (whole, name: string) => named[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();

const first = (html: string, pattern: RegExp): string => textOf(pattern.exec(html)?.[1] ?? "");

/** The page's address as the shopper opens it in this store. */
export async function pageOf(store: Store, sandboxUrl: string, orderId: string): Promise<string> {
  const link = new URL(await store.read((unit) => trackingLink(unit, orderId)));
  return `${sandboxUrl}${link.pathname}${link.search}`;
}

export async function readPage(url: string, language: string): Promise<PageWords> {
  const answer = await fetch(`${url}&lang=${language}`);
  const html = await answer.text();
  if (!answer.ok) throw new Error(`The tracking page answered ${answer.status}.`);
  return {
    headline: first(html, /<h1[^>]*>(.*?)<\/h1>/s),
    next: first(html, /<p><strong>[^<]*<\/strong>(.*?)(?:<small|<\/p>)/s),
  };
}

const button = z.object({ token: z.string(), shipment: z.string() });

/** Presses the page's button with which a shopper says that it is not there. */
export async function reportNotReceived(url: string): Promise<void> {
  const html = await (await fetch(url)).text();
  const form = /<form[^>]*>(?:(?!<\/form>).)*value="not_received"/s.exec(html)?.[0] ?? "";
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1];
  const { token, shipment } = button.parse({ token: hidden("t"), shipment: hidden("shipment") });
  const answer = await fetch(url.split("?")[0] ?? url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ do: "report", t: token, shipment, what: "not_received" }),
    redirect: "manual",
  });
  if (answer.status >= 400) throw new Error(`The report was answered ${answer.status}.`);
}
