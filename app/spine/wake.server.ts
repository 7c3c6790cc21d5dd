import { EventEmitter } from "node:events";
import pg from "pg";

const CHANNEL = "doorstep_wake";
/** A hint need not reach the disk: it must not wait there, nor let a message wait behind it. */
const HINT = `begin; set local synchronous_commit = off; notify ${CHANNEL}; commit`;

/**
 * Wakes the claimers: at once within the process, by NOTIFY across processes. A NOTIFY inside a busy transaction would make all
 * commits wait for each other, so it goes out on a connection of its own, at most once each few milliseconds. It is a hint:
 * claimers also look by themselves.
 */
export class Wake {
  readonly #local = new EventEmitter();
  #pending: NodeJS.Timeout | null = null;

  constructor(
    private readonly pool: pg.Pool,
    private readonly pauseMs = 5,
  ) {}

  ring = (): void => {
    this.#local.emit("ring");
    this.#pending ??= setTimeout(() => {
      this.#pending = null;
      // A lost hint costs one polling interval; the pool's own listener reports a broken server.
      this.pool.query(HINT).catch(() => undefined);
    }, this.pauseMs);
  };

  onRing(listener: () => void): () => void {
    this.#local.on("ring", listener);
    return () => this.#local.off("ring", listener);
  }

  /** Hears other processes. Reconnects by itself; until then claimers poll. */
  listen(url: string, reconnectMs = 1_000): () => Promise<void> {
    let client: pg.Client | null = null;
    let stopped = false;
    let again: NodeJS.Timeout | null = null;
    const connect = async () => {
      const mine = new pg.Client({
        connectionString: url,
        keepAlive: true,
        application_name: "doorstep_wake",
      });
      client = mine;
      mine.on("notification", () => this.#local.emit("ring"));
      const lost = () => {
        if (stopped || client !== mine) return;
        client = null;
        mine.end().catch(() => undefined);
        again = setTimeout(() => void connect(), reconnectMs);
      };
      mine.on("error", lost);
      mine.on("end", lost);
      try {
        await mine.connect();
        await mine.query(`listen ${CHANNEL}`);
        this.#local.emit("ring");
      } catch {
        lost();
      }
    };
    void connect();
    return async () => {
      stopped = true;
      if (again) clearTimeout(again);
      await client?.end().catch(() => undefined);
    };
  }

  stop(): void {
    if (this.#pending) clearTimeout(this.#pending);
  }
}
