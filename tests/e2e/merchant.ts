import { afterEach, beforeEach, expect, it } from "vitest";
import { ok } from "../../app/domain/result";
import { visitor, type Visitor } from "./browser";
import { tabTo } from "./keyboard";
import { openAdmin, type Theatre } from "./stage";

const consequences = [
  "A case was opened",
  "A ticket stands in the helpdesk",
  "The shopper was told",
  "A replacement or refund was offered",
  "The claim was filed with the carrier",
  "The lane's record was updated",
  "The lane was marked as risky",
];

/** Shopify's own files are not to be had here, and a page that is not there answers 404. */
const known = /cdn\.shopify\.com|status of 404/;

export function merchantPaths(here: () => Theatre): void {
  let who: Visitor;
  beforeEach(async () => {
    who = await visitor(here().browser);
  });
  afterEach(async () => {
    expect(who.complaints.filter((text) => !known.test(text))).toEqual([]);
    await who.context.close();
  });

  it("finds the lost parcel on Home, and one receipt that shows all seven effects", async () => {
    const { stage, order, played } = here();
    const app = await openAdmin(who.page, stage);
    await app.getByRole("heading", { name: "Today" }).waitFor();
    await app.getByRole("link", { name: `Order ${order.name}` }).waitFor();

    await who.page
      .getByRole("navigation", { name: "Admin" })
      .getByRole("link", { name: "Shipments" })
      .click();
    await app.getByRole("heading", { name: "Shipments", level: 1 }).waitFor();
    await app.getByLabel("Trouble", { exact: true }).selectOption("any");
    await who.page.waitForURL(/exception=any/);
    await app.getByRole("link", { name: order.name }).click();
    await app.getByRole("heading", { name: `Order ${order.name}` }).waitFor();
    await app.getByText("Your parcel has been lost.").waitFor();
    await app.getByRole("link", { name: "Exception opened" }).click();

    await app.getByRole("heading", { name: "Receipt" }).waitFor();
    await app.getByText(played.correlation_id, { exact: true }).waitFor();
    const told = await app
      .getByRole("list", { name: "Consequences" })
      .getByRole("listitem")
      .allTextContents();
    expect(told).toEqual(expect.arrayContaining(consequences));
    expect(await app.getByText("Message from carrier.easypost").count()).toBe(1);
    expect(await app.getByText(/ticketId 1\d\d/).count()).toBe(1);

    await app.getByRole("button", { name: "Copy the correlation id" }).click();
    await who.page
      .getByRole("status")
      .filter({ hasText: /Copied|Marked/ })
      .waitFor();
  });

  it("keeps a view of shipments, goes back to it, and lets it go", async () => {
    const app = await openAdmin(who.page, here().stage, "/app/shipments");
    await app.getByLabel("Where it is").selectOption("delivered");
    await app.getByLabel("Keep this view as").fill("Arrived");
    await app.getByRole("button", { name: "Save view" }).click();
    await app.getByRole("link", { name: "Arrived, shown now" }).waitFor();

    await app.getByRole("link", { name: "All" }).click();
    await app.getByRole("link", { name: "All, shown now" }).waitFor();
    await app.getByRole("link", { name: "Arrived" }).click();
    await app.getByRole("link", { name: "Arrived, shown now" }).waitFor();
    expect(await app.getByLabel("Where it is").inputValue()).toBe("delivered");

    await app.getByRole("button", { name: "Remove this view" }).click();
    await app.getByRole("link", { name: "All, shown now" }).waitFor();
    expect(await app.getByRole("link", { name: "Arrived" }).count()).toBe(0);
  });

  it("never sees a stored key again, is told what is wrong, and keeps what was left empty", async () => {
    const app = await openAdmin(who.page, here().stage, "/app/connections");
    const frame = who.page.frame("app-iframe");
    expect(await frame?.content()).not.toMatch(/sandbox-zendesk-token|EZTKsandbox|sandbox-easypost-secret/);
    expect(await frame?.content()).toContain("/webhooks/carriers/easypost/demo-store.myshopify.com");

    await app.getByRole("button", { name: "Change Zendesk" }).click();
    const form = app.getByRole("form", { name: "Zendesk" });
    expect(await form.getByLabel("API token").getAttribute("type")).toBe("password");
    expect(await form.getByLabel("API token").inputValue()).toBe("");
    await form.getByLabel("Subdomain").fill("not a name");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText("Only the part before .zendesk.com", { exact: true }).waitFor();
    await form.getByLabel("Subdomain").fill("demo-store");
    await form.getByRole("button", { name: "Save" }).click();
    await who.page.getByText("Zendesk is connected.").waitFor();
  });

  it("sees a message with an unknown word, and can have it read again", async () => {
    const { stage, control } = here();
    const { orderId } = (await control("/orders", { value: 60, destination: "CA" })) as { orderId: string };
    const wish = { orderId, company: "UPS", service: "UPS Ground" };
    const { trackingNumber } = (await control("/fulfillments", wish)) as { trackingNumber: string };
    const scan = { status: "in_transit", message: "Beamed up 4711", mutation: "unknown_word" };
    await control(`/parcels/${trackingNumber}/scan`, scan);

    const app = await openAdmin(who.page, stage, "/app/attention");
    const list = app.getByRole("list", { name: "Messages that could not be read" });
    await list.getByText("It uses a word that has no known meaning.").waitFor({ timeout: 20_000 });
    await list
      .getByRole("button", { name: /^Read again/ })
      .first()
      .click();
    await who.page.getByText("The message is being read again.").waitFor();
    // The word is as unknown as before: it comes back, and was never lost.
    await list.getByText("It uses a word that has no known meaning.").waitFor({ timeout: 20_000 });
  });

  it("has a failed effect done again, and a stuck answer tried again, without anything happening twice", async () => {
    const { stage, store, played } = here();
    const tickets = (await store.sandbox.received()).tickets.length;
    const broken = await store.runtime.spine.act(store.shop, "test.break", async ({ tx, shop }) => {
      await tx.q
        .updateTable("outbox")
        .set({ state: "failed", last_error: "outside_refused: Zendesk answered 422" })
        .where("shop_id", "=", shop)
        .where("story_id", "=", played.correlation_id)
        .where("kind", "=", "exceptions.open-ticket")
        .execute();
      const { event_seq: seq } = await tx.q
        .deleteFrom("ledger")
        .where("shop_id", "=", shop)
        .where("reaction", "=", "exceptions.hear-scan")
        .where("event_seq", "=", (e) =>
          e
            .selectFrom("ledger")
            .select((f) => f.fn.max("event_seq").as("seq"))
            .where("reaction", "=", "exceptions.hear-scan"),
        )
        .returning("event_seq")
        .executeTakeFirstOrThrow();
      const row = {
        shop_id: shop,
        event_seq: seq,
        reaction: "exceptions.hear-scan",
        state: "stuck",
        last_error: "test",
      };
      await tx.q.insertInto("due").values(row).execute();
      return ok(null);
    });
    expect(broken.ok).toBe(true);

    const app = await openAdmin(who.page, stage, `/app/events/${played.correlation_id}`);
    await app.getByText("outside_refused: Zendesk answered 422").waitFor();
    await app.getByRole("button", { name: /^Retry: Open ticket/ }).click();
    await who.page.getByText("It is being done again").waitFor();
    await app
      .getByRole("button", { name: /^Retry: Open ticket/ })
      .waitFor({ state: "detached", timeout: 20_000 });
    await app.getByText(/ticketId 1\d\d/).waitFor({ timeout: 20_000 });
    expect((await store.sandbox.received()).tickets).toHaveLength(tickets);

    await openAdmin(who.page, stage, "/app/attention");
    await app.getByRole("button", { name: /^Try again: Hear scan/ }).click();
    await who.page.getByText("It is being tried again.").waitFor();
    await app.getByText("Hear scan (exceptions)").waitFor({ state: "detached", timeout: 20_000 });
  });

  it("is told politely that a parcel of another store is not there", async () => {
    const app = await openAdmin(who.page, here().stage, "/app/shipments/shp_of_somebody_else");
    await app.getByRole("heading", { name: "There is nothing here" }).waitFor();
    await app.getByRole("link", { name: "Home" }).first().click();
    await app.getByRole("heading", { name: "Today" }).waitFor();
  });

  it("gets from Home to a shipment with the keyboard alone", async () => {
    const { stage, order } = here();
    const app = await openAdmin(who.page, stage);
    const frame = who.page.frame("app-iframe");
    if (!frame) throw new Error("The app's frame is not there.");
    await tabTo(who, frame, "Shipments");
    await who.page.keyboard.press("Enter");
    await app.getByRole("heading", { name: "Shipments", level: 1 }).waitFor();
    await tabTo(who, frame, order.name);
    await who.page.keyboard.press("Enter");
    await app.getByRole("heading", { name: `Order ${order.name}` }).waitFor();
    await tabTo(who, frame, "Exception opened");
    await who.page.keyboard.press("Enter");
    await app.getByRole("heading", { name: "Receipt" }).waitFor();
  });
}
