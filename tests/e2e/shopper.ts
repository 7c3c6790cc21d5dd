import { afterEach, beforeEach, expect, it } from "vitest";
import { visitor, type Visitor } from "./browser";
import type { Theatre } from "./stage";

const neutral = "We could not find an order with this number and address. Please check both.";

export function shopperPaths(here: () => Theatre): void {
  let who: Visitor;
  beforeEach(async () => {
    who = await visitor(here().browser);
  });
  afterEach(async () => {
    expect(who.outside).toEqual([]);
    expect(who.leaks).toEqual([]);
    await who.context.close();
  });

  const lookUp = async (order: string, email: string) => {
    await who.page.goto(`${here().stage.sandboxUrl}/apps/doorstep/track`);
    await who.page.getByLabel("Order number").fill(order);
    await who.page.getByLabel("E-mail, phone or postcode").fill(email);
    await who.page.getByRole("button", { name: "Find my order" }).click();
  };

  it("finds an order by number and address, and learns nothing from a wrong pair", async () => {
    const { order } = here();
    await lookUp(order.name, order.email);
    await who.page.getByRole("heading", { name: "Your parcel has been lost." }).waitFor();
    await lookUp(order.name, "somebody.else@example.com");
    expect(await who.page.getByRole("alert").textContent()).toBe(neutral);
    await lookUp("#999999", order.email);
    expect(await who.page.getByRole("alert").textContent()).toBe(neutral);
  });

  it("is not shown a word that nobody could read", async () => {
    const { control } = here();
    const placed = await control("/orders", { value: 60, destination: "CA" });
    const { orderId, orderName, email } = placed as { orderId: string; orderName: string; email: string };
    const sent = await control("/fulfillments", { orderId, company: "UPS", service: "UPS Ground" });
    const { trackingNumber } = sent as { trackingNumber: string };
    await control(`/parcels/${trackingNumber}/scan`, { status: "in_transit", message: "Departed" });
    await control(`/parcels/${trackingNumber}/scan`, {
      status: "in_transit",
      message: "Beamed up 4711",
      mutation: "unknown_word",
    });
    await expect
      .poll(
        async () => {
          await lookUp(orderName, email);
          return who.page.locator(".ds").textContent();
        },
        { timeout: 20_000, interval: 2_000 },
      )
      .toContain("Your parcel is on its way.");
    expect(await who.page.locator(".ds").textContent()).not.toMatch(/beamed|quantum|4711/i);
  });

  it("opens the link in the mail, chooses a refund, and gets one refund for two clicks", async () => {
    const { linkFromMail, order, received } = here();
    const link = await linkFromMail();
    const { page } = who;
    await page.goto(link);
    await page.getByRole("heading", { name: "Your parcel has been lost." }).waitFor();
    expect(await page.locator(".ds-date").textContent()).toMatch(
      /A replacement would be with you (on|between) \w+day/,
    );
    await page.getByText("Choose what you would like: a replacement or a refund.").waitFor();
    await page.getByRole("button", { name: "Send me a replacement" }).waitFor();

    const second = await who.context.newPage();
    await second.goto(link);
    await page.getByRole("button", { name: "Refund me $120.00" }).click();
    await page.getByText("We are refunding $120.00.").waitFor();
    await second.getByRole("button", { name: "Send me a replacement" }).click();
    await second.getByText("We are refunding $120.00.").waitFor();
    expect(await second.getByRole("button").count()).toBe(0);

    const ofOrder = async () => (await received()).refunds.filter((r) => r.orderId === order.id);
    await expect.poll(async () => (await ofOrder()).length, { timeout: 20_000 }).toBe(1);
    await page.reload();
    await page.getByText("We are refunding $120.00.").waitFor();
    expect((await ofOrder()).map((r) => r.amount)).toEqual([120]);
  });
}
