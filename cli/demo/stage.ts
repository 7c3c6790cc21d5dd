import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { inheritedEnvironment } from "../../app/platform/config.server";
import { HEAP_FLAGS } from "../../app/platform/heap";
import { startEmbedded } from "../../app/platform/database/embedded.server";
import { migrate } from "../../app/platform/database/migrate.server";

const root = path.resolve(import.meta.dirname, "../..");

/** The keys of the stand-ins; they open nothing outside this machine. */
export const sandboxKeys = {
  apiKey: "sandbox-api-key",
  apiSecret: "sandbox-api-secret",
  easypostKey: "EZTKsandbox",
  easypostSecret: "sandbox-easypost-secret",
  zendeskEmail: "support@example.com",
  zendeskToken: "sandbox-zendesk-token",
  shop: "demo-store.myshopify.com",
};

export interface Stage {
  appUrl: string;
  sandboxUrl: string;
  smtpPort: number;
  /** Which process is which, for whoever looks at what they cost. */
  pids: Record<"sandbox" | "app" | "worker", number | undefined>;
  /** The environment that app and worker run in. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

export interface StageOptions {
  /** Emptied at the start: the sandbox forgets its store too. */
  dataDir: string;
  say: (line: string) => void;
}

/** Raises the whole product on this machine: database, sandbox, app and worker, each a process of its own. */
export async function raiseStage({ dataDir, say }: StageOptions): Promise<Stage> {
  await rm(dataDir, { recursive: true, force: true });
  await buildOnce(say);
  say("Starting PostgreSQL …");
  const database = await startEmbedded({ dataDir, preferredPort: 54_329 });
  await migrate(database.url);
  const children: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(children.toReversed().map(end));
    await database.stop();
  };
  try {
    const appPort = await freePort(3000);
    const appUrl = `http://127.0.0.1:${appPort}`;
    say("Opening the sandbox: store, carriers, helpdesk, mailbox …");
    const { apiKey, apiSecret, shop } = sandboxKeys;
    const sandbox = run(
      [
        "--import",
        "tsx",
        "sandbox/main.ts",
        "--app-url",
        appUrl,
        "--api-key",
        apiKey,
        "--api-secret",
        apiSecret,
        "--shop",
        shop,
      ],
      {},
      children,
    );
    const { url: sandboxUrl, smtpPort } = (await firstLine(sandbox)) as { url: string; smtpPort: number };
    const env = environmentOf({ databaseUrl: database.url, dataDir, appPort, sandboxUrl });
    say("Opening the app and its worker …");
    const app = run([...HEAP_FLAGS, "--import", "tsx", "app/server/main.server.ts"], env, children);
    const worker = run([...HEAP_FLAGS, "--import", "tsx", "app/jobs/worker.server.ts"], env, children);
    await firstLine(app);
    const pids = { sandbox: sandbox.pid, app: app.pid, worker: worker.pid };
    return { appUrl, sandboxUrl, smtpPort, pids, env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What app and worker run in when the sandbox stands for everything outside. */
export const environmentOf = (it: {
  databaseUrl: string;
  dataDir: string;
  appPort: number;
  sandboxUrl: string;
}): Record<string, string> => ({
  DATABASE_URL: it.databaseUrl,
  DOORSTEP_DATA_DIR: it.dataDir,
  PORT: String(it.appPort),
  SHOPIFY_API_KEY: sandboxKeys.apiKey,
  SHOPIFY_API_SECRET: sandboxKeys.apiSecret,
  SHOPIFY_APP_URL: `http://127.0.0.1:${it.appPort}`,
  SHOPIFY_API_BASE: it.sandboxUrl,
  DOORSTEP_MASTER_KEY: randomBytes(32).toString("base64"),
  DOORSTEP_EGRESS: JSON.stringify({
    "api.easypost.com": `${it.sandboxUrl}/easypost`,
    "api.postmarkapp.com": `${it.sandboxUrl}/postmark`,
    "api.twilio.com": `${it.sandboxUrl}/twilio`,
    "a.klaviyo.com": `${it.sandboxUrl}/klaviyo`,
    "api.postscript.io": `${it.sandboxUrl}/postscript`,
    "api.attentivemobile.com": `${it.sandboxUrl}/attentive`,
    "hook.example.com": `${it.sandboxUrl}/hook`,
    "demo-store.zendesk.com": `${it.sandboxUrl}/zendesk`,
    "demo-store.gorgias.com": `${it.sandboxUrl}/gorgias`,
    "demo-store.freshdesk.com": `${it.sandboxUrl}/freshdesk`,
  }),
  DOORSTEP_SANDBOX_URL: it.sandboxUrl,
  APP_BRIDGE_URL: `${it.sandboxUrl}/app-bridge.js`,
  LOG_LEVEL: "warn",
});

/** The pages as they are for everybody; built when they never were. */
export async function buildOnce(say: (line: string) => void): Promise<void> {
  if (existsSync(path.join(root, "build/server/index.js"))) return;
  say("Building the pages (once) …");
  await runToEnd(["node_modules/@remix-run/dev/dist/cli.js", "vite:build"]);
}

function run(args: string[], env: Record<string, string>, children: ChildProcess[]): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...inheritedEnvironment(), NODE_ENV: "production", ...env },
    // Standard output is for the readiness line; what goes wrong is shown as it happens.
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return child;
}

function runToEnd(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}`))));
  });
}

/** The line with which a process says that it is ready, as JSON. */
function firstLine(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      const line = text.split("\n").find((l) => l.startsWith("{") && l.endsWith("}"));
      if (line) resolve(JSON.parse(line));
    });
    child.once("exit", (code) => reject(new Error(`A process ended (${code}) before it was ready.`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), 8_000);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" && wanted < 65_000
        ? freePort(wanted + 1).then(resolve, reject)
        : reject(error),
    );
    probe.listen(wanted, "127.0.0.1", () => probe.close(() => resolve(wanted)));
  });
}
