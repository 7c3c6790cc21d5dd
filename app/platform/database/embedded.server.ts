import { readFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  answers,
  type Cluster,
  clusterIn,
  createCluster,
  ensureDatabase,
  launch,
  recordedServer,
  removeStalePidFile,
  type Server,
  urlOf,
} from "./cluster.server";
import { findPostgres, type PostgresProgram } from "./postgres-program.server";
import { isAlive, withStartLock } from "./start-lock.server";

export interface EmbeddedOptions {
  dataDir: string;
  /** Taken when free, else the next free one; 0 lets the system choose. */
  preferredPort: number;
  /** The database to connect to, created when missing. */
  database?: string;
  /** PostgreSQL settings on top of ours: tests trade durability for speed. */
  settings?: Record<string, string>;
}

export interface EmbeddedDatabase {
  url: string;
  port: number;
  /**
   * True when this process answers for the server: it started it, or found it running after the process that
   * had started it died. Only then does `stop()` stop it; for everybody else `stop()` does nothing.
   */
  owned: boolean;
  stop(): Promise<void>;
}

const startLimitMs = 30_000;
const stopLimitMs = 20_000;

/** Starts the PostgreSQL of this data folder, or joins the one that already runs there. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = path.resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true });
  const cluster = clusterIn(dataDir);
  const ownerFile = path.join(dataDir, "postgres.owner");
  return withStartLock(path.join(dataDir, "postgres.lock"), async () => {
    const program = await findPostgres();
    await createCluster(cluster, program);
    const found = await findRunning(cluster);
    const server = found ?? (await start(cluster, program, options));
    const owned = !found || !(await hasLivingOwner(ownerFile));
    if (owned) await writeFile(ownerFile, String(process.pid));
    const database = options.database ?? "doorstep";
    await ensureDatabase(cluster, server.port, database);
    return {
      url: urlOf(cluster, server.port, database),
      port: server.port,
      owned,
      stop: async () => {
        if (owned) await stop(server, ownerFile);
      },
    };
  });
}

/** Waits for a server that is still starting, recovering or on its way down; clears up after a dead one. */
async function findRunning(cluster: Cluster): Promise<Server | null> {
  const limit = performance.now() + startLimitMs;
  while (performance.now() < limit) {
    const server = recordedServer(cluster);
    if (!server) {
      await removeStalePidFile(cluster);
      return null;
    }
    if (server.port && (await answers(cluster, server.port))) return server;
    await pause(50);
  }
  throw new Error(`PostgreSQL runs in ${cluster.dir} but does not answer: see ${cluster.log}.`);
}

async function start(cluster: Cluster, program: PostgresProgram, options: EmbeddedOptions): Promise<Server> {
  let port = await freePort(options.preferredPort);
  for (;;) {
    const server = await tryStart(cluster, program, port, options.settings ?? {});
    if (server) return server;
    const log = readFileSync(cluster.log, "utf8");
    // Somebody took the port between our look and PostgreSQL's.
    if (!log.includes("Address already in use")) {
      throw new Error(`PostgreSQL did not start in ${cluster.dir}:\n${log.slice(-2000)}`);
    }
    port = await freePort(port + 1);
  }
}

async function tryStart(
  cluster: Cluster,
  program: PostgresProgram,
  port: number,
  settings: Record<string, string>,
): Promise<Server | null> {
  const outcome = launch(cluster, program, port, settings);
  const limit = performance.now() + startLimitMs;
  while (!outcome.exited && performance.now() < limit) {
    const server = recordedServer(cluster);
    if (server?.port === port && (await answers(cluster, port))) return server;
    await pause(20);
  }
  if (outcome.failure) throw new Error("PostgreSQL could not be run.", { cause: outcome.failure });
  return null;
}

async function freePort(preferred: number): Promise<number> {
  for (let port = preferred; port < preferred + 100; port++) {
    const free = await new Promise<number | null>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(null));
      probe.listen(port, "127.0.0.1", () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === "object" && address ? address.port : null));
      });
    });
    if (free !== null) return free;
  }
  throw new Error(`No free port for PostgreSQL from ${preferred} on.`);
}

async function hasLivingOwner(ownerFile: string): Promise<boolean> {
  try {
    const pid = Number(await readFile(ownerFile, "utf8"));
    return pid > 0 && isAlive(pid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
async function stop(server: Server, ownerFile: string): Promise<void> {
  await rm(ownerFile, { force: true });
  if (!isAlive(server.pid)) return;
  process.kill(server.pid, "SIGINT");
  const limit = performance.now() + stopLimitMs;
  while (isAlive(server.pid)) {
    if (performance.now() > limit) throw new Error(`PostgreSQL (process ${server.pid}) does not stop.`);
    await pause(20);
  }
}
