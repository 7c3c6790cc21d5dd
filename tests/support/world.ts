import { randomBytes } from "node:crypto";
import { spineParts } from "../../app/jobs/parts.server";
import { install } from "../../app/modules/shops/index.server";
import type { ShopId } from "../../app/domain/ids";
import { clockAt } from "../../app/platform/clock.server";
import { Keyring } from "../../app/platform/crypto/keyring.server";
import { openAccess, type Access } from "../../app/platform/database/access.server";
import type { Log } from "../../app/platform/log.server";
import { Claimers } from "../../app/spine/claimers.server";
import type { Parts } from "../../app/spine/registry.server";
import { Ingest } from "../../app/spine/ingest.server";
import { Registry } from "../../app/spine/registry.server";
import { KeyCabinet } from "../../app/spine/shop-keys.server";
import { Spine } from "../../app/spine/spine.server";
import { Wake } from "../../app/spine/wake.server";
import { createTestDatabase } from "./database";

export interface World {
  spine: Spine;
  access: Access;
  ingest: Ingest;
  claimers: Claimers;
  clock: ReturnType<typeof clockAt>;
  shop: ShopId;
  url: string;
  problems: unknown[];
  /** Stores a message as the door would. */
  deliver(
    source: string,
    topic: string,
    body: unknown,
    more?: { deliveryId?: string; triggeredAt?: Date },
  ): Promise<void>;
  /** Works until nothing is due. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

let deliveries = 0;

/** The product without its doors: a real database, the real spine, all modules, a clock that stands. */
export async function createWorld(
  options: { parts?: Partial<Parts>; domain?: string; start?: string } = {},
): Promise<World> {
  const database = await createTestDatabase();
  const problems: unknown[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (fields) => problems.push(fields),
    error: (fields) => problems.push(fields),
    child: () => log,
  };
  const access = openAccess({ url: database.url, role: "doorstep_worker", onError: (e) => problems.push(e) });
  const keyring = new Keyring(randomBytes(32));
  const wake = new Wake(access.pool);
  const clock = clockAt(options.start ?? "2026-11-21T12:00:00Z");
  const registry = new Registry({ ...spineParts, ...options.parts });
  const cabinet = new KeyCabinet(keyring);
  const spine = new Spine({ access, registry, clock, cabinet, wake, log });
  const shop = await install(spine, options.domain ?? "lantern.myshopify.com", [
    "read_orders",
    "write_orders",
    "write_draft_orders",
  ]);
  const ingest = new Ingest(access.pool, wake.ring);
  const claimers = new Claimers(spine);
  return {
    spine,
    access,
    ingest,
    claimers,
    clock,
    shop,
    url: database.url,
    problems,
    async deliver(source, topic, body, more = {}) {
      const keys = await access.inShop(shop, (tx) => cabinet.keysOf(tx, shop));
      const raw = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
      await ingest.store({
        shop,
        keys,
        source,
        topic,
        deliveryId: more.deliveryId ?? `delivery-${++deliveries}`,
        eventId: null,
        triggeredAt: more.triggeredAt ?? clock.now(),
        raw,
      });
    },
    async rest() {
      for (let pass = 0; pass < 200; pass++) if ((await claimers.pass()) === 0) return;
      throw new Error("the world does not come to rest");
    },
    async close() {
      wake.stop();
      await access.close();
      await database.drop();
    },
  };
}
