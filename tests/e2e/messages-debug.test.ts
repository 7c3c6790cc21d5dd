import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, FrameLocator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { phone, visitor, type Visitor } from "./browser";
import { lookOver } from "./checks";
import { openAdmin, raiseTheatre, type Theatre } from "./stage";
import { stopLinkOf } from "./stop-link";

let theatre: Theatre | undefined;
const here = (): Theatre => {
  if (!theatre) throw new Error("The stage was not raised.");
  return theatre;
};

beforeAll(async () => {
  theatre = await raiseTheatre();
}, 300_000);
afterAll(() => theatre?.close());

let who: Visitor;
beforeEach(async () => {
  who = await visitor(here().browser);
});
afterEach(async () => {
  // Shopify's own files are not to be had here.
  expect(who.complaints.filter((text) => !text.includes("cdn.shopify.com"))).toEqual([]);
  await who.context.close();
});

const open = (at: string) => openAdmin(who.page, here().stage, `/app/messages${at}`);
const toast = (text: string | RegExp) => who.page.getByText(text).waitFor();
const frame = () => who.page.frame("app-iframe") as Frame;
const sound = async () => {
  const wide = await frame().evaluate(() => [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 150)));
  if (wide.length) console.error(wide.slice(0, 12));
  await sound2();
};
const sound2 = async () =>
  expect(await lookOver(frame())).toMatchObject({ headings: 1, nameless: [], faint: [], overflow: 0 });

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against WCAG 2.2 A and AA in a part of a document. */
async function accessibility(place: Pick<Frame, "evaluate">, on: string): Promise<string[]> {
  await place.evaluate(axe);
  return place.evaluate(async (part) => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const { axe: run } = window as unknown as { axe: { run(on: string, options: object): Promise<Found> } };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await run.run(part, { iframes: false, runOnly: { type: "tag", values: tags } });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")}`);
  }, on);
}

describe("the matrix", () => {
  it("GIVEN a message that is on WHEN it is left to another system THEN it says so, and nothing is sent", async () => {
    const app = await open("");
    const orders = app.getByRole("list", { name: "Journey" });
    const line = orders.getByRole("listitem").filter({ hasText: "Out for delivery" });
    await line.getByText("On", { exact: true }).waitFor();
    await line.getByRole("button").click();
    await app.getByLabel("Who says it").selectOption("klaviyo");
    await app.getByRole("button", { name: "Save" }).click();
    await line.getByText("Klaviyo says it").waitFor();
    await sound();

    await line.getByRole("button").click();
    await app.getByLabel("Who says it").selectOption("");
    await app.getByLabel("First over").selectOption("");
    await app.getByRole("button", { name: "Save" }).click();
    await line.getByText("Off", { exact: true }).waitFor();
    expect(await accessibility(frame(), "#app, body")).toEqual([]);
  });

  it("GIVEN the parcel that was lost WHEN the matrix is opened THEN its message is counted", async () => {
    const app = await open("");
    const lost = app
      .getByRole("listitem")
      .filter({ has: app.getByRole("link", { name: "Lost", exact: true }) });
    await lost.getByText("1 sent").waitFor();
    await who.page.setViewportSize(phone);
    await sound();
  });
});

describe("the editor", () => {
  const field = (app: FrameLocator, name: string) => app.getByLabel(name, { exact: true });
  const letter = (app: FrameLocator) => app.frameLocator("iframe[title='Preview of the letter']");

  it("GIVEN a text WHEN it is changed THEN the preview follows on a real order, a fault is named, and it is kept and taken back", async () => {
    const { order } = here();
    const app = await open("/exception.lost");
    await app.getByText(`With what is known of ${order.name} now.`).waitFor();
    await field(app, "Title").fill("We have lost ");
    await app.getByRole("button", { name: "Put in: Number of the order" }).click();
    await letter(app)
      .getByRole("heading", { name: `We have lost ${order.name}` })
      .waitFor();

    await field(app, "Text").fill("Good news\n{% if order.name %}never ends");
    await app.getByText(/^Line \d: this is not Liquid/).waitFor();
    await app.getByRole("button", { name: "Save", exact: true }).last().click();
    await who.page.waitForTimeout(500);
    await field(app, "Text").fill("**{{ outlook.when }}**\nWe make it good.");
    await letter(app).getByText("We make it good.").waitFor();
    await app.getByRole("button", { name: "SMS", exact: true }).click();
    await app.getByText(/characters?, \d+ SMS/).waitFor();
    await app.getByRole("button", { name: "Save", exact: true }).last().click();
    await toast("Saved. It holds from the next message on.");

    const versions = app.getByRole("list", { name: "Versions", exact: true });
    const first = versions.getByRole("listitem").filter({ hasText: "Version 1" });
    await first.getByText("Live", { exact: true }).waitFor();
    await versions.getByRole("button", { name: /^Compare Default/ }).click();
    await versions.getByText("We make it good.").waitFor();
    await versions.getByRole("button", { name: "Back to the default: Default" }).click();
    await toast("The default text is live again.");
    await versions.getByRole("button", { name: "Restore: Version 1" }).click();
    await toast("Version 1 is live again.");
    await versions.getByRole("listitem").filter({ hasText: "Version 3" }).getByText("Live").waitFor();
    expect(await field(app, "Title").inputValue()).toBe("We have lost {{ order.name }}");
    await sound();
    expect(await accessibility(frame(), "body")).toEqual([]);
  });

  it("GIVEN an order that is not there WHEN it is asked for THEN an invented one is shown, in the language of the tab", async () => {
    const app = await open("/parcel.delivered?language=ar");
    await field(app, "Order").fill("#999999");
    await field(app, "Order").press("Enter");
    await app.getByText("There is no order #999999: an invented one is shown.").waitFor();
    expect(await letter(app).locator("html").getAttribute("dir")).toBe("rtl");
    await who.page.setViewportSize(phone);
    await sound();
  });

  it("GIVEN an address WHEN a test is sent THEN it arrives there once, with links that decide nothing, and the page says so", async () => {
    const { received } = here();
    const app = await open("/exception.lost");
    const form = app.getByRole("form", { name: "Send a test" });
    await form.getByLabel("E-mail address").fill("nobody");
    await form.getByRole("button", { name: "Send a test" }).click();
    await form.getByText("An e-mail address is needed.").waitFor();
    await form.getByLabel("E-mail address").fill("team@example.com");
    await form.getByRole("button", { name: "Send a test" }).click();
    await app
      .getByRole("list", { name: "Tests of the last hour" })
      .getByText("Sent", { exact: true })
      .waitFor({ timeout: 20_000 });
    const mine = (await received()).messages.filter(({ to }) => to.includes("team@example.com"));
    expect(mine).toHaveLength(1);
    expect(mine[0]?.text).toMatch(/\/apps\/doorstep\/track\?t=/);
  });
});

describe("the rules", () => {
  it("GIVEN rules WHEN they are changed THEN what is wrong is named, and what is right is kept and seen in the preview", async () => {
    const app = await open("/rules");
    await app.getByLabel("Messages about one order").fill("90");
    await app.getByLabel("Answers go to").fill("nobody");
    await app.getByRole("button", { name: "Save", exact: true }).last().click();
    await app.getByText("A whole number from 1 to 50.").waitFor();
    await app.getByText("An e-mail address, or nothing.").waitFor();
    await app.getByLabel("Messages about one order").fill("8");
    await app.getByLabel("Answers go to").fill("help@example.com");
    await app.getByLabel("Last lines").fill("1 Example Street");
    const letter = app.frameLocator("iframe[title='Preview of a letter']");
    await letter.getByText("1 Example Street").waitFor();
    await app.getByRole("button", { name: "Save", exact: true }).last().click();
    await toast("Saved. It holds from the next message on.");
    const again = await open("/rules");
    expect(await again.getByLabel("Messages about one order").inputValue()).toBe("8");
    await sound();
    expect(await accessibility(frame(), "body")).toEqual([]);
    await who.page.setViewportSize(phone);
    await sound();
  });

  it("GIVEN mails of Shopify's own WHEN they are found THEN they can be left to say it", async () => {
    const app = await open("/rules");
    await app.getByRole("button", { name: "Look now" }).click();
    const found = app.getByRole("list", { name: "Found" });
    const line = found.getByRole("listitem").filter({ hasText: "Shopify: Shipping confirmation" });
    await line.getByRole("button", { name: /^Let them say it/ }).click({ timeout: 30_000 });
    await line.getByText("They say it").waitFor();
    const matrix = await open("");
    await matrix.getByText("Shopify says it").waitFor();
  });

  it("GIVEN an address WHEN it is to be left alone THEN it is counted, and written to again when it is let go", async () => {
    const app = await open("/rules");
    const form = app.getByRole("form", { name: "An address" });
    await form.getByLabel("E-mail address").fill("left.alone@example.com");
    await form.getByRole("button", { name: "Leave it alone" }).click();
    await app.getByText("E-mail, set by your team: 1 address").waitFor();
    await form.getByLabel("E-mail address").fill("Left.Alone@example.com");
    await form.getByRole("button", { name: "Write to it again" }).click();
    await app.getByText("E-mail, set by your team: 1 address").waitFor({ state: "detached" });
    await form.getByRole("button", { name: "Write to it again" }).click();
    await form.getByText("This address is not on the list.").waitFor();
  });
});

describe("the log", () => {
  it("GIVEN the parcel that was lost WHEN the log is opened THEN what was said is read there, and on the parcel", async () => {
    const { order } = here();
    const app = await open("/log");
    const rows = app.getByRole("list", { name: "Messages" });
    const row = rows
      .getByRole("listitem")
      .filter({ hasText: `Order ${order.name}` })
      .filter({ hasText: "Lost" });
    await row.getByText("Sent", { exact: true }).waitFor();
    await row.getByRole("button", { name: /^What was said/ }).click();
    await app.getByRole("dialog").getByText(order.name).first().waitFor();
    await app.getByRole("button", { name: "Close" }).click();
    await sound();

    await app.getByLabel("What became of it").selectOption("failed");
    await app.getByText("No message fits").waitFor();
    await app.getByLabel("What became of it").selectOption("sent");
    await row.getByText("Sent", { exact: true }).waitFor();
    await app.getByLabel("Message", { exact: true }).selectOption("exception.lost");
    await row.getByText("Sent", { exact: true }).waitFor();
    // While it loads, the list before it is drawn fainter.
    await app.locator("ul[aria-label=Messages][aria-busy=false]").waitFor();
    await who.page.setViewportSize(phone);
    await sound();
    expect(await accessibility(frame(), "body")).toEqual([]);
  });
});

describe("the shopper's page", () => {
  const linkOf = (order: string) => stopLinkOf(here(), order);

  it.each(["en", "ar"])(
    "GIVEN a reader of %s on a phone WHEN messages are stopped and started again THEN the page says so, without any script",
    async (lang) => {
      const link = `${await linkOf(here().order.name)}&lang=${lang}`;
      const context = await here().browser.newContext({ javaScriptEnabled: false, viewport: phone });
      const page = await context.newPage();
      await page.goto(link);
      const status = page.getByRole("status");
      const before = await status.textContent();
      await page.getByRole("button").click();
      expect(await status.textContent()).not.toBe(before);
      await page.getByRole("button").click();
      expect(await status.textContent()).toBe(before);
      await context.close();
      await who.page.setViewportSize(phone);
      await who.page.goto(link);
      expect(await who.page.locator(".ds").getAttribute("dir")).toBe(lang === "ar" ? "rtl" : "ltr");
      expect(await accessibility(who.page, ".ds")).toEqual([]);
      expect(await lookOver(who.page)).toMatchObject({
        headings: 1,
        nameless: [],
        wordless: [],
        overflow: 0,
      });
      expect(who.leaks).toEqual([]);
    },
  );

  it("GIVEN a mail program WHEN it unsubscribes at one click THEN it is done at once; a wrong key opens nothing", async () => {
    const link = await linkOf(here().order.name);
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    expect((await fetch(link, { method: "POST", body })).status).toBe(200);
    await who.page.goto(link);
    await who.page.getByText("You get no more of these messages.").waitFor();
    await who.page.getByRole("button", { name: "Send them to me again" }).click();
    await who.page.getByText("You get these messages.").waitFor();
    await who.page.goto(`${link}x`);
    expect(await who.page.getByRole("alert").count()).toBe(1);
    expect(await who.page.getByRole("button").count()).toBe(0);
  });
});
