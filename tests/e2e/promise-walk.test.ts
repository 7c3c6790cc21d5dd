import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desktop, phone, visitor } from "./browser";
import { lookOver } from "./checks";
import { raiseTheatre, type Theatre } from "./stage";

let theatre: Theatre | undefined;
const here = (): Theatre => {
  if (!theatre) throw new Error("The stage was not raised.");
  return theatre;
};

beforeAll(async () => {
  theatre = await raiseTheatre();
}, 240_000);
afterAll(() => theatre?.close());

/** What a surface says of the promise. */
interface Said {
  id: string;
  text: string;
}

const POSTAL = "11201";
const OPTIONS = ["ups_ground", "usps_ground_advantage", "fedex_home_delivery"];
const squeeze = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();

/** Adds up every shift of the page that nobody asked for. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const seen = window as unknown as { shifts: number };
    seen.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) seen.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { shifts: number }).shifts);

/** The block of the theme, once it has its answer. */
async function ofBlock(page: Page): Promise<Said> {
  const block = page.locator("doorstep-promise[aria-busy=false][data-promise-id^=prm_]");
  await block.waitFor();
  return {
    id: (await block.getAttribute("data-promise-id")) ?? "",
    text: squeeze(await block.locator("[data-part=text]").textContent()),
  };
}

/** The extension in its frame, once it has its answer. */
async function ofFrame(frame: FrameLocator): Promise<Said> {
  const group = frame.locator("s-stack[id^=prm_]").last();
  await group.waitFor({ timeout: 30_000 });
  return {
    id: (await group.getAttribute("id")) ?? "",
    text: squeeze(await group.locator("s-text").first().textContent()),
  };
}

async function sound(page: Page): Promise<void> {
  // Contrast of the theme around it is the theme's own.
  expect({ at: page.url(), ...(await lookOver(page)) }).toMatchObject({
    headings: 1,
    nameless: [],
    wordless: [],
    overflow: 0,
  });
  for (const frame of page.frames().slice(1))
    expect(await lookOver(frame)).toMatchObject({ nameless: [], faint: [], overflow: 0 });
}

async function fromProductToCart(page: Page): Promise<Said> {
  await page.goto(`${here().stage.sandboxUrl}/store/products/stoneware-mug`);
  await ofBlock(page);
  expect(await shiftsOf(page)).toBe(0);
  await page.getByRole("button", { name: "Change Postal code" }).click();
  await page.getByRole("textbox", { name: "Postal code" }).fill(POSTAL);
  await page.keyboard.press("Enter");
  await page.getByText(`Deliver to ${POSTAL}`).waitFor();
  await page.waitForLoadState("networkidle");
  const promised = await ofBlock(page);
  expect(promised.text).toMatch(/\d/);
  await sound(page);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.waitForURL(/\/store\/cart$/);
  return promised;
}

/** The shopper takes the option with which the promise was made; each of the others has one of its own. */
async function payWith(page: Page, promised: Said, email: string): Promise<void> {
  await page.getByRole("link", { name: "Check out" }).click();
  const under = (option: string) => page.frameLocator(`[data-option=${option}] iframe`);
  const said = await Promise.all(
    OPTIONS.map(async (option) => ({ option, ...(await ofFrame(under(option))) })),
  );
  const same = said.find(({ id }) => id === promised.id);
  expect(said.map(({ id }) => id)).toContain(promised.id);
  expect(same?.text).toBe(promised.text);
  const other = OPTIONS.find((option) => option !== same?.option);
  for (const option of [other, same?.option]) {
    const id = said.find((each) => each.option === option)?.id;
    await page.locator(`input[value=${option}]`).check();
    await expect.poll(() => carriedBy(page), { timeout: 10_000 }).toBe(id);
  }
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Name").fill("Ada Walker");
  // One line is kept free at each option; the longest words take two on a phone.
  expect(await shiftsOf(page)).toBeLessThan(0.05);
  await sound(page);
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.waitForURL(/thank-you$/);
}

const carriedBy = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const cart = (await (await fetch("/store/cart.js")).json()) as { attributes: Record<string, string> };
    return cart.attributes["_doorstep_promise"];
  });

/** By number and e-mail, as a guest finds an order. */
async function onTrackingPage(page: Page, order: string, email: string): Promise<Said> {
  await page.goto(`${here().stage.sandboxUrl}/apps/doorstep/track`);
  await page.getByLabel("Order number").fill(order);
  await page.getByLabel("E-mail, phone or postcode").fill(email);
  await page.getByRole("button", { name: "Find my order" }).click();
  const place = page.locator("[data-promise-id]").first();
  await place.waitFor();
  return {
    id: (await place.getAttribute("data-promise-id")) ?? "",
    text: squeeze(await place.textContent()),
  };
}

describe("one promise from the product page to the door", () => {
  it.each([
    ["a desk", desktop],
    ["a phone", phone],
  ])(
    "has one id and one date on every page, on %s",
    async (where, size) => {
      const who = await visitor(here().browser, size);
      const { page } = who;
      const email = `walker-${where.replace(/\W/g, "-")}@example.com`;
      await watchShifts(page);

      const promised = await fromProductToCart(page);
      expect(await ofBlock(page)).toEqual(promised);
      expect(await shiftsOf(page)).toBe(0);
      await sound(page);
      await payWith(page, promised, email);

      const panel = () => ofFrame(page.frameLocator(".extension iframe"));
      expect(await panel()).toEqual(promised);
      await sound(page);
      const order = /#\d+/.exec((await page.locator("main").textContent()) ?? "")?.[0] ?? "";
      await page.getByRole("link", { name: "Order status" }).click();
      await page.waitForURL(/\/store\/orders\/\w+$/);
      expect(await panel()).toEqual(promised);
      await sound(page);

      const tracked = await onTrackingPage(page, order, email);
      expect(tracked.id).toBe(promised.id);
      expect(tracked.text).toContain(promised.text);

      expect(who.outside).toEqual([]);
      // An order that was placed this moment is asked for until the app has heard of it.
      expect(who.complaints.filter((text) => !/status of 404.*api\/outlook/.test(text))).toEqual([]);
      await who.context.close();
    },
    180_000,
  );
});

describe("the block in a theme", () => {
  /** Answers in the app's place, so that the test decides when it is too late to order. */
  async function shown(orderBy: () => Date | null) {
    const who = await visitor(here().browser);
    let asked = 0;
    await who.page.route("**/apps/doorstep/promises?*", (route) => {
      asked += 1;
      const promise = {
        state: "promised",
        promise_id: `prm_${asked}`,
        text: "Arrives Monday",
        order_by: orderBy(),
      };
      const valid_until = new Date(Date.now() + 600_000);
      return route.fulfill({ json: { version: 1, valid_until, promises: [promise] } });
    });
    await who.page.route("**/store/products/*", async (route) => {
      const body = await (await route.fetch()).text();
      // The merchant has turned the countdown on.
      await route.fulfill({
        body: body.replace('data-part="text"', '$&></p><p data-part="countdown"'),
        contentType: "text/html",
      });
    });
    await who.page.goto(`${here().stage.sandboxUrl}/store/products/stoneware-mug`);
    await ofBlock(who.page);
    return { ...who, asked: () => asked };
  }

  it("counts the minutes, and asks again when they are over", async () => {
    const end = new Date(Date.now() + 3_000);
    const { page, context, asked } = await shown(() => (end.getTime() > Date.now() ? end : null));
    expect(await page.locator("[data-part=countdown]").textContent()).toBe("Order within 1 min");
    await expect.poll(asked, { timeout: 10_000 }).toBe(2);
    await expect.poll(() => page.locator("[data-part=countdown]").textContent()).toBe("");
    await context.close();
  });

  it("lets a theme that adds to the cart by script do so once, after the cart has heard of the promise", async () => {
    const { page, context } = await shown(() => null);
    await page.evaluate(() => {
      const seen = window as unknown as { heard: unknown[] };
      seen.heard = [];
      document.querySelector("form[action$='/cart/add']")?.addEventListener("submit", (event) => {
        event.preventDefault();
        void fetch("/store/cart.js")
          .then((answer) => answer.json())
          .then((cart: { attributes: unknown }) => seen.heard.push(cart.attributes));
      });
    });
    await page.getByRole("button", { name: "Add to cart" }).click();
    const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
    await expect.poll(heard).toEqual([{ _doorstep_promise: "prm_1" }]);
    await context.close();
  });
});
