import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { z } from "zod";
import { raiseStage, type Stage } from "../../cli/demo/stage";
import { type Played, playLoss, Store } from "../../cli/demo/story";
import { openBrowser } from "./browser";

const root = path.resolve(import.meta.dirname, "../..");

const received = z.object({
  messages: z.array(z.object({ number: z.number(), to: z.array(z.string()), text: z.string().nullish() })),
  orders: z.array(
    z.object({ id: z.string(), name: z.string(), email: z.string().nullable(), refunded: z.number() }),
  ),
  refunds: z.array(z.object({ orderId: z.string(), amount: z.number() })),
});

/** The whole product beside a sandbox store in which one parcel was lost, and a browser to look at it. */
export interface Theatre {
  stage: Stage;
  store: Store;
  played: Played;
  browser: Browser;
  /** The order whose parcel was lost. */
  order: { id: string; name: string; email: string };
  /** What the outside world has received. */
  received: () => Promise<z.output<typeof received>>;
  /** Tells the sandbox to do something. */
  control: (path: string, body: object) => Promise<unknown>;
  /** The link in the mail that told the shopper, as it opens in this store. */
  linkFromMail: () => Promise<string>;
  close: () => Promise<void>;
}

export async function raiseTheatre(say: (line: string) => void = () => undefined): Promise<Theatre> {
  buildPages();
  const dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-e2e-"));
  const stage = await raiseStage({ dataDir, say });
  const undo: (() => Promise<void>)[] = [
    () => stage.stop(),
    () => rm(dataDir, { recursive: true, force: true }),
  ];
  const close = async () => {
    for (const step of undo) await step();
  };
  try {
    const store = await Store.open(stage, say);
    undo.unshift(() => store.close());
    await learnt(store);
    const played = await playLoss(store, say);
    const browser = await openBrowser();
    undo.unshift(() => browser.close());
    const outside = async () =>
      received.parse(await (await fetch(`${stage.sandboxUrl}/control/state`)).json());
    const newest = (await outside()).orders.toSorted((a, b) => a.id.localeCompare(b.id)).at(-1);
    if (!newest?.email) throw new Error("The sandbox has no order with an address.");
    return {
      stage,
      store,
      played,
      browser,
      order: { id: newest.id, name: newest.name, email: newest.email },
      received: outside,
      control: (at, body) => control(stage, at, body),
      linkFromMail: async () => linkIn((await outside()).messages.at(-1)?.text ?? "", stage),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A model follows each import by a moment; what is played is to be promised from the last of them. */
async function learnt(store: Store): Promise<void> {
  const end = performance.now() + 60_000;
  const missing = () =>
    store.read(async ({ tx, shop }) => {
      const imports = tx.q
        .selectFrom("shop_import")
        .where("shop_id", "=", shop)
        .where("kind", "=", "backfill");
      const wanted = await imports.select("id").execute();
      const models = tx.q.selectFrom("promise_model").where("shop_id", "=", shop);
      const made = await models.select("version").execute();
      return wanted.filter(({ id }) => !made.some(({ version }) => version.endsWith(`.${id}`)));
    });
  while ((await missing()).length > 0) {
    if (performance.now() > end) throw new Error("Nothing was learnt from the import.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function control(stage: Stage, at: string, body: object): Promise<unknown> {
  const answer = await fetch(`${stage.sandboxUrl}/control${at}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The sandbox refused ${at}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

function linkIn(text: string, stage: Stage): string {
  const found = /https:\/\/[^\s/]+\.myshopify\.com(\/apps\/doorstep\/track\?t=[\w-]+)/.exec(text);
  if (!found?.[1]) throw new Error("The mail has no link to the order.");
  return `${stage.sandboxUrl}${found[1]}`;
}

/** What is looked at is what the sources say now. */
export function buildPages(): void {
  const built = path.join(root, "build/server/index.js");
  if (existsSync(built) && statSync(built).mtimeMs > newest(path.join(root, "app"))) return;
  execFileSync(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], {
    cwd: root,
    stdio: "ignore",
    // Without the marks of a test run: the pages are built as they are for everybody.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" },
  });
}

const newest = (dir: string): number =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
      0,
    );

/** Opens the app as a merchant does: inside the admin. Returns what stands in the frame. */
export async function openAdmin(page: Page, stage: Stage, at = ""): Promise<FrameLocator> {
  await page.goto(`${stage.sandboxUrl}/admin/store/demo-store/apps/doorstep${at}`);
  const app = page.frameLocator("iframe[title=Doorstep]");
  await app.getByRole("heading", { level: 1 }).waitFor();
  // Drawn by the server first; what follows needs the page to be awake.
  await page.waitForLoadState("networkidle");
  return app;
}
