import { rm } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { aside, directions, untilStopped } from "./manner";
import { raiseStage } from "./stage";
import { playLoss, Store, wanted } from "./story";
import { troubleOnce, troubleStay } from "./trouble/command";

export interface DemoOptions {
  once?: boolean;
  trouble?: boolean;
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
    .option("--trouble", "play a day on which every kind of trouble happens, instead of one loss")
    .action((options: DemoOptions) => {
      if (options.trouble) return options.once ? troubleOnce(options) : troubleStay(options);
      return options.once ? once(options) : stay(options);
    });
}

async function once({ json, dataDir }: DemoOptions): Promise<void> {
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

async function stay({ dataDir }: DemoOptions): Promise<void> {
  const stage = await raiseStage({ dataDir, say: aside });
  const stopped = untilStopped();
  try {
    const store = await Store.open(stage, aside);
    const played = await playLoss(store, aside).finally(store.close);
    aside(`${played.effects.length} effects after ${played.seconds} s.\n`);
    aside(directions(stage));
    await stopped;
  } finally {
    aside("\nStopping …");
    await stage.stop();
  }
}
