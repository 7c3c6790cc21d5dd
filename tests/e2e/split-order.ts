import type { Page } from "playwright-core";
import { z } from "zod";
import { visitor } from "./browser";
import type { Theatre } from "./stage";

export interface SplitOrder {
  name: string;
  email: string;
  /** Handed from the first carrier to the post, and moving. */
  handedOver: string;
  lastMile: string;
  /** Could not be handed over. */
  failed: string;
}

const placed = z.object({
  orderId: z.string(),
  orderName: z.string(),
  email: z.string(),
  lines: z.array(z.object({ lineItemId: z.string(), quantity: z.number() })),
});
const left = z.object({ trackingNumber: z.string() });

/** An order in two parcels of different carriers: one is handed on to another company, one finds nobody at home. */
export async function splitOrder({ control }: Pick<Theatre, "control">): Promise<SplitOrder> {
  const lines = [
    { sku: "DS-001", quantity: 2 },
    { sku: "DS-002", quantity: 1 },
  ];
  const order = placed.parse(await control("/orders", { lines, destination: "CA", locale: "en" }));
  const part = async (company: string, service: string, line: number) =>
    left.parse(
      await control("/fulfillments", {
        orderId: order.orderId,
        company,
        service,
        lines: [order.lines[line]],
      }),
    ).trackingNumber;
  const handedOver = await part("FedEx", "FedEx Ground Economy", 0);
  const failed = await part("UPS", "UPS Ground", 1);
  const lastMile = "9261290100130435082879";
  const now = Date.now();
  const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000).toISOString();
  const scan = (number: string, body: object) => control(`/parcels/${number}/scan`, body);
  const place = (city: string, state: string) => ({ location: { city, state, country: "US" } });
  await scan(handedOver, {
    status: "in_transit",
    statusDetail: "arrived_at_facility",
    message: "Arrived at FedEx location",
    at: hoursAgo(30),
    ...place("Reno", "NV"),
  });
  await scan(handedOver, {
    status: "in_transit",
    statusDetail: "transferred_to_destination_carrier",
    message: "Tendered to USPS",
    at: hoursAgo(8),
    lastMileNumber: lastMile,
    ...place("Sacramento", "CA"),
  });
  await scan(failed, {
    status: "out_for_delivery",
    statusDetail: "out_for_delivery",
    message: "Out for Delivery Today",
    at: hoursAgo(6),
    ...place("Oakland", "CA"),
  });
  await scan(failed, {
    status: "in_transit",
    statusDetail: "delivery_exception",
    message: "The receiver was not available",
    at: hoursAgo(2),
    ...place("Oakland", "CA"),
  });
  return { name: order.orderName, email: order.email, handedOver, lastMile, failed };
}

/** Looks an order up as a shopper does, and comes to its page or to the sentence that it is not there. */
export async function lookUp(page: Page, sandboxUrl: string, order: string, contact: string): Promise<void> {
  await page.goto(`${sandboxUrl}/apps/doorstep/track`);
  await page.getByLabel("Order number").fill(order);
  await page.getByLabel("E-mail, phone or postcode").fill(contact);
  await page.getByRole("button", { name: "Find my order" }).click();
}

/** The address of the order's page, with its key, once both parcels have told what they have to tell. */
export async function splitOrderPage(
  { stage, browser }: Pick<Theatre, "stage" | "browser">,
  split: SplitOrder,
): Promise<string> {
  const who = await visitor(browser);
  const end = performance.now() + 60_000;
  for (;;) {
    await lookUp(who.page, stage.sandboxUrl, split.name, split.email);
    const said = await who.page.content();
    if (said.includes(split.lastMile) && said.includes("ds-trouble")) break;
    if (performance.now() > end) throw new Error("The page never told of the hand-over.");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const link = who.page.url();
  await who.context.close();
  return link;
}
