import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { withClient } from "./engine-adapter.server";
import { type SchemaFile, withSchemaEngine } from "./schema-engine.server";

/** Where schema.prisma, models/ and migrations/ lie. */
export const prismaDir = fileURLToPath(new URL("../../../prisma", import.meta.url));

/** Held while migrating, so that processes starting together wait for each other however long it takes. */
const migrationLock = 1_146_049_362;

/** Content of migration_lock.toml; without it the engine does not know which database it has to do with. */
export const migrationLockfile = 'provider = "postgresql"\n';

const everything = { externalTables: [], externalEnums: [] };

/** Applies what is not applied yet and returns the names of those migrations. */
export async function migrate(url: string, root = prismaDir): Promise<string[]> {
  const migrationsList = await readMigrations(root);
  return withClient(url, async (holder) => {
    await holder.query("select pg_advisory_lock($1)", [migrationLock]);
    const { appliedMigrationNames } = await withSchemaEngine(url, [], (engine) =>
      engine.applyMigrations({ migrationsList, filters: everything }),
    );
    return appliedMigrationNames;
  });
}

/** What stands between a database and the migrations on disk; empty when there is nothing to do. */
export async function pendingMigrations(url: string, root = prismaDir): Promise<string[]> {
  const migrationsList = await readMigrations(root);
  const found = await withSchemaEngine(url, [], (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: everything }),
  );
  const edited = await withoutRetried(url, found.editedMigrationNames, migrationsList);
  const history = found.history;
  return [
    ...edited.map((name) => `edited after it was applied: ${name}`),
    ...found.failedMigrationNames.map((name) => `failed: ${name}`),
    ...(history && "unappliedMigrationNames" in history ? history.unappliedMigrationNames : []).map(
      (name) => `not applied: ${name}`,
    ),
    ...(history && "unpersistedMigrationNames" in history ? history.unpersistedMigrationNames : []).map(
      (name) => `applied but missing on disk: ${name}`,
    ),
  ];
}

/** The engine also compares a failed attempt that was corrected and tried again: what counts is what was applied. */
async function withoutRetried(url: string, edited: string[], list: MigrationList): Promise<string[]> {
  if (edited.length === 0) return [];
  const checksums = list.migrationDirectories.map(({ migrationFile: { content } }) =>
    createHash("sha256")
      .update(content.tag === "ok" ? content.value : "")
      .digest("hex"),
  );
  const { rows } = await withClient(url, (client) =>
    client.query<{ migration_name: string }>(
      "select migration_name from _prisma_migrations where rolled_back_at is null and checksum = any($1)",
      [checksums],
    ),
  );
  return edited.filter((name) => !rows.some((row) => row.migration_name === name));
}

/**
 * Lets a migration that failed be tried again. PostgreSQL ran it as one transaction and took all of it back, so the
 * record of the attempt is all there is to clear.
 */
export async function retryMigration(url: string, migrationName: string): Promise<void> {
  await withSchemaEngine(url, [], (engine) => engine.markMigrationRolledBack({ migrationName }));
}

/** The SQL that leads from the migrations to the Prisma schema; null when they agree. */
export async function missingMigration(url: string, root = prismaDir): Promise<string | null> {
  const schema = await readSchema(root);
  const migrationsList = await readMigrations(root);
  const result = await withSchemaEngine(url, schema, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrationsList },
      to: { tag: "schemaDatamodel", files: schema },
      shadowDatabaseUrl: null,
      script: true,
      exitCode: true,
      filters: everything,
    }),
  );
  return result.exitCode === 2 ? (result.stdout ?? "") : null;
}

export async function readMigrations(root = prismaDir): Promise<MigrationList> {
  const baseDir = path.join(root, "migrations");
  const lockfile = path.join(baseDir, "migration_lock.toml");
  const entries = existsSync(baseDir) ? await readdir(baseDir, { withFileTypes: true }) : [];
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  return {
    baseDir,
    lockfile: {
      path: path.basename(lockfile),
      content: existsSync(lockfile) ? await readFile(lockfile, "utf8") : migrationLockfile,
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.map((name) => readMigration(baseDir, name))),
  };
}

async function readMigration(baseDir: string, name: string) {
  const value = await readFile(path.join(baseDir, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
}

async function readSchema(root: string): Promise<SchemaFile[]> {
  const models = path.join(root, "models");
  const names = (existsSync(models) ? await readdir(models) : [])
    .filter((name) => name.endsWith(".prisma"))
    .sort();
  const files = [path.join(root, "schema.prisma"), ...names.map((name) => path.join(models, name))];
  return Promise.all(files.map(async (file) => ({ path: file, content: await readFile(file, "utf8") })));
}
