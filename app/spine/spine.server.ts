import { randomUUID } from "node:crypto";
import type { ShopId } from "../domain/ids";
import type { Result } from "../domain/result";
import type { Clock } from "../platform/clock.server";
import type { Access, Tx } from "../platform/database/access.server";
import type { Log } from "../platform/log.server";
import type { Registry } from "./registry.server";
import type { KeyCabinet } from "./shop-keys.server";
import type { Cause, Unit } from "./unit.server";
import type { Wake } from "./wake.server";

export interface SpineDeps {
  /** Opened with the worker's role in claimers, with the app's in requests. */
  access: Access;
  registry: Registry;
  clock: Clock;
  cabinet: KeyCabinet;
  wake: Wake;
  log: Log;
  /** Our own address, as others reach us; absent where nobody does. */
  home?: string;
}

/** Rolls a transaction back because the work in it ended in a foreseen failure. */
export class Undone extends Error {
  constructor(
    readonly failure: { code: string; disposition: "retry" | "final"; detail?: string; waitsFor?: string },
  ) {
    super(failure.code);
  }
}

export class Spine {
  constructor(readonly deps: SpineDeps) {}

  /** A unit of work inside a transaction that is already in the shop. */
  unit(tx: Tx, shop: ShopId, cause: Cause, options: { rebuilding?: boolean; stir?: () => void } = {}): Unit {
    const { clock, cabinet, registry } = this.deps;
    return {
      tx,
      shop,
      clock,
      cause,
      keys: () => cabinet.keysOf(tx, shop),
      reactionsTo: registry.reactionsTo,
      stir: options.stir ?? (() => undefined),
      rebuilding: options.rebuilding ?? false,
    };
  }

  /**
   * Something a person or an outside caller does now: one transaction, one new story. A failure rolls everything back.
   */
  async act<T>(shop: ShopId, by: string, work: (unit: Unit) => Promise<Result<T>>): Promise<Result<T>> {
    let stirred = false;
    try {
      const value = await this.deps.access.inShop(shop, async (tx) => {
        const cause = { storyId: randomUUID(), eventSeq: null, by };
        const result = await work(this.unit(tx, shop, cause, { stir: () => (stirred = true) }));
        if (!result.ok) throw new Undone(result.failure);
        return result;
      });
      if (stirred) this.deps.wake.ring();
      return value;
    } catch (error) {
      if (error instanceof Undone) return { ok: false, failure: error.failure };
      throw error;
    }
  }

  /** Reads for a screen: scoped, and unable to record. */
  read<T>(shop: ShopId, work: (unit: Unit) => Promise<T>): Promise<T> {
    const cause = { storyId: randomUUID(), eventSeq: null, by: "read" };
    return this.deps.access.inShop(shop, (tx) => work(this.unit(tx, shop, cause)));
  }
}
