import { type Clock, systemClock } from "../platform/clock.server";
import type { Config } from "../platform/config.server";
import { Keyring } from "../platform/crypto/keyring.server";
import { openAccess, type Access } from "../platform/database/access.server";
import { startEmbedded } from "../platform/database/embedded.server";
import { migrate } from "../platform/database/migrate.server";
import { createLog, type Log } from "../platform/log.server";
import { Registry } from "../spine/registry.server";
import { KeyCabinet } from "../spine/shop-keys.server";
import { Spine } from "../spine/spine.server";
import { Wake } from "../spine/wake.server";
import { spineParts } from "./parts.server";

/** What every process stands on: a migrated database, keys, clock, and the spine with all modules in it. */
export interface Runtime {
  config: Config;
  log: Log;
  databaseUrl: string;
  keyring: Keyring;
  wake: Wake;
  /** Opened with the claimers' role: may see queue tables across shops, and nothing else outside a shop. */
  claiming: Access;
  /** Opened with the requests' role. */
  serving: Access;
  /** The spine of requests and of claimers share everything but the role of their connections. */
  spine: Spine;
  claimingSpine: Spine;
  close(): Promise<void>;
}

export interface RuntimeOptions {
  config: Config;
  name: string;
  /** Connections for each role. */
  connections?: number;
  /** For a story that is played faster than life; else the machine's, moved by what the configuration says. */
  clock?: Clock;
}

/** Opens the given database, or starts the one that came with the package; brings it up to date before anything reads it. */
export async function openRuntime({
  config,
  name,
  connections = 8,
  clock = systemClock(config.DOORSTEP_CLOCK_OFFSET_MS),
}: RuntimeOptions): Promise<Runtime> {
  const log = createLog(config.LOG_LEVEL, name);
  const embedded = config.DATABASE_URL
    ? null
    : await startEmbedded({ dataDir: config.DOORSTEP_DATA_DIR, preferredPort: 54_329 });
  const databaseUrl = config.DATABASE_URL ?? embedded!.url;
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) log.info({ applied }, "migrations applied");

  const onError = (err: Error) => log.warn({ err }, "a database connection broke");
  const claiming = openAccess({ url: databaseUrl, role: "doorstep_worker", max: connections, onError });
  const serving = openAccess({
    url: databaseUrl,
    role: "doorstep_app",
    max: connections,
    timeoutMs: 4_000,
    onError,
  });
  const keyring = new Keyring(config.DOORSTEP_MASTER_KEY, config.DOORSTEP_MASTER_KEY_PREVIOUS);
  const wake = new Wake(claiming.pool);
  const shared = { registry: new Registry(spineParts), clock, cabinet: new KeyCabinet(keyring), wake, log };
  return {
    config,
    log,
    databaseUrl,
    keyring,
    wake,
    claiming,
    serving,
    spine: new Spine({ ...shared, access: serving }),
    claimingSpine: new Spine({ ...shared, access: claiming }),
    async close() {
      wake.stop();
      await Promise.all([claiming.close(), serving.close()]);
      await embedded?.stop();
    },
  };
}
