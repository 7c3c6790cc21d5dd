import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { clusterIn, recordedServer } from "../../app/platform/database/cluster.server";
import { startEmbedded } from "../../app/platform/database/embedded.server";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { migrate, readMigrations } from "../../app/platform/database/migrate.server";
import { isAlive } from "../../app/platform/database/start-lock.server";

declare module "vitest" {
  interface ProvidedContext {
    /** A superuser's address of the server of this run, database "postgres". */
    databaseServer: string;
    /** The migrated, empty database that every test database is a copy of. */
    databaseTemplate: string;
  }
}

const prefix = "doorstep-test-";

/** What is lost in a crash does not matter here, so nothing waits for the disk. */
const fast = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" };

/** One PostgreSQL for the whole run, stopped and removed with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`));
  const server = await startEmbedded({ dataDir, preferredPort: 0, database: "postgres", settings: fast });
  project.provide("databaseServer", server.url);
  project.provide("databaseTemplate", await createTemplate(server.url));
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

async function createTemplate(server: string): Promise<string> {
  const name = `template_${await migrationsHash()}`;
  const identifier = pg.escapeIdentifier(name);
  await withClient(server, (client) => client.query(`create database ${identifier}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  // Nobody may be connected to a database while it is copied.
  await withClient(server, (client) =>
    client.query(`alter database ${identifier} with is_template true allow_connections false`),
  );
  return name;
}

async function migrationsHash(): Promise<string> {
  const { migrationDirectories } = await readMigrations();
  return createHash("sha256").update(JSON.stringify(migrationDirectories)).digest("hex").slice(0, 16);
}

/** Servers and folders of runs that were killed before they could clean up. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const runner = Number(name.startsWith(prefix) && name.slice(prefix.length).split("-")[0]);
    if (!runner || isAlive(runner)) continue;
    const dataDir = path.join(tmpdir(), name);
    const server = recordedServer(clusterIn(dataDir));
    if (server) process.kill(server.pid, "SIGQUIT");
    while (server && isAlive(server.pid) && existsSync(clusterIn(dataDir).dir)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await rm(dataDir, { recursive: true, force: true });
  }
}
