import { systemClock } from "../app/platform/clock.server";
import { Keyring } from "../app/platform/crypto/keyring.server";
import { openAccess } from "../app/platform/database/access.server";
import type { Log } from "../app/platform/log.server";
import { type Parts, Registry } from "../app/spine/registry.server";
import { KeyCabinet } from "../app/spine/shop-keys.server";
import { Spine } from "../app/spine/spine.server";
import { Wake } from "../app/spine/wake.server";

export const quiet: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => quiet,
};

/** A spine with the parts that a measurement needs and no others. */
export function createBenchSpine(url: string, masterKey: Buffer, parts: Parts): Spine {
  const access = openAccess({ url, role: "doorstep_worker", max: 6, onError: () => undefined });
  const cabinet = new KeyCabinet(new Keyring(masterKey));
  return new Spine({
    access,
    registry: new Registry(parts),
    clock: systemClock(),
    cabinet,
    wake: new Wake(access.pool),
    log: quiet,
  });
}
