import { shopId, type ShopId } from "../domain/ids";
import type { Failure } from "../domain/result";
import { lineIsGone, type Tx } from "../platform/database/access.server";
import { Undone, type Spine } from "./spine.server";

/** Times are kept to the millisecond, and rounding may put one just ahead: what was written this instant is due this instant. */
export const NOW = "now() + interval '1 millisecond'";

/** What every claim brings along: whose it is, and whether that shop still exists. */
export interface ClaimedRow {
  shop_id: number;
  shop_state: string | null;
}

/** One kind of claimed work: how to take it, how to do it, how to remember that it failed. */
export interface ClaimedWork<Row extends ClaimedRow> {
  name: string;
  /** Locks up to `limit` rows that are due, skipping what others hold. */
  claim(tx: Tx, limit: number): Promise<Row[]>;
  /** Locks this very row again, or nothing when somebody else did it meanwhile. */
  reclaim(tx: Tx, row: Row): Promise<Row | undefined>;
  /** Does the rows of one shop, in the transaction that claimed them. Throws `Undone` for a foreseen failure. */
  perform(tx: Tx, shop: ShopId, rows: Row[], stir: () => void): Promise<void>;
  /** Takes away what an erased shop still owed: nothing of it is read or done any more. */
  discard(tx: Tx, shop: ShopId, rows: Row[]): Promise<void>;
  /** Writes down that it failed and when to try again. */
  failed(tx: Tx, row: Row, failure: Failure): Promise<void>;
}

/**
 * Claims a batch and does it in one transaction: the claim is a row lock, so a killed process leaves nothing behind and its
 * rows are free at once. When one row fails, the batch is undone and each row is done alone: a poisoned row harms no neighbour.
 *
 * Returns how many rows were taken.
 */
export async function drain<Row extends ClaimedRow>(
  spine: Spine,
  work: ClaimedWork<Row>,
  limit: number,
): Promise<number> {
  const { access, wake } = spine.deps;
  let taken: Row[] = [];
  let stirred = false;
  try {
    await access.unscoped(async (tx, enter) => {
      taken = await work.claim(tx, limit);
      for (const [shop, rows] of byShop(taken)) {
        await enter(shop);
        await performOrDiscard(work, tx, shop, rows, () => (stirred = true));
      }
    });
    if (stirred) wake.ring();
  } catch (error) {
    if (taken.length === 0 || lineIsGone(error)) throw error;
    for (const row of taken) await alone(spine, work, row);
  }
  return taken.length;
}

async function performOrDiscard<Row extends ClaimedRow>(
  work: ClaimedWork<Row>,
  tx: Tx,
  shop: ShopId,
  rows: Row[],
  stir: () => void,
): Promise<void> {
  if (rows[0]?.shop_state === "erased") await work.discard(tx, shop, rows);
  else await work.perform(tx, shop, rows, stir);
}

async function alone<Row extends ClaimedRow>(spine: Spine, work: ClaimedWork<Row>, row: Row): Promise<void> {
  const { access, wake, log } = spine.deps;
  let stirred = false;
  try {
    await access.unscoped(async (tx, enter) => {
      await enter(shopId(row.shop_id));
      const mine = await work.reclaim(tx, row);
      if (mine) await performOrDiscard(work, tx, shopId(row.shop_id), [mine], () => (stirred = true));
    });
    if (stirred) wake.ring();
  } catch (error) {
    if (lineIsGone(error)) throw error;
    const failure = failureOf(error);
    if (!(error instanceof Undone))
      log.error({ err: error, work: work.name, shop: row.shop_id }, "work threw");
    await access.unscoped(async (tx, enter) => {
      await enter(shopId(row.shop_id));
      const mine = await work.reclaim(tx, row);
      if (mine) await work.failed(tx, mine, failure);
    });
  }
}

/** A bug is tried again, because it may be fixed by the next release; it is shown meanwhile. */
function failureOf(error: unknown): Failure {
  if (error instanceof Undone) return error.failure;
  return {
    code: "threw",
    disposition: "retry",
    detail: error instanceof Error ? error.message.slice(0, 300) : undefined,
  };
}

function byShop<Row extends ClaimedRow>(rows: Row[]): Map<ShopId, Row[]> {
  const groups = new Map<ShopId, Row[]>();
  for (const row of rows) {
    const shop = shopId(row.shop_id);
    const group = groups.get(shop);
    if (group) group.push(row);
    else groups.set(shop, [row]);
  }
  return groups;
}

/** 0.25 s, 0.5 s, 1 s … five minutes. */
export const backoffSeconds = (attempts: number): number => Math.min(0.25 * 2 ** attempts, 300);
