import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { desktop, phone, visitor } from "./browser";
import { openAdmin, raiseTheatre, type Theatre } from "./stage";

/** Draws docs/screenshots anew: `node --import tsx tests/e2e/screenshots.ts`. */
const folder = path.resolve(import.meta.dirname, "../../docs/screenshots");
const MOST_BYTES = 300_000;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function keep(page: Page, name: string): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  const { size } = await stat(file);
  say(`${name}.png ${Math.round(size / 1_024)} kB`);
  if (size > MOST_BYTES) throw new Error(`${name}.png is larger than ${MOST_BYTES} bytes.`);
}

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

const theatre = await raiseTheatre(say);
try {
  await mkdir(folder, { recursive: true });
  await merchantPictures(theatre);
  await shopperPictures(theatre);
} finally {
  await theatre.close();
}
