import { Kysely, PostgresDialect, type PostgresPoolClient } from "kysely";
import pg from "pg";
import type { ShopId } from "../../domain/ids";
import type { DB } from "./types";

/** A transaction, scoped to one shop: typed queries, and named statements for the hot paths. */
export interface Tx {
  readonly q: Kysely<DB>;
  named<R>(statement: Statement, values: unknown[]): Promise<R[]>;
  /** What this transaction has read and need not read again; empty at its beginning. Who writes such a thing takes it out. */
  readonly memo: Map<string, unknown>;
}

/** A statement that the server plans once per connection. */
export interface Statement {
  name: string;
  text: string;
}

export interface Access {
  /** Runs the work in one transaction that sees and writes this shop alone. */
  inShop<T>(shop: ShopId, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction without a shop: finds nothing but what the role may claim. `enter` moves it into a shop. */
  unscoped<T>(work: (tx: Tx, enter: (shop: ShopId) => Promise<void>) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface AccessOptions {
  url: string;
  /** `doorstep_app` for requests, `doorstep_worker` for claimers, none for the owner who migrates. */
  role?: "doorstep_app" | "doorstep_worker";
  max?: number;
  /** A statement or a silent server is given up after this long. */
  timeoutMs?: number;
  onError: (error: Error) => void;
}

const INT8 = 20;
/** bigint as number: shop numbers, sequences and minor units stay far below 2^53. */
const parserOf = pg.types.getTypeParser as (oid: number, format?: string) => (text: string) => unknown;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") => (oid === INT8 ? Number : parserOf(oid, format)),
};

export function openAccess(options: AccessOptions): Access {
  const timeout = options.timeoutMs ?? 15_000;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    types,
    connectionTimeoutMillis: 4_000,
    statement_timeout: timeout,
    query_timeout: timeout + 500,
    keepAlive: true,
    // A new connection costs more than a statement: one that rests between two rushes is kept.
    idleTimeoutMillis: 300_000,
    application_name: options.role ?? "doorstep_owner",
    ...(options.role ? { options: `-c role=${options.role}` } : {}),
  });
  // Without a listener a restart of the server would end this process.
  pool.on("error", options.onError);
  pool.on("connect", (client) => client.on("error", options.onError));

  const unscoped: Access["unscoped"] = (work) =>
    transaction(pool, "begin", (tx, client) =>
      work(tx, async (shop) => void (await client.query(setShop(shop)))),
    );

  return {
    pool,
    unscoped,
    inShop: (shop, work) => transaction(pool, `begin; ${setShop(shop)}`, work),
    close: () => pool.end(),
  };
}

/** Transaction-local, in the same round trip as whatever it stands beside. The number is checked because it is spliced in. */
function setShop(shop: ShopId): string {
  if (!Number.isSafeInteger(shop)) throw new TypeError("a shop is a whole number");
  return `select set_config('app.shop_id', '${shop}', true)`;
}

async function transaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (tx: Tx, client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(begin);
    const tx = txOf(client);
    tx.memo.clear();
    const value = await work(tx, client);
    await client.query("commit");
    return value;
  } catch (error) {
    // A line that is gone answers no rollback either: waiting for it would double the time that was lost.
    if (lineIsGone(error)) broken = true;
    else await client.query("rollback").catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Not the statement's fault: the server, or the line to it, went away. */
export function lineIsGone(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(08|57P|53)/.test(error.code ?? "");
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string" && /^E[A-Z]+$/.test(code)) return true;
  return typeof message === "string" && /Connection terminated|timeout exceeded|read timeout/i.test(message);
}

const known = new WeakMap<pg.PoolClient, Tx>();

/** One query builder for each connection, made when the connection is first used. */
function txOf(client: pg.PoolClient): Tx {
  let tx = known.get(client);
  if (!tx) {
    const bound = { query: client.query.bind(client), release: () => undefined } as PostgresPoolClient;
    const dialect = new PostgresDialect({
      pool: { connect: () => Promise.resolve(bound), end: () => Promise.resolve() },
    });
    tx = {
      memo: new Map(),
      q: new Kysely<DB>({ dialect }),
      named: async <R>(statement: Statement, values: unknown[]) =>
        (await client.query({ ...statement, values })).rows as R[],
    };
    known.set(client, tx);
  }
  return tx;
}
