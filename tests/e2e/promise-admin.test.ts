import { readFile } from "node:fs/promises";
import type { Frame, FrameLocator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { phone, visitor, type Visitor } from "./browser";
import { lookOver } from "./checks";
import { tabTo } from "./keyboard";
import { deliver } from "./parcels";
import { openAdmin, raiseTheatre, type Theatre } from "./stage";

let theatre: Theatre | undefined;
const here = (): Theatre => {
  if (!theatre) throw new Error("The stage was not raised.");
  return theatre;
};

beforeAll(async () => {
  theatre = await raiseTheatre();
  await deliver(theatre, 6, 4);
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

const open = (at: string) => openAdmin(who.page, here().stage, `/app/promise${at}`);
const toast = (text: string | RegExp) => who.page.getByText(text).waitFor();
const frame = () => who.page.frame("app-iframe") as Frame;

interface Told {
  promises: { state: string; text: string; latest: string }[];
}

describe("the settings", () => {
  const words = (app: FrameLocator) => app.getByLabel("Range, English");

  it("are seen in the preview as they are typed, refused with a reason, saved, and read by shoppers", async () => {
    const { stage } = here();
    const app = await open("/settings");
    const preview = app.getByRole("status", { name: "Preview" });
    await preview.getByText(/^Arrives \w+day/).waitFor();
    await words(app).fill("With you {from} to {to}");
    await preview.getByText(/^With you \w+day/).waitFor();
    await app.getByText("As one date", { exact: true }).click();
    await preview.getByText(/^Arrives by \w+day/).waitFor();
    await app.getByText("As a range", { exact: true }).click();

    const target = app.getByLabel("Promises to keep").first();
    await target.fill("200");
    await app.getByRole("button", { name: "Save" }).click();
    await app.getByText("Nothing was saved yet").waitFor();
    await target.fill("92");
    await app.getByRole("button", { name: "Save" }).click();
    await toast("Saved.");

    const again = await open("/settings");
    expect(await words(again).inputValue()).toBe("With you {from} to {to}");
    const asShopper = async () => {
      const told = await fetch(`${stage.sandboxUrl}/apps/doorstep/promises?to=US-11201&surface=product`);
      return ((await told.json()) as Told).promises[0]?.text;
    };
    // What a process knows of settings it may know for some seconds.
    await expect.poll(asShopper, { timeout: 20_000 }).toMatch(/^With you /);
  });

  it("show the key with which a storefront of the store's own asks, and it opens nothing else", async () => {
    const app = await open("/settings");
    const key = (await app.getByText(/^dpk_[\w-]{32}$/).textContent()) ?? "";
    const example = (await app.getByText(/^curl /).textContent()) ?? "";
    const address = /"(http[^"]+)"/.exec(example)?.[1] ?? "";
    const ask = (bearer: string, at = address) =>
      fetch(at, { headers: { authorization: `Bearer ${bearer}` } });
    const told = await ask(key);
    expect(told.status).toBe(200);
    expect(((await told.json()) as Told).promises[0]).toMatchObject({ state: "promised" });
    expect((await ask(`${key.slice(0, -1)}_`)).status).toBe(401);
    expect((await ask(key, address.replace("demo-store.", "other-store."))).status).toBe(401);
  });
});

it("a location's way of packing is confirmed, and taken back", async () => {
  const app = await open("/processing");
  await app.getByRole("button", { name: "Edit Newark" }).click();
  const form = app.getByRole("form", { name: "How Newark packs" });
  await form.getByLabel("Cut-off").fill("25:99");
  await form.getByRole("button", { name: "Confirm" }).click();
  await form.locator("[id$=Error]").first().waitFor();
  await form.getByLabel("Cut-off").fill("14:00");
  await form.getByRole("button", { name: "Confirm" }).click();
  await toast("Confirmed. New promises go by it from now on.");
  const table = app.getByRole("group", { name: "How Newark packs" });
  await table.getByRole("columnheader", { name: "Confirmed" }).waitFor();
  expect(await table.getByRole("row", { name: /Cut-off/ }).textContent()).toContain("14:00");

  await app.getByRole("button", { name: "Take back what was confirmed for Newark" }).click();
  await toast("Taken back. The default is used until you confirm again.");
  await table.getByRole("columnheader", { name: "Confirmed" }).waitFor({ state: "detached" });
});

describe("a look back", () => {
  const ask = (app: FrameLocator) => app.getByRole("form").getByRole("button", { name: "Look back" }).click();
  const run = (app: FrameLocator, name: string) =>
    app.locator(".Polaris-ShadowBevel", { has: app.getByRole("heading", { name, exact: true }) });

  it("over the store's own orders ends with a table", async () => {
    const app = await open("/backtest");
    await ask(app);
    await toast("The look back begins. You may leave this page.");
    const own = run(app, "Your orders");
    await own.getByText("Done", { exact: true }).waitFor({ timeout: 60_000 });
    await own.getByText(/kept \d+ % of the time/).waitFor();
    expect(await own.getByRole("row").count()).toBeGreaterThan(2);
    expect(await lookOver(frame())).toMatchObject({ headings: 1, nameless: [], faint: [], overflow: 0 });
  });

  it("over a file compares with what was promised then, and names the lines that it could not read", async () => {
    const app = await open("/backtest");
    await chosen(app, "past.csv", history());
    await app.getByLabel("Column with the date that you promised then").fill("promised");
    await ask(app);
    const own = run(app, "past.csv");
    await own.getByText("Done", { exact: true }).waitFor({ timeout: 60_000 });
    await own.getByText(/today it is/).waitFor();
    await own.getByText(/^\d+ lines? could not be read$/).click();
    await own
      .getByText(/line 402/)
      .first()
      .waitFor();
  });

  it("over a file that cannot be read says why, and the next one can be asked for", async () => {
    const app = await open("/backtest");
    await chosen(app, "empty.csv", "");
    await ask(app);
    await app.getByText("The file is empty.").waitFor();
    await chosen(app, "letter.csv", "Dear Sir or Madam,\nplease find attached\n");
    await ask(app);
    const own = run(app, "letter.csv");
    await own.getByText("Failed", { exact: true }).waitFor({ timeout: 60_000 });
    expect(await own.textContent()).toMatch(/order_id/);
    await app.getByRole("form").getByRole("button", { name: "Look back", disabled: false }).waitFor();
  });

  const chosen = async (app: FrameLocator, name: string, text: string) => {
    await app.getByText("A history in a file", { exact: true }).click();
    const file = { name, mimeType: "text/csv", buffer: Buffer.from(text) };
    await app.getByLabel(/^History/).setInputFiles(file);
  };

  /** Four hundred parcels that took three to five days, a week having been promised; and a line that is none. */
  const history = () => {
    const at = (n: number, days: number) =>
      new Date(Date.UTC(2026, 2, 1) + n * 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 16);
    const lines = Array.from({ length: 400 }, (_, n) =>
      [
        n,
        at(n, 0),
        at(n, 1),
        at(n, 3 + (n % 3)),
        "US",
        ["TX", "CA", "NY"][n % 3],
        at(n, 7).slice(0, 10),
      ].join(","),
    );
    const columns =
      "order_id,ordered_at,handed_over_at,delivered_at,destination_country,destination_region,promised";
    return [columns, ...lines, "x,soon,,,US,TX,"].join("\n");
  };
});

describe("what was kept", () => {
  it("is reached, and so is the ledger and the reasons of a date, with the keyboard alone", async () => {
    const app = await open("");
    const press = (key: string) => who.page.keyboard.press(key);
    await tabTo(who, frame(), "Promises kept");
    await press("Enter");
    await app.getByRole("heading", { name: "Promises kept", level: 1 }).waitFor();
    await app.getByRole("columnheader", { name: "Lane" }).waitFor();
    await tabTo(who, frame(), "As a table");
    await press("Enter");
    await app
      .getByRole("row", { name: /between \d+ % and \d+ %/ })
      .first()
      .waitFor();

    await tabTo(who, frame(), "Ledger");
    await press("Enter");
    await app.getByRole("heading", { name: "Promise ledger" }).waitFor();
    const first = app.getByRole("link", { name: /^prm_/ }).first();
    await tabTo(who, frame(), (await first.textContent()) ?? "");
    await press("Enter");
    await app.getByRole("heading", { name: "Why this date" }).waitFor();
  });

  it("can be asked by carrier, taken away as a file, and read on a phone", async () => {
    const app = await open("/kept");
    await app.getByLabel("By", { exact: true }).selectOption("carrier");
    await app.getByRole("columnheader", { name: "Carrier" }).waitFor();
    const download = who.page.waitForEvent("download");
    await app.getByRole("button", { name: "Export as CSV" }).click();
    const lines = (await readFile(await (await download).path(), "utf8")).trim().split("\n");
    expect(lines.length).toBeGreaterThan(5);

    await who.page.setViewportSize(phone);
    await app.getByRole("list", { name: "Promises kept" }).waitFor();
    expect(await lookOver(frame())).toMatchObject({ headings: 1, nameless: [], faint: [], overflow: 0 });
  });

  it("leaves on paper what was counted, and no buttons", async () => {
    const app = await open("/kept");
    await who.page.emulateMedia({ media: "print" });
    expect(await app.getByRole("navigation", { name: "Promise" }).isVisible()).toBe(false);
    expect(await app.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
    expect(await app.getByRole("columnheader", { name: "Lane" }).isVisible()).toBe(true);
  });
});
