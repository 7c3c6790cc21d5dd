import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { raiseTrouble } from "../../cli/demo/trouble/command";
import { openBrowser, visitor } from "./browser";
import { keep, say } from "./picture";
import { buildPages } from "./stage";

/** Draws trouble-*.png anew, from the day on which every kind of trouble happens: `node --import tsx tests/e2e/trouble-pictures.ts`. */
buildPages();
const dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-trouble-"));
const browser = await openBrowser();
try {
  const { stage } = await raiseTrouble(dataDir, say, async ({ sandboxUrl }, kinds) => {
    const { page } = await visitor(browser, { width: 1_100, height: 1_150 });
    const of = (kind: string) => kinds.find((k) => k.kind === kind);
    await page.goto(`${sandboxUrl}/zendesk#ticket-${of("address_issue")?.ticket?.number}`);
    await keep(page, "trouble-helpdesk");
    for (const [name, kind] of Object.entries({ german: "lost", arabic: "damaged" })) {
      const seen = of(kind);
      if (!seen || !("number" in seen.message)) throw new Error(`No letter about ${kind}.`);
      await page.goto(`${sandboxUrl}/mailbox/${seen.message.number}`, { waitUntil: "networkidle" });
      await keep(page, `trouble-letter-${name}`);
      await page.goto(seen.pageUrl, { waitUntil: "networkidle" });
      await keep(page, `trouble-page-${name}`);
    }
  });
  await stage.stop();
} finally {
  await browser.close();
  await rm(dataDir, { recursive: true, force: true });
}
