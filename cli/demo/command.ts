import { rm } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { raiseStage, type Stage } from "./stage";
import { playLoss, Store, wanted } from "./story";

interface Options {
  once?: boolean;
  json?: boolean;
  dataDir: string;
}

export function demoCommand(): Command {
  return new Command("demo")
    .description(
      "Raises the whole product beside a sandbox store on this machine, without a Shopify account, and plays one lost parcel.",
    )
    .option(
      "--once",
      "play the story without a browser, say what followed, and end; fails unless every effect was seen",
    )
    .option("--json", "with --once: one JSON object on standard output, everything else on standard error")
    .option("--data-dir <dir>", "where the demo keeps its database; emptied at the start", ".data/demo")
    .action((options: Options) => (options.once ? once(options) : stay(options)));
}

const aside = (line: string): void => void process.stderr.write(`${line}\n`);

async function once({ json, dataDir }: Options): Promise<void> {
  const dir = path.join(dataDir, `once-${process.pid}`);
  const stage = await raiseStage({ dataDir: dir, say: aside });
  try {
    const store = await Store.open(stage, aside);
    const played = await playLoss(store, aside).finally(store.close);
    process.stdout.write(json ? `${JSON.stringify(played)}\n` : `${JSON.stringify(played, null, 2)}\n`);
    const missing = wanted.filter((kind) => !played.effects.some((e) => e.kind === kind));
    if (missing.length > 0) {
      aside(`Not seen: ${missing.join(", ")}`);
      process.exitCode = 1;
    }
  } finally {
    await stage.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function stay({ dataDir }: Options): Promise<void> {
  const stage = await raiseStage({ dataDir, say: aside });
  const stopped = new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  try {
    const store = await Store.open(stage, aside);
    const played = await playLoss(store, aside).finally(store.close);
    aside(`${played.effects.length} effects after ${played.seconds} s.\n`);
    aside(directions(stage));
    const alive = setInterval(() => undefined, 60_000);
    await stopped;
    clearInterval(alive);
  } finally {
    aside("\nStopping …");
    await stage.stop();
  }
}

const directions = ({ sandboxUrl, appUrl }: Stage): string => `Open in a browser:

  Admin      ${sandboxUrl}/admin/store/demo-store/apps/doorstep
  Store      ${sandboxUrl}/store
  Tracking   ${sandboxUrl}/store/apps/doorstep/track
  Mailbox    ${sandboxUrl}/mailbox
  Helpdesk   ${sandboxUrl}/zendesk (also /gorgias, /freshdesk)
  Sandbox    ${sandboxUrl}/

The app itself answers on ${appUrl}. Ctrl-C stops everything.`;
