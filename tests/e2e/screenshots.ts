import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { desktop, phone, visitor } from "./browser";
import { deliver } from "./parcels";
import { folder, keep, say } from "./picture";
import { splitOrder, splitOrderPage } from "./split-order";
import { stopLinkOf } from "./stop-link";
import { openAdmin, raiseTheatre, type Theatre } from "./stage";
import { scans, troubled } from "./troubles";

async function merchantPictures({ stage, browser, order, played }: Theatre): Promise<void> {
  const { page, context } = await visitor(browser, { width: desktop.width, height: 620 });
  await openAdmin(page, stage);
  await keep(page, "home");
  await page.setViewportSize(desktop);
  let app = await openAdmin(page, stage, "/app/shipments");
  await keep(page, "shipments");
  await app.getByRole("link", { name: order.name, exact: true }).click();
  await app.getByRole("heading", { name: `Order ${order.name}` }).waitFor();
  await keep(page, "shipment");
  await page.setViewportSize({ width: desktop.width, height: 1_300 });
  app = await openAdmin(page, stage, `/app/events/${played.correlation_id}`);
  await app.getByRole("list", { name: "Consequences" }).waitFor();
  await keep(page, "receipt");
  await page.setViewportSize(desktop);
  await openAdmin(page, stage, "/app/events/map");
  await keep(page, "event-map");
  await openAdmin(page, stage, "/app/connections");
  await keep(page, "connections");
  app = await openAdmin(page, stage, "/app/shipments");
  for (const n of [1, 2])
    await app
      .getByRole("row")
      .nth(n + 1)
      .getByRole("checkbox")
      .check({ force: true });
  await keep(page, "shipments-bulk");
  await openAdmin(page, stage, "/app/carriers");
  await keep(page, "carriers");
  app = await openAdmin(page, stage, "/app/tracking");
  await app.getByLabel("Accent").fill("#0b6e4f");
  await app.locator("iframe[srcdoc*='#0b6e4f']").waitFor();
  await keep(page, "tracking-look");
  await page.goto(`${stage.sandboxUrl}/mailbox`);
  await page.getByRole("row").nth(1).getByRole("link").click();
  await page.waitForLoadState("networkidle");
  await keep(page, "mailbox");
  await context.close();
}

async function shopperPictures({ browser, linkFromMail }: Theatre): Promise<void> {
  for (const [name, size] of Object.entries({ "tracking-desktop": desktop, "tracking-phone": phone })) {
    const { page, context } = await visitor(browser, size);
    await page.goto(await linkFromMail(), { waitUntil: "networkidle" });
    await keep(page, name);
    await context.close();
  }
}

/** One order in two parcels, in three languages: one handed over to another company, one that found nobody at home. */
async function splitPictures(theatre: Theatre): Promise<void> {
  const link = await splitOrderPage(theatre, await splitOrder(theatre));
  for (const language of ["en", "fr", "ar"]) {
    for (const [name, size] of Object.entries({
      desktop: { width: 1_000, height: 1_600 },
      phone: { width: 390, height: 2_100 },
    })) {
      const { page, context } = await visitor(theatre.browser, size);
      await page.goto(`${link}&lang=${language}`, { waitUntil: "networkidle" });
      await page.locator("section details:has(.ds-scans) > summary").last().click();
      await page.evaluate(() => window.scrollTo(0, 0));
      await keep(page, `tracking-split-${language}-${name}`);
      await context.close();
    }
  }
}

const promised = (page: Page) =>
  page.locator("doorstep-promise[aria-busy=false][data-promise-id^=prm_]").waitFor();
const inFrame = (page: Page, frame: string) =>
  page.frameLocator(frame).locator("s-stack[id^=prm_]").last().waitFor();

/** One promise from the product page to the order status, as the shopper meets it. */
async function walkPictures({ stage, browser }: Theatre): Promise<void> {
  const { page, context } = await visitor(browser, { width: desktop.width, height: 720 });
  await page.goto(`${stage.sandboxUrl}/store/products/stoneware-mug`);
  await promised(page);
  await page.getByRole("button", { name: "Change Postal code" }).click();
  await page.getByRole("textbox", { name: "Postal code" }).fill("11201");
  await page.keyboard.press("Enter");
  await page.getByText("Deliver to 11201").waitFor();
  await page.waitForLoadState("networkidle");
  await promised(page);
  const id = await page.locator("doorstep-promise[data-promise-id^=prm_]").getAttribute("data-promise-id");
  await keep(page, "promise-product");
  await page.setViewportSize(phone);
  await page
    .getByRole("button", { name: "Add to cart" })
    .evaluate((el) => el.scrollIntoView({ block: "center" }));
  await keep(page, "promise-product-phone");
  await page.setViewportSize({ width: desktop.width, height: 720 });
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.waitForURL(/\/store\/cart$/);
  await promised(page);
  await keep(page, "promise-cart");
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByLabel("Email").fill("ada.walker@example.com");
  await page.getByLabel("Name").fill("Ada Walker");
  for (const option of ["ups_ground", "usps_ground_advantage", "fedex_home_delivery"]) {
    await inFrame(page, `[data-option=${option}] iframe`);
    // The one with which the promise of the cart was made.
    const same = page.frameLocator(`[data-option=${option}] iframe`).locator(`s-stack[id=${id}]`);
    if ((await same.count()) > 0) await page.locator(`input[value=${option}]`).check();
  }
  await page.setViewportSize(desktop);
  await keep(page, "promise-checkout");
  await page.setViewportSize(phone);
  await page.locator("[data-option=ups_ground]").scrollIntoViewIfNeeded();
  await keep(page, "promise-checkout-phone");
  await page.setViewportSize({ width: desktop.width, height: 620 });
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.waitForURL(/thank-you$/);
  await inFrame(page, ".extension iframe");
  await keep(page, "promise-thank-you");
  const order = /#\d+/.exec((await page.locator("main").textContent()) ?? "")?.[0] ?? "";
  await page.goto(`${stage.sandboxUrl}/apps/doorstep/track`);
  await page.getByLabel("Order number").fill(order);
  await page.getByLabel("E-mail, phone or postcode").fill("ada.walker@example.com");
  await page.getByRole("button", { name: "Find my order" }).click();
  await page.locator("[data-promise-id]").first().waitFor();
  await keep(page, "promise-tracking");
  await page.setViewportSize(phone);
  await keep(page, "promise-tracking-phone");
  await context.close();
}

/** What the merchant sees of promises: beside them, why they are as they are and whether they are kept. */
async function promisePictures({ stage, browser, order }: Theatre): Promise<void> {
  const { page, context } = await visitor(browser, desktop);
  await openAdmin(page, stage, "/app/promise");
  await keep(page, "promise-overview");
  let app = await openAdmin(page, stage, "/app/promise/settings");
  await app.getByLabel("Range, English").fill("With you {from} – {to}");
  await app.getByText(/^With you \w+day/).waitFor();
  await keep(page, "promise-settings");
  await openAdmin(page, stage, "/app/promise/processing");
  await keep(page, "promise-processing");
  await openAdmin(page, stage, "/app/promise/kept");
  await keep(page, "promise-kept");
  app = await openAdmin(page, stage, `/app/promise/ledger?search=${encodeURIComponent(order.name)}`);
  await page.setViewportSize({ width: desktop.width, height: 640 });
  await keep(page, "promise-ledger");
  await page.setViewportSize(desktop);
  // The oldest is what was promised; the others are what was expected since.
  await app.getByRole("link", { name: /^prm_/ }).last().click();
  await app.getByRole("heading", { name: "Why this date" }).waitFor();
  await keep(page, "promise-why");
  app = await openAdmin(page, stage, "/app/promise/backtest");
  await app.getByRole("form").getByRole("button", { name: "Look back" }).click();
  await app.getByText("Done", { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByText("The look back begins.").waitFor({ state: "hidden" });
  await keep(page, "promise-look-back");
  await context.close();
}

/** What shoppers are told: what, in whose words, by which rules, and what was said. */
async function messagePictures({ stage, browser, store, order }: Theatre): Promise<void> {
  const { page, context } = await visitor(browser, desktop);
  await openAdmin(page, stage, "/app/messages");
  await keep(page, "messages");
  let app = await openAdmin(page, stage, "/app/messages/exception.lost");
  await app
    .getByLabel("Title", { exact: true })
    .fill("We have lost order {{ order.name }}, and we are sorry");
  await app
    .frameLocator("iframe[title='Preview of the letter']")
    .getByRole("heading", { name: /sorry/ })
    .waitFor();
  await page.setViewportSize({ width: desktop.width, height: 1_400 });
  await keep(page, "messages-editor");
  await page.setViewportSize({ width: phone.width, height: 1_600 });
  await keep(page, "messages-editor-phone");
  await page.setViewportSize({ width: desktop.width, height: 1_700 });
  app = await openAdmin(page, stage, "/app/messages/rules");
  await app.getByRole("button", { name: "Look now" }).click();
  await app.getByRole("list", { name: "Found" }).waitFor({ timeout: 30_000 });
  await keep(page, "messages-rules");
  await page.setViewportSize({ width: desktop.width, height: 640 });
  await openAdmin(page, stage, "/app/messages/log");
  await keep(page, "messages-log");
  await page.setViewportSize(phone);
  await page.goto(await stopLinkOf({ stage, store }, order.name));
  await keep(page, "messages-stop-phone");
  await context.close();
}

/** What the team works on, on a desk and on a phone. */
async function casesPictures(theatre: Theatre): Promise<void> {
  const { stage, browser } = theatre;
  const { caseId } = await troubled(theatre, "CA", scans.weather, scans.address);
  await troubled(theatre, "NY", scans.attempt);
  await troubled(theatre, "GA", scans.held);
  await troubled(theatre, "IL", scans.damaged);
  const pages = {
    cases: ["/app/cases", 560, 1_000],
    "cases-one": [`/app/cases/${caseId}`, 1_140, 1_400],
    "cases-playbook": ["/app/cases/playbook/address_issue", 1_200, 1_200],
    "cases-detection": ["/app/cases/detection", 1_200, 1_200],
    "cases-figures": ["/app/cases/figures", 620, 800],
  } as const;
  for (const [name, [at, desk, hand]] of Object.entries(pages)) {
    for (const [suffix, size] of Object.entries({
      "": { width: desktop.width, height: desk },
      "-phone": { width: phone.width, height: hand },
    })) {
      const { page, context } = await visitor(browser, size);
      await openAdmin(page, stage, at);
      await keep(page, `${name}${suffix}`);
      await context.close();
    }
  }
}

const groups: Record<string, (theatre: Theatre) => Promise<void>> = {
  merchant: merchantPictures,
  shopper: shopperPictures,
  split: splitPictures,
  walk: walkPictures,
  cases: casesPictures,
  messages: messagePictures,
  async promise(theatre) {
    await deliver(theatre, 7, 9);
    await promisePictures(theatre);
  },
};

/** Draws docs/screenshots anew: `node --import tsx tests/e2e/screenshots.ts [merchant] [shopper] [split] [walk] [cases] [promise] [messages]`. */
const wanted = process.argv.slice(2);
const theatre = await raiseTheatre(say);
try {
  await mkdir(folder, { recursive: true });
  for (const [name, draw] of Object.entries(groups))
    if (wanted.length === 0 || wanted.includes(name)) await draw(theatre);
} finally {
  await theatre.close();
}
