import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desktop, phone, visitor, type Visitor } from "./browser";
import { lookOver } from "./checks";
import { lookUp, splitOrder, type SplitOrder, splitOrderPage } from "./split-order";
import { raiseTheatre, type Theatre } from "./stage";

let theatre: Theatre;
let split: SplitOrder;
/** The page's address, with its key. */
let link: string;

beforeAll(async () => {
  theatre = await raiseTheatre();
  split = await splitOrder(theatre);
  link = await splitOrderPage(theatre, split);
}, 240_000);
afterAll(() => theatre?.close());

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against WCAG 2.2 A and AA within our part of the page; the theme around it is the store's own. */
async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (
      window as unknown as {
        axe: {
          run(
            on: string,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      }
    ).axe;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await run.run(".ds", { runOnly: { type: "tag", values: tags } });
    return violations.map(
      (v) =>
        `${v.id}: ${v.nodes
          .map((n) => n.html)
          .join(" | ")
          .slice(0, 200)}`,
    );
  });
}

async function sound(who: Visitor): Promise<void> {
  expect(await accessibility(who.page)).toEqual([]);
  expect(await lookOver(who.page)).toMatchObject({ headings: 1, nameless: [], wordless: [], overflow: 0 });
  expect(who.outside).toEqual([]);
  expect(who.leaks).toEqual([]);
}

const languages = [
  {
    code: "en",
    dir: "ltr",
    handed: "Handed over to",
    failed: "The carrier could not hand over your parcel.",
  },
  { code: "fr", dir: "ltr", handed: "USPS", failed: null },
  { code: "ar", dir: "rtl", handed: "USPS", failed: null },
] as const;

describe("a split order with a hand-over and a failed attempt", () => {
  it.each(languages.flatMap((language) => [desktop, phone].map((size) => ({ ...language, size }))))(
    "GIVEN a reader of $code at $size.width WHEN the page is opened THEN both parcels stand on it, each with its own items and state",
    async ({ code, dir, handed, failed, size }) => {
      const who = await visitor(theatre.browser, size);
      await who.page.goto(`${link}&lang=${code}`);
      const page = who.page.locator(".ds");
      expect(await page.getAttribute("lang")).toBe(code);
      expect(await page.getAttribute("dir")).toBe(dir);
      const parcels = page.locator("section[aria-labelledby^=parcel-]");
      expect(await parcels.count()).toBe(2);
      const text = (await page.textContent()) ?? "";
      for (const number of [split.handedOver, split.lastMile, split.failed]) expect(text).toContain(number);
      expect(text).toContain(handed);
      if (failed) expect(text).toContain(failed);
      else expect(text).not.toContain("hand over");
      // One trouble, and it is on the parcel that it is about.
      expect(await page.locator(".ds-trouble").count()).toBe(1);
      expect(await page.locator(".ds-trouble").textContent()).toContain(split.failed);
      for (const summary of await page.locator("section summary").all()) await summary.click();
      const items = await parcels.locator(".ds-items").allTextContents();
      expect(items.map((i) => i.trim().charAt(0)).sort()).toEqual(["1", "2"]);
      await sound(who);
      await who.context.close();
    },
  );

  it("GIVEN the failed attempt WHEN the shopper asks for another day, without any script, THEN the page says what becomes of it", async () => {
    const context = await theatre.browser.newContext({ javaScriptEnabled: false, viewport: phone });
    const page = await context.newPage();
    await page.goto(link);
    await page.getByText("Deliver it again").click();
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel("On which day?").first().fill(day);
    await page.getByRole("button", { name: "Send" }).first().click();
    await page.getByText(/You asked for this: Deliver it again/).waitFor();
    expect(await page.getByText("Put it right from here").count()).toBe(0);
    await context.close();
  });

  it("GIVEN a tracking number alone WHEN it is looked up THEN it shows where that parcel is, and nothing of the order", async () => {
    const who = await visitor(theatre.browser, phone);
    await who.page.goto(`${theatre.stage.sandboxUrl}/apps/doorstep/track`);
    await who.page.getByText("Only have a tracking number?").click();
    await who.page.getByLabel("Tracking number").fill(split.handedOver.toLowerCase());
    await who.page.getByRole("button", { name: "Find this parcel" }).click();
    await who.page.getByText("Tendered to USPS").waitFor();
    const text = (await who.page.locator(".ds").textContent()) ?? "";
    for (const secret of [split.name, split.email, split.failed, "Deliver it again"])
      expect(text).not.toContain(secret);
    await sound(who);
    await who.context.close();
  });

  it("GIVEN only the postcode WHEN looked up THEN the shopper may look, and decides nothing", async () => {
    const who = await visitor(theatre.browser);
    const state = (await (await fetch(`${theatre.stage.sandboxUrl}/control/state`)).json()) as {
      orders: { name: string; postal?: string | null }[];
    };
    const postal = state.orders.find((o) => o.name === split.name)?.postal ?? "";
    await lookUp(who.page, theatre.stage.sandboxUrl, split.name, postal);
    await who.page.getByText(split.failed).first().waitFor();
    expect(await who.page.getByText("Put it right from here").count()).toBe(0);
    expect(await who.page.locator("input[name=wish]").count()).toBe(0);
    await who.context.close();
  });

  it("GIVEN a wrong number WHEN looked up, in the shopper's language, THEN one sentence says so", async () => {
    const who = await visitor(theatre.browser);
    await who.page.goto(`${theatre.stage.sandboxUrl}/apps/doorstep/track?lang=de`);
    await who.page.getByLabel("Bestellnummer").fill("#424242");
    await who.page.getByLabel("E-Mail, Telefon oder Postleitzahl").fill(split.email);
    await who.page.getByRole("button", { name: "Bestellung finden" }).click();
    expect(await who.page.getByRole("alert").count()).toBe(1);
    expect(await who.page.locator(".ds").getAttribute("lang")).toBe("de");
    await sound(who);
    await who.context.close();
  });
});
