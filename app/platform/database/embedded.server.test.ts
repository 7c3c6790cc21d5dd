import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clusterIn, recordedServer } from "./cluster.server";
import { startEmbedded } from "./embedded.server";
import { withClient } from "./engine-adapter.server";
import { isAlive } from "./start-lock.server";

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-embedded-"));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

const start = () => startEmbedded({ dataDir, preferredPort: 0, settings: { fsync: "off" } });

test("callers who start at once share one server, and only the one that started it stops it", async () => {
  const all = await Promise.all([start(), start(), start()]);
  expect(new Set(all.map((database) => database.url)).size).toBe(1);
  expect(all.filter((database) => database.owned)).toHaveLength(1);

  await Promise.all(all.filter((database) => !database.owned).map((database) => database.stop()));
  const { rows } = await withClient(all[0].url, (client) =>
    client.query("select current_database() as name"),
  );
  expect(rows).toEqual([{ name: "doorstep" }]);

  await all.find((database) => database.owned)?.stop();
  expect(recordedServer(clusterIn(dataDir))).toBeNull();
});

test("a server whose starter died is found again, kept and finally stopped", async () => {
  const first = await start();
  await withClient(first.url, (client) => client.query("create table kept (n int)"));
  await writeFile(path.join(dataDir, "postgres.owner"), String(await deadPid()));

  const second = await start();
  expect(second).toMatchObject({ url: first.url, owned: true });
  await withClient(second.url, (client) => client.query("select n from kept"));
  await second.stop();
});

test("what a killed server leaves behind does not stand in the way", async () => {
  const first = await start();
  await withClient(first.url, (client) => client.query("create table kept (n int)"));
  const server = recordedServer(clusterIn(dataDir))!;
  process.kill(server.pid, "SIGKILL");
  while (isAlive(server.pid)) await new Promise((resolve) => setTimeout(resolve, 10));
  await writeFile(path.join(dataDir, "postgres.lock"), String(await deadPid()));

  const second = await start();
  await withClient(second.url, (client) => client.query("select n from kept"));
  await second.stop();
});

test("a taken port is left alone", async () => {
  const first = await start();
  const elsewhere = path.join(dataDir, "second");
  const second = await startEmbedded({ dataDir: elsewhere, preferredPort: first.port });
  expect(second.port).toBeGreaterThan(first.port);
  await Promise.all([first.stop(), second.stop()]);
});

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await new Promise((resolve) => child.once("exit", resolve));
  return child.pid!;
}
