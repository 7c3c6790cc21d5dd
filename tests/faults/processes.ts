import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openRuntime, type Runtime } from "../../app/jobs/runtime.server";
import { inheritedEnvironment, readConfig } from "../../app/platform/config.server";
import { clusterIn, recordedServer } from "../../app/platform/database/cluster.server";
import { startEmbedded, type EmbeddedDatabase } from "../../app/platform/database/embedded.server";
import { migrate } from "../../app/platform/database/migrate.server";
import { HEAP_FLAGS } from "../../app/platform/heap";

const root = path.resolve(import.meta.dirname, "../..");
export const secret = "drill-api-secret";
export const domain = "demo-store.myshopify.com";

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** Waits for what another process does; looks often, and never longer than it is told. */
export async function until<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<T> {
  const end = performance.now() + seconds * 1_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** PostgreSQL with its real durability, which can be taken away and given back. */
export class Database {
  private constructor(
    private server: EmbeddedDatabase,
    readonly dataDir: string,
  ) {}

  static async start(): Promise<Database> {
    const dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-drill-"));
    const server = await startEmbedded({ dataDir, preferredPort: await freePort() });
    await migrate(server.url);
    return new Database(server, dataDir);
  }

  get url(): string {
    return this.server.url;
  }

  get port(): number {
    return this.server.port;
  }

  /** `pg_ctl stop -m immediate`: as a crash, with recovery at the next start. */
  async crash(): Promise<void> {
    const running = recordedServer(clusterIn(this.dataDir));
    if (!running) throw new Error("no server to stop");
    process.kill(running.pid, "SIGQUIT");
    await until("the crash", 10, () => !recordedServer(clusterIn(this.dataDir)));
  }

  async start(): Promise<void> {
    this.server = await startEmbedded({ dataDir: this.dataDir, preferredPort: this.server.port });
  }

  async remove(): Promise<void> {
    await this.server.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** A process that is started again whenever it ends, as a supervisor does. */
export class Supervised {
  #child: ChildProcess | null = null;
  #stopped = false;
  #ready: Promise<unknown> = Promise.resolve();
  starts = 0;
  /** What it said on its standard error: shown when a drill fails. */
  said = "";

  constructor(
    private readonly args: string[],
    private readonly env: Record<string, string>,
    private readonly saysReady: boolean,
  ) {}

  async start(): Promise<unknown> {
    this.#spawn();
    return this.#ready;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get ready(): Promise<unknown> {
    return this.#ready;
  }

  #spawn(): void {
    this.starts++;
    const child = spawn(process.execPath, [...HEAP_FLAGS, "--import", "tsx", ...this.args], {
      cwd: root,
      env: { ...inheritedEnvironment(), NODE_ENV: "production", ...this.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    child.stderr
      .setEncoding("utf8")
      .on("data", (text: string) => (this.said = (this.said + text).slice(-20_000)));
    this.#ready = this.saysReady ? firstLine(child) : Promise.resolve(null);
    this.#ready.catch(() => undefined);
    child.once("exit", () => {
      if (!this.#stopped) this.#spawn();
    });
  }

  /** kill -9; it is started again at once. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.kill();
  }

  /** Resident memory in megabytes. */
  memory(): number {
    const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"))?.[1];
    return Number(line) / 1_024;
  }
}

function firstLine(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      const line = text.split("\n").find((l) => l.startsWith("{") && l.includes('"ready"'));
      if (line) resolve(JSON.parse(line));
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });
}

export interface Settings {
  databaseUrl: string;
  appPort: number;
  sandboxUrl?: string;
  smtpPort?: number;
}

const masterKey = randomBytes(32).toString("base64");

export const environment = ({
  databaseUrl,
  appPort,
  sandboxUrl,
  smtpPort,
}: Settings): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  PORT: String(appPort),
  SHOPIFY_API_KEY: "drill-api-key",
  SHOPIFY_API_SECRET: secret,
  SHOPIFY_APP_URL: `http://127.0.0.1:${appPort}`,
  DOORSTEP_MASTER_KEY: masterKey,
  LOG_LEVEL: "warn",
  ...(smtpPort ? { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` } : {}),
  ...(sandboxUrl
    ? {
        SHOPIFY_API_BASE: sandboxUrl,
        DOORSTEP_SANDBOX_URL: sandboxUrl,
        DOORSTEP_EGRESS: JSON.stringify({
          "api.easypost.com": `${sandboxUrl}/easypost`,
          "api.postmarkapp.com": `${sandboxUrl}/postmark`,
          "api.twilio.com": `${sandboxUrl}/twilio`,
          "a.klaviyo.com": `${sandboxUrl}/klaviyo`,
          "api.postscript.io": `${sandboxUrl}/postscript`,
          "api.attentivemobile.com": `${sandboxUrl}/attentive`,
          "hook.example.com": `${sandboxUrl}/hook`,
          "demo-store.zendesk.com": `${sandboxUrl}/zendesk`,
          "demo-store.gorgias.com": `${sandboxUrl}/gorgias`,
          "demo-store.freshdesk.com": `${sandboxUrl}/freshdesk`,
        }),
      }
    : {}),
});

/** The same spine in this process: for what a drill arranges and looks at. */
export const hands = (env: Record<string, string>): Promise<Runtime> =>
  openRuntime({ config: readConfig({ ...env, LOG_LEVEL: "silent" }), name: "drill", connections: 2 });

export const appOf = (env: Record<string, string>): Supervised =>
  new Supervised(["app/server/main.server.ts"], env, true);
export const workerOf = (env: Record<string, string>): Supervised =>
  new Supervised(["app/jobs/worker.server.ts"], env, false);

export interface Attempted {
  status: number;
  ms: number;
}

/** Sends a webhook once, as Shopify does: five seconds, and anything but 200 is a failure. Status 0: no answer. */
export async function send(
  appUrl: string,
  id: string,
  body: object,
  more: { topic?: string; domain?: string } = {},
): Promise<Attempted> {
  const raw = JSON.stringify(body);
  const started = performance.now();
  try {
    const answer = await fetch(`${appUrl}/webhooks/shopify`, {
      method: "POST",
      body: raw,
      signal: AbortSignal.timeout(5_000),
      headers: {
        "content-type": "application/json",
        "x-shopify-topic": more.topic ?? "orders/create",
        "x-shopify-shop-domain": more.domain ?? domain,
        "x-shopify-webhook-id": id,
        "x-shopify-event-id": `event-${id}`,
        "x-shopify-triggered-at": "2026-11-20T10:00:00Z",
        "x-shopify-hmac-sha256": createHmac("sha256", secret).update(raw).digest("base64"),
      },
    });
    await answer.arrayBuffer();
    return { status: answer.status, ms: performance.now() - started };
  } catch {
    return { status: 0, ms: performance.now() - started };
  }
}

/** Sends many, some at a time; each is tried again until it is taken. Remembers every answer. */
export class Sender {
  readonly acknowledged = new Set<string>();
  readonly attempts: Attempted[] = [];
  #waiting: { count: number; resolve: () => void }[] = [];

  constructor(
    private readonly appUrl: string,
    private readonly atOnce = 16,
  ) {}

  /** Resolves when so many have been taken. */
  reached(count: number): Promise<void> {
    if (this.acknowledged.size >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }

  async deliver(ids: readonly string[], bodyOf: (id: string) => object, seconds: number): Promise<void> {
    const end = performance.now() + seconds * 1_000;
    const queue = [...ids];
    const one = async (id: string) => {
      for (let wait = 100; ; wait = Math.min(wait * 2, 1_000)) {
        const attempt = await send(this.appUrl, id, bodyOf(id));
        this.attempts.push(attempt);
        if (attempt.status === 200) break;
        if (performance.now() > end) throw new Error(`${id} was never taken: last answer ${attempt.status}`);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
      this.acknowledged.add(id);
      for (const w of this.#waiting.filter((x) => this.acknowledged.size >= x.count)) w.resolve();
    };
    const lane = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) await one(id);
    };
    await Promise.all(Array.from({ length: this.atOnce }, lane));
  }
}
