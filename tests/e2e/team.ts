import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { visitor, type Visitor } from "./browser";
import { openAdmin, type Theatre } from "./stage";

/** What the merchant's team does about carriers and about the page that shoppers see. */
export function teamPaths(here: () => Theatre): void {
  let who: Visitor;
  beforeEach(async () => {
    who = await visitor(here().browser);
  });
  afterEach(async () => {
    // Shopify's own files are not to be had here.
    expect(who.complaints.filter((text) => !text.includes("cdn.shopify.com"))).toEqual([]);
    await who.context.close();
  });

  const open = (at: string) => openAdmin(who.page, here().stage, at);
  const toast = (text: string | RegExp) => who.page.getByText(text).waitFor();
  const parcelOf = (trackingNumber: string) =>
    here().store.read(({ tx, shop }) =>
      tx.q
        .selectFrom("shipment")
        .select(["id", "milestone", "order_name"])
        .where("shop_id", "=", shop)
        .where("tracking_number", "=", trackingNumber)
        .executeTakeFirst(),
    );

  it("names another carrier for two parcels at once, and reads before and after what happens", async () => {
    const app = await open("/app/shipments?milestone=delivered&carrier=fedex");
    const rows = app.getByRole("row").filter({ hasText: "FedEx" });
    const names = (await rows.getByRole("link").allTextContents()).slice(0, 2);
    await rows.nth(0).getByRole("checkbox").check({ force: true });
    // The second with the keyboard alone.
    await rows.nth(1).getByRole("checkbox").focus();
    await who.page.keyboard.press("Space");
    const bar = app.getByRole("group", { name: "With the chosen shipments" });
    await bar.getByText("2 shipments chosen").waitFor();
    await bar.getByRole("button", { name: "Change carrier" }).click();
    const dialog = app.getByRole("dialog");
    await dialog.getByRole("button", { name: "Change carrier" }).click();
    await dialog.getByText("Choose a carrier.").waitFor();
    await dialog.getByLabel("Carrier").selectOption("dpd");
    await dialog.getByText("DPD will be the carrier of 2 shipments.").waitFor();
    await dialog.getByRole("button", { name: "Change carrier" }).click();
    await app.getByText("2 shipments are with DPD now.").waitFor();

    await open("/app/shipments?carrier=dpd");
    expect(await app.getByRole("row").getByRole("link").allTextContents()).toEqual(names);
    await app.getByRole("link", { name: names[0] }).click();
    await app.getByText("Your team named it; that stays.").waitFor();
  });

  it("marks a parcel as delivered with a reason, and cannot without one", async () => {
    const { control } = here();
    const { orderId } = (await control("/orders", { value: 60, destination: "CA" })) as { orderId: string };
    const sent = await control("/fulfillments", { orderId, company: "UPS", service: "UPS Ground" });
    const { trackingNumber } = sent as { trackingNumber: string };
    await expect.poll(() => parcelOf(trackingNumber), { timeout: 20_000 }).toBeTruthy();
    const app = await open(`/app/shipments?search=${trackingNumber}`);
    await app.getByRole("checkbox", { name: /^Choose #/ }).check({ force: true });
    await app.getByRole("button", { name: "Mark as delivered" }).click();
    const dialog = app.getByRole("dialog");
    await dialog.getByRole("button", { name: "Mark as delivered" }).click();
    await dialog.getByText("A reason is needed.").waitFor();
    await dialog.getByLabel("How you know").fill("The customer wrote to us");
    await dialog.getByRole("button", { name: "Mark as delivered" }).click();
    await app.getByText("1 shipment is marked as delivered.").waitFor();
    await app.getByRole("link", { name: /^#/ }).click();
    const seen = app.getByRole("list", { name: "Scans, newest first" });
    await seen.getByText("The customer wrote to us").waitFor();
    await seen.getByText("Your team").waitFor();
  });

  it("says what an unknown word means, and the parcel that waited for it heals", async () => {
    const { control } = here();
    const { orderId } = (await control("/orders", { value: 60, destination: "CA" })) as { orderId: string };
    const sent = await control("/fulfillments", { orderId, company: "UPS", service: "UPS Ground" });
    const { trackingNumber } = sent as { trackingNumber: string };
    const scan = { status: "in_transit", message: "Beamed up 4711", mutation: "unknown_word" };
    await control(`/parcels/${trackingNumber}/scan`, scan);
    const words = () =>
      here().store.read(({ tx, shop }) =>
        tx.q.selectFrom("carrier_word").select("code").where("shop_id", "=", shop).execute(),
      );
    await expect.poll(words, { timeout: 20_000 }).not.toEqual([]);

    const app = await open("/app/carriers");
    const word = app.getByRole("list", { name: "Unknown words" }).getByRole("listitem").first();
    await word.getByText("Beamed up 4711").waitFor();
    await word.getByRole("button", { name: /^Say what it means/ }).click();
    await word.getByRole("button", { name: "Save and read again" }).click();
    await word.getByText("Choose what it means.").waitFor();
    await word.getByLabel("Where the parcel is").selectOption("out_for_delivery");
    await word.getByRole("button", { name: "Save and read again" }).click();
    await toast(/^Saved\. \d+ messages? (is|are) being read again\.$/);
    await app.getByText("1 word that your team explained").waitFor();
    await expect
      .poll(async () => (await parcelOf(trackingNumber))?.milestone, { timeout: 20_000 })
      .toBe("out_for_delivery");
  });

  it("changes the look, sees it before it is saved, and shoppers see it afterwards", async () => {
    const app = await open("/app/tracking");
    const preview = app.getByTitle("Preview of the tracking page");
    expect(await preview.getAttribute("sandbox")).toBe("");
    expect(await preview.getAttribute("srcdoc")).toContain("#1042");
    const unsaved = who.page.getByRole("region", { name: "Unsaved changes" });
    expect(await unsaved.isVisible()).toBe(false);
    await app.getByLabel("Accent").fill("#0B6E4F");
    await expect.poll(() => preview.getAttribute("srcdoc")).toContain("--ds-accent:#0b6e4f");
    await app.getByLabel("Language").selectOption("fr");
    await expect.poll(() => preview.getAttribute("srcdoc")).toContain('<html lang="fr"');

    await app
      .getByLabel("CSS", { exact: true })
      .fill(".ds-card{background:url(https://x.example/y)} .ds h1{color:#0b6e4f}");
    await app.getByLabel("Corners").fill("99");
    await unsaved.getByRole("button", { name: "Save" }).click();
    await app.getByText("Nothing was saved yet").waitFor();
    await app.getByLabel("Corners").fill("4");
    await unsaved.getByRole("button", { name: "Save" }).click();
    await toast("Saved.");
    await app
      .getByRole("list", { name: "Left out" })
      .getByText(/may fetch or run something/)
      .waitFor();
    await unsaved.waitFor({ state: "hidden" });
    expect(await app.getByLabel("Accent").inputValue()).toBe("#0b6e4f");

    await who.page.goto(`${here().stage.sandboxUrl}/apps/doorstep/track`);
    const style = await who.page.locator(".ds").evaluate((el) => {
      const read = (name: string) => getComputedStyle(el).getPropertyValue(name);
      const heading = el.querySelector("h1");
      return {
        accent: read("--ds-accent"),
        radius: read("--ds-radius"),
        heading: heading ? getComputedStyle(heading).color : null,
      };
    });
    expect(style).toEqual({ accent: "#0b6e4f", radius: "4px", heading: "rgb(11, 110, 79)" });
    expect(who.outside.filter((url) => url.includes("x.example"))).toEqual([]);
  });

  it("adds a card, is told what is wrong with it, and deletes it again", async () => {
    const app = await open("/app/tracking/cards");
    await app.getByText("No cards yet").waitFor();
    await app.getByRole("button", { name: "Add a card" }).click();
    const form = app.getByRole("form", { name: "A new card" });
    await form.getByLabel("Name").fill("Lamps in November");
    await form.getByLabel("Link").fill("https://elsewhere.example");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText("A title is needed.").waitFor();
    await form.getByText("A path of the store, such as /collections/new.").waitFor();
    await form.getByLabel("Title").fill("New lamps");
    await form.getByLabel("Link").fill("/collections/new");
    await form.getByLabel("Products").fill("copper-lantern");
    await form.getByRole("button", { name: "Save" }).click();
    await toast("Saved.");
    await app.getByRole("heading", { name: "Lamps in November" }).waitFor();
    await app.getByText("0 clicks, 0 orders").waitFor();
    await app.getByRole("button", { name: "Delete Lamps in November" }).click();
    await app.getByRole("dialog").getByRole("button", { name: "Delete the card" }).click();
    await toast("The card is deleted.");
    await app.getByText("No cards yet").waitFor();
  });

  it("takes the list away as a file, and brings numbers in with one", async () => {
    const app = await open("/app/shipments?milestone=delivered");
    const download = who.page.waitForEvent("download");
    await app.getByRole("button", { name: "Export as CSV" }).click();
    const [header, ...lines] = (await readFile(await (await download).path(), "utf8")).trim().split("\r\n");
    expect(header).toMatch(/^order,tracking_number,carrier,milestone,/);
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.every((line) => line.includes(",delivered,"))).toBe(true);

    const [order, number] = (lines[0] ?? "").split(",");
    await app.getByRole("link", { name: "Import numbers" }).click();
    const text = `order,tracking number,carrier\n${order},${number},evri\n#999999,1Z999AA10123456784,UPS\n`;
    const file = { name: "numbers.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await app.getByLabel(/^File/).setInputFiles(file);
    await app.getByRole("button", { name: "Import" }).click();
    await app.getByText("1 parcel was changed").waitFor();
    await app.getByText("Line 3: No parcel of order #999999 has left.").waitFor();
  });

  it("replaces the links to an order, and those that were sent open nothing any more", async () => {
    const { order, linkFromMail } = here();
    const link = await linkFromMail();
    const app = await open(`/app/shipments?search=${encodeURIComponent(order.name)}`);
    await app.getByRole("link", { name: order.name }).click();
    await app.getByRole("button", { name: "Replace the links to this order" }).click();
    await app.getByRole("dialog").getByRole("button", { name: "Replace the links" }).click();
    await app.getByText("Links that were sent before open nothing any more.").waitFor();
    await who.page.goto(link);
    await who.page.getByRole("alert").waitFor();
    await who.page.getByRole("heading", { name: "Where is my order?" }).waitFor();
  });
}
