import { rm } from "node:fs/promises";
import { env as processEnvironment } from "node:process";
import { openRuntime, type Runtime } from "../../../app/jobs/runtime.server";
import { startWorker } from "../../../app/jobs/worker.server";
import { readConfig } from "../../../app/platform/config.server";
import { startEmbedded } from "../../../app/platform/database/embedded.server";
import { startApp } from "../../../app/server/main.server";
import { pause } from "../story";
import { buildOnce, environmentOf, freePort, sandboxKeys, type Stage, type StageOptions } from "../stage";
import { HurriedClock } from "./hurried-clock";

export interface HurriedStage extends Omit<Stage, "pids"> {
  clock: HurriedClock;
  runtime: Runtime;
}

/**
 * The same product beside the same sandbox, all in this process: days have to pass for both at once, so both look at one clock. Keys
 * alone live by the machine's, since the library that checks them does.
 */
export async function raiseHurriedStage({ dataDir, say }: StageOptions, start: Date): Promise<HurriedStage> {
  await rm(dataDir, { recursive: true, force: true });
  await buildOnce(say);
  say("Starting PostgreSQL …");
  const database = await startEmbedded({ dataDir, preferredPort: 54_329 });
  const undo: (() => Promise<void>)[] = [
    // Connections that were closed take a moment to be gone, and would complain of a server that goes first.
    () => pause(300).then(() => database.stop()),
  ];
  const stop = async () => {
    for (const step of undo.splice(0)) await step();
  };
  try {
    const clock = new HurriedClock(start);
    // Nobody opens it by hand, and another stage that starts at this moment is to take another.
    const appPort = await freePort(3_100 + (process.pid % 800));
    const appUrl = `http://127.0.0.1:${appPort}`;
    say("Opening the sandbox: store, carriers, helpdesk, mailbox …");
    // Only here: an installation without the sandbox has no demo, but every other command.
    const { startSandbox } = await import("../../../sandbox/main");
    const { apiKey, apiSecret, shop: shopDomain } = sandboxKeys;
    const sandbox = await startSandbox({
      appUrl,
      apiKey,
      apiSecret,
      shopDomain,
      clock,
      keysClock: { now: () => new Date() },
      orders: 100,
    });
    undo.unshift(() => sandbox.close());
    const { url: sandboxUrl, smtpPort } = sandbox;
    say("Opening the app and its worker …");
    const env = environmentOf({ databaseUrl: database.url, dataDir, appPort, sandboxUrl });
    // The built pages read the configuration of the process that they are in.
    Object.assign(processEnvironment, env);
    const runtime = await openRuntime({ config: readConfig(env), name: "demo", clock });
    undo.unshift(() => runtime.close());
    const app = await startApp(runtime);
    undo.unshift(() => app.stop());
    const worker = await startWorker(runtime);
    undo.unshift(() => worker.stop());
    return { appUrl, sandboxUrl, smtpPort, env, clock, runtime, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
