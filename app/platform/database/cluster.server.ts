import { execFile, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync } from "node:fs";
import { chown, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import {
  type Identity,
  identityFor,
  type PostgresProgram,
  programEnvironment,
} from "./postgres-program.server";
import { isAlive } from "./start-lock.server";

/** One PostgreSQL data directory (a "cluster") and where its companions lie. */
export interface Cluster {
  /** PostgreSQL's own directory. */
  dir: string;
  /** What the running server says; rewritten on every start. */
  log: string;
}

/** A server that answered, and whose data directory is ours. */
export interface Server {
  pid: number;
  port: number;
}

const passwordFile = "doorstep.password";
const superuser = "postgres";

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  fsync: "on",
  log_checkpoints: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

export function clusterIn(dataDir: string): Cluster {
  return { dir: path.join(dataDir, "postgres"), log: path.join(dataDir, "postgres.log") };
}

/** Creates the cluster beside its place and moves it there whole: a kill half way leaves nothing to trip over. */
export async function createCluster(cluster: Cluster, program: PostgresProgram): Promise<void> {
  if (existsSync(cluster.dir)) return;
  await removeHalfMade(cluster);
  const identity = identityFor(cluster.dir);
  const draft = `${cluster.dir}.new-${process.pid}`;
  const password = `${draft}.password`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const { account } = identity;
  if (account) await Promise.all([draft, password].map((file) => chown(file, account.uid, account.gid)));
  const { file, args } = identity.command(program.initdb, [
    ...["-D", draft, "-U", superuser, `--pwfile=${password}`, "--auth=scram-sha-256"],
    // Byte order, and letters of every script known as letters: the same on every machine.
    ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
  ]);
  await promisify(execFile)(file, args, spawnOptions(identity));
  await rename(password, path.join(draft, passwordFile));
  await rename(draft, cluster.dir);
}

async function removeHalfMade(cluster: Cluster): Promise<void> {
  const parent = path.dirname(cluster.dir);
  const prefix = `${path.basename(cluster.dir)}.new-`;
  const leftovers = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  await Promise.all(leftovers.map((name) => rm(path.join(parent, name), { recursive: true, force: true })));
}

export function urlOf(cluster: Cluster, port: number, database: string): string {
  const password = readFileSync(path.join(cluster.dir, passwordFile), "utf8").trim();
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts the server as a process of its own, so that neither a Ctrl+C in the terminal nor the death of this
 * process takes it down unasked. `exited` reports a server that gave up, `failure` one that could not even be run.
 */
export function launch(
  cluster: Cluster,
  program: PostgresProgram,
  port: number,
  extra: Record<string, string>,
) {
  const identity = identityFor(cluster.dir);
  const options = Object.entries({ ...settings, ...extra }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const { file, args } = identity.command(program.postgres, [
    "-D",
    cluster.dir,
    "-p",
    String(port),
    ...options,
  ]);
  mkdirSync(path.dirname(cluster.log), { recursive: true });
  const log = openSync(cluster.log, "w", 0o600);
  const child = spawn(file, args, { ...spawnOptions(identity), detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  const outcome: { exited: boolean; failure?: Error } = { exited: false };
  child.once("exit", () => (outcome.exited = true));
  child.once("error", (failure) => Object.assign(outcome, { exited: true, failure }));
  child.unref();
  return outcome;
}

function spawnOptions(identity: Identity) {
  // The current directory may be closed to the other account.
  return { ...identity.account, cwd: "/", env: programEnvironment };
}

/** What postmaster.pid says, when a live PostgreSQL process stands behind it. */
export function recordedServer(cluster: Cluster): Server | null {
  const file = path.join(cluster.dir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  if (!pid || !isAlive(pid) || !commandLine(pid).includes("postgres")) return null;
  return { pid, port: port ?? 0 };
}

/** A pid file without a process: PostgreSQL would refuse to start if another program has that number now. */
export async function removeStalePidFile(cluster: Cluster): Promise<void> {
  await rm(path.join(cluster.dir, "postmaster.pid"), { force: true });
}

function commandLine(pid: number): string {
  try {
    return existsSync(`/proc/${pid}/cmdline`)
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
      : execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return ""; // It ended between the two looks.
  }
}

/** True when the server behind the port answers to our password and serves exactly this directory. */
export async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, port, "postgres"),
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => undefined); // A server that drops us while starting is simply not there yet.
  try {
    await client.connect();
    const { rows } = await client.query<{ dir: string }>("select current_setting('data_directory') as dir");
    return rows[0] !== undefined && realpathSync(rows[0].dir) === realpathSync(cluster.dir);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function ensureDatabase(cluster: Cluster, port: number, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
