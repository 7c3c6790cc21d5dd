import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { withClient } from "./engine-adapter.server";
import { migrate, missingMigration, pendingMigrations, retryMigration } from "./migrate.server";

const datasource = 'datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n';
const createParcel =
  'create table "parcel" ("id" integer not null, constraint "parcel_pkey" primary key ("id"));';

let root: string;
let url: string;

beforeEach(async ({ task }) => {
  root = await mkdtemp(path.join(tmpdir(), "doorstep-migrate-"));
  await write("schema.prisma", datasource);
  await write("models/parcels.prisma", 'model Parcel {\n  id Int @id\n  @@map("parcel")\n}\n');
  await write("migrations/1_parcel/migration.sql", createParcel);
  const name = `migrate_${task.id.replace(/\W/g, "_")}`;
  await withClient(inject("databaseServer"), (client) => client.query(`create database "${name}"`));
  url = inject("databaseServer").replace(/\/\w+$/, `/${name}`);
});

afterEach(() => rm(root, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

test("two processes that migrate at once apply each migration once", async () => {
  await write("migrations/2_slow/migration.sql", "select pg_sleep(0.5); insert into parcel values (1);");
  const applied = await Promise.all([migrate(url, root), migrate(url, root)]);
  expect(applied.flat().sort()).toEqual(["1_parcel", "2_slow"]);
  const { rows } = await withClient(url, (client) => client.query("select id from parcel"));
  expect(rows).toEqual([{ id: 1 }]);
  expect(await pendingMigrations(url, root)).toEqual([]);
});

test("what the schema has and the migrations lack is written as SQL", async () => {
  expect(await missingMigration(url, root)).toBeNull();
  await write(
    "models/parcels.prisma",
    'model Parcel {\n  id Int @id\n  place String?\n  @@map("parcel")\n}\n',
  );
  expect(await missingMigration(url, root)).toContain('ALTER TABLE "parcel" ADD COLUMN     "place" TEXT');
});

test("a migration that fails leaves nothing behind, is named, and can be tried again", async () => {
  await write("migrations/2_wrong/migration.sql", "create table half (n int); select 1 / 0;");
  await expect(migrate(url, root)).rejects.toThrow(/division by zero[\s\S]*2_wrong/);
  const { rows } = await withClient(url, (client) => client.query("select to_regclass('half') as half"));
  expect(rows).toEqual([{ half: null }]);
  expect(await pendingMigrations(url, root)).toContain("failed: 2_wrong");

  await write("migrations/2_wrong/migration.sql", "create table half (n int);");
  await expect(migrate(url, root)).rejects.toThrow("2_wrong");
  await retryMigration(url, "2_wrong");
  expect(await migrate(url, root)).toEqual(["2_wrong"]);
  expect(await pendingMigrations(url, root)).toEqual([]);
});

test("a migration edited after it was applied is noticed", async () => {
  await migrate(url, root);
  await write("migrations/1_parcel/migration.sql", `${createParcel}\n-- and more`);
  expect(await pendingMigrations(url, root)).toEqual(["edited after it was applied: 1_parcel"]);
});
