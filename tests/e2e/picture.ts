import { stat } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";

export const folder = path.resolve(import.meta.dirname, "../../docs/screenshots");
const MOST_BYTES = 300_000;

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Keeps what a page shows now among the pictures of the documentation. */
export async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  const { size } = await stat(file);
  say(`${name}.png ${Math.round(size / 1_024)} kB`);
  if (size > MOST_BYTES) throw new Error(`${name}.png is larger than ${MOST_BYTES} bytes.`);
}
