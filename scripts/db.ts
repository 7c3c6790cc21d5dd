/**
 * The database's tools, all offline.
 *   generate           Prisma client and kysely types from prisma/
 *   migration <name>   writes the migration that leads from the present ones to the schema
 *   check              fails when schema and migrations differ (CI)
 *   retry <migration>  lets a failed migration be tried again on the database at DATABASE_URL
 *   status             what the database at DATABASE_URL lacks (without it: as check)
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "../app/platform/database/embedded.server";
import {
  migrationLockfile,
  missingMigration,
  pendingMigrations,
  prismaDir,
  retryMigration,
} from "../app/platform/database/migrate.server";

async function generate(): Promise<void> {
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  // Prisma starts generators through the shell, by name.
  const programs = path.resolve(prisma, "../../../.bin");
  const { status } = spawnSync(process.execPath, [prisma, "generate", "--schema", prismaDir, "--no-hints"], {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${programs}${path.delimiter}${process.env["PATH"] ?? ""}`,
      // Prisma downloads its native engine before any command unless told of a file that exists. Generating with
      // engineType "client" runs none, so any program will do.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_QUERY_ENGINE_LIBRARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (status !== 0) throw new Error("prisma generate failed.");
}

async function writeMigration(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9_]+$/.test(name))
    throw new Error("Give the migration a name: lower case, digits, _.");
  const sql = await withServer((url) => missingMigration(url));
  if (sql === null) {
    console.log("The migrations already lead to the schema.");
    return;
  }
  const root = path.join(prismaDir, "migrations");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const file = path.join(root, `${stamp}_${name}`, "migration.sql");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, sql);
  const lock = path.join(root, "migration_lock.toml");
  if (!existsSync(lock)) await writeFile(lock, migrationLockfile);
  console.log(path.relative(process.cwd(), file));
}

async function check(): Promise<void> {
  const sql = await withServer((url) => missingMigration(url));
  if (sql === null) return;
  const beginning = sql.split("\n").slice(0, 40).join("\n");
  throw new Error(
    `Schema and migrations differ; run "npm run db:migration -- <name>". Missing:\n${beginning}`,
  );
}

async function status(): Promise<void> {
  const url = process.env["DATABASE_URL"];
  if (!url) return check();
  const pending = await pendingMigrations(url);
  if (pending.length > 0) throw new Error(pending.join("\n"));
  console.log("The database is up to date.");
}

async function retry(migration: string | undefined): Promise<void> {
  const url = process.env["DATABASE_URL"];
  if (!url || !migration) throw new Error("Set DATABASE_URL and name the migration.");
  await retryMigration(url, migration);
}

/** The server to work on: the given one, or one that lives as long as this command. */
async function withServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const url = process.env["DATABASE_URL"];
  if (url) return work(url);
  const dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-db-"));
  const server = await startEmbedded({ dataDir, preferredPort: 0, settings: { fsync: "off" } });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const commands: Record<string, (argument?: string) => Promise<void>> = {
  generate,
  migration: writeMigration,
  check,
  status,
  retry,
};

const [name = "", argument] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`Usage: db.ts ${Object.keys(commands).join(" | ")}`);
  process.exit(2);
}
try {
  await command(argument);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
