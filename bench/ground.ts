import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { ShopId } from "../app/domain/ids";
import { install } from "../app/modules/shops/index.server";
import { startEmbedded } from "../app/platform/database/embedded.server";
import { migrate } from "../app/platform/database/migrate.server";
import { createBenchSpine } from "./spine";

export interface Ground {
  url: string;
  domain: string;
  shop: ShopId;
  secret: string;
  masterKey: Buffer;
  env: Record<string, string>;
  query(sql: string): Promise<void>;
  /** Takes what a round left behind. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** A database of its own with one store in it; commits wait for the disk, as they do in earnest. */
export async function prepareGround(): Promise<Ground> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-bench-"));
  const server = await startEmbedded({ dataDir, preferredPort: 0 });
  await migrate(server.url);
  const masterKey = randomBytes(32);
  const domain = "bench.myshopify.com";
  const spine = createBenchSpine(server.url, masterKey, {
    reactions: [],
    intakes: [],
    effects: [],
    alarms: [],
  });
  const shop = await install(spine, domain, []);
  spine.deps.wake.stop();
  await spine.deps.access.close();
  const secret = "bench-secret";
  const owner = new pg.Pool({ connectionString: server.url, max: 1 });
  // The server is stopped under its last connections.
  owner.on("error", () => undefined);
  const query = async (sql: string) => void (await owner.query(sql));
  return {
    url: server.url,
    domain,
    shop,
    secret,
    masterKey,
    env: {
      BENCH_DATABASE: server.url,
      BENCH_SECRET: secret,
      BENCH_MASTER_KEY: masterKey.toString("base64"),
      BENCH_SHOP: domain,
    },
    query,
    async empty() {
      await query("truncate inbox, inbox_work, event, due, ledger");
      await query("truncate bench_raw, bench_stock");
      await query("checkpoint");
    },
    async close() {
      await owner.end();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
