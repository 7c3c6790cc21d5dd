import type { ShopId } from "../domain/ids";
import type { Clock } from "../platform/clock.server";
import { Allowance } from "./allowance.server";

const TEN_MINUTES = 10 * 60_000;

/**
 * How often orders and parcels may be looked for, within ten minutes and by each process: so often by one visitor, so often in one
 * store, and so often for one order, whoever asks. A store's tries bound how many orders there are to remember.
 */
export class LookUps {
  readonly #visitors = new Allowance(20, TEN_MINUTES, 50_000);
  readonly #shops = new Allowance(2_000, TEN_MINUTES, 20_000);
  readonly #orders = new Allowance(10, TEN_MINUTES, 200_000);

  /** Counts one. A visitor who is refused takes nothing from the store, and a store that is refused nothing from the order. */
  mayTry({ shop, visitor, order }: { shop: ShopId; visitor: string; order: string }, clock: Clock): boolean {
    return (
      this.#visitors.spend(`${shop} ${visitor}`, clock) === null &&
      this.#shops.spend(String(shop), clock) === null &&
      this.#orders.spend(`${shop} ${order.toLowerCase()}`, clock) === null
    );
  }
}
