import { createHash } from "node:crypto";
import pg from "pg";
import type { ShopId } from "../domain/ids";
import { stableUuid } from "../domain/stable-id.server";
import type { ShopKeys } from "../platform/crypto/keyring.server";
import { inboxSealedAs } from "./inbox.server";

export interface Arrival {
  shop: ShopId;
  keys: ShopKeys;
  source: string;
  deliveryId: string;
  topic: string;
  eventId: string | null;
  triggeredAt: Date | null;
  raw: Buffer;
  /** Set when it cannot be read by anybody yet: kept, shown, not worked on. */
  quarantined?: { reason: string; detail: string };
}

interface Waiting {
  arrival: Arrival;
  row: unknown[];
  resolve: () => void;
  reject: (error: Error) => void;
}

export interface IngestOptions {
  maxInFlight?: number;
  maxBatch?: number;
  /** Bytes waiting for the database before new ones are turned away; bounds memory while it is gone. */
  maxWaitingBytes?: number;
}

/** Too much is waiting: the sender is asked to come back. */
export class Overloaded extends Error {}

const COLUMNS = 11;

/** Powers of two alone: the server plans each size once for each connection, and a new size in the midst of a rush costs. */
const batchSize = (waiting: number, most: number): number =>
  2 ** Math.floor(Math.log2(Math.min(waiting, most)));

const keyOf = ({ arrival: a }: Waiting): string => `${a.shop}|${a.source}|${a.deliveryId}`;
/** Batches in flight at the same time may hold copies of the same deliveries: taken in one order, they never deadlock. */
const byKey = (a: Waiting, b: Waiting): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/**
 * Stores messages durably before they are acknowledged. While two statements are in flight the next arrivals collect and go
 * together; nothing waits for a timer. A repeat of a delivery is acknowledged and changes nothing, so a commit whose answer
 * was lost is healed by the sender's own retry.
 */
export class Ingest {
  #queue: Waiting[] = [];
  #queuedBytes = 0;
  #inFlight = 0;

  constructor(
    private readonly pool: pg.Pool,
    private readonly stored: () => void,
    private readonly options: IngestOptions = {},
  ) {}

  get waitingBytes(): number {
    return this.#queuedBytes;
  }

  /** Resolves once the message is on disk. */
  store(arrival: Arrival): Promise<void> {
    const limit = this.options.maxWaitingBytes ?? 32_000_000;
    if (this.#queuedBytes + arrival.raw.length > limit)
      return Promise.reject(new Overloaded("too much is waiting"));
    const row = rowOf(arrival);
    return new Promise((resolve, reject) => {
      this.#queue.push({ arrival, row, resolve, reject });
      this.#queuedBytes += arrival.raw.length;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#inFlight < (this.options.maxInFlight ?? 2) && this.#queue.length > 0) {
      const batch = this.#queue
        .splice(0, batchSize(this.#queue.length, this.options.maxBatch ?? 32))
        .sort(byKey);
      this.#inFlight++;
      void this.#write(batch).finally(() => {
        this.#inFlight--;
        for (const { arrival } of batch) this.#queuedBytes -= arrival.raw.length;
        this.#pump();
      });
    }
  }

  /** Writes a batch; when one row spoils it, halves it until that row stands alone and is quarantined. */
  async #write(batch: Waiting[]): Promise<void> {
    try {
      await this.pool.query(insert(batch.map((w) => w.row)));
      this.stored();
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (!isData(error)) {
        // The server is away: whoever waits behind is told so now, not after a time-out of their own.
        const behind = this.#queue.splice(0);
        for (const { arrival } of behind) this.#queuedBytes -= arrival.raw.length;
        for (const { reject } of [...batch, ...behind]) reject(error as Error);
      } else if (batch.length > 1) {
        const middle = batch.length >> 1;
        await this.#write(batch.slice(0, middle));
        await this.#write(batch.slice(middle));
      } else {
        for (const waiting of batch) await this.#setAside(waiting, error);
      }
    }
  }

  async #setAside({ arrival, resolve, reject }: Waiting, error: pg.DatabaseError): Promise<void> {
    const deliveryId = `unstorable-${createHash("sha256").update(arrival.deliveryId).digest("hex").slice(0, 32)}`;
    const quarantined = { reason: "cannot_be_stored", detail: `database code ${error.code ?? "unknown"}` };
    const safe = {
      ...arrival,
      deliveryId,
      topic: "unreadable",
      eventId: null,
      triggeredAt: null,
      quarantined,
    };
    await this.pool.query(insert([rowOf(safe)])).then(resolve, reject);
  }
}

function rowOf(a: Arrival): unknown[] {
  const { reason = null, detail = null } = a.quarantined ?? {};
  return [
    a.shop,
    a.source,
    a.deliveryId,
    a.topic,
    a.eventId,
    a.triggeredAt,
    stableUuid(a.shop, a.source, a.deliveryId),
    a.keys.seal(a.raw, inboxSealedAs(a.source, a.deliveryId)),
    a.quarantined ? "quarantined" : "new",
    reason,
    detail,
  ];
}

const texts = new Map<number, string>();

/** One statement for message and work row; prepared once per batch size and connection. */
function insert(rows: unknown[][]): pg.QueryConfig {
  let text = texts.get(rows.length);
  if (!text) {
    const numbers = Array.from({ length: COLUMNS }, (_, c) => c + 1);
    const tuple = (r: number) => `(${numbers.map((n) => `$${r * COLUMNS + n}`).join(",")})`;
    text = `with told as (
              insert into inbox
                (shop_id, source, delivery_id, topic, event_id, triggered_at, story_id, body, state, reason, detail)
              values ${rows.map((_, r) => tuple(r)).join(",")}
              on conflict do nothing returning shop_id, source, delivery_id, state)
            insert into inbox_work (shop_id, source, delivery_id)
            select shop_id, source, delivery_id from told where state = 'new'`;
    texts.set(rows.length, text);
  }
  return { name: `ingest.${rows.length}`, text, values: rows.flat() };
}

/** A value that the database will never take (22: data, 23: constraint), as against a server that is away. */
const isData = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "");
