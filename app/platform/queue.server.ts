import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import type { Tx } from "./database/access.server";

/** Queue of outside effects. Jobs carry ids alone; what is to be done stands in the outbox. */
const OUTBOX = "outbox";

export interface OutboxJob {
  shopId: number;
  id: string;
}

export interface QueueOptions {
  url: string;
  onError: (error: Error) => void;
  /** Seconds between looks for work. */
  pollSeconds?: number;
  /** First wait before another attempt; doubled each time up to five minutes. */
  retrySeconds?: number;
}

/** Job ids that sort as given: jobs of one transaction share their creation time, and the queue then goes by id. */
function risingIds(count: number): string[] {
  const group = randomUUID().slice(0, 24);
  return Array.from({ length: count }, (_, i) => group + i.toString(16).padStart(12, "0"));
}

export class Queue {
  readonly #boss: PgBoss;

  constructor(private readonly options: QueueOptions) {
    this.#boss = new PgBoss({
      connectionString: options.url,
      schema: "pgboss",
      max: 4,
      application_name: "doorstep_queue",
      // How often it looks for jobs whose worker has fallen silent.
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
    });
    this.#boss.on("error", options.onError);
  }

  async start(): Promise<void> {
    await this.#boss.start();
    await this.#boss.createQueue(OUTBOX, {
      // One after the other for each order, so that a shopper reads things in the order in which they happened.
      policy: "key_strict_fifo",
      // A killed worker's job is taken up again after this silence.
      heartbeatSeconds: 10,
      // Nothing is given up because it took long: an effect ends when its author says so.
      retryLimit: 1_000_000,
      retryDelay: this.options.retrySeconds ?? 2,
      retryBackoff: true,
      retryDelayMax: 300,
      retentionSeconds: 3_650 * 86_400,
      deleteAfterSeconds: 3_600,
    });
    // The relay hands jobs over in the transaction of the outbox, as the claimers' role.
    const grants = [
      "usage on schema pgboss",
      "select, insert, update, delete on all tables in schema pgboss",
    ];
    const db = this.#boss.getDb();
    for (const grant of grants) await db.executeSql(`grant ${grant} to doorstep_worker`);
  }

  /** Adds jobs in the given transaction, to be worked in this order within a key. */
  async add(tx: Tx, jobs: { job: OutboxJob; orderKey: string }[]): Promise<void> {
    const db = {
      executeSql: async (text: string, values?: unknown[]) => ({
        rows: await tx.named<unknown>({ name: "", text }, values ?? []),
      }),
    };
    const ids = risingIds(jobs.length);
    const rows = jobs.map(({ job, orderKey }, i) => ({ id: ids[i], data: job, singletonKey: orderKey }));
    await this.#boss.insert(OUTBOX, rows, { db });
  }

  /** Works the queue. A handler that throws is tried again later. */
  async work(handle: (job: OutboxJob, attempt: number) => Promise<void>, concurrency = 8): Promise<void> {
    const options = {
      includeMetadata: true,
      pollingIntervalSeconds: this.options.pollSeconds ?? 0.5,
      localConcurrency: concurrency,
      batchSize: 1,
    } as const;
    await this.#boss.work<OutboxJob>(OUTBOX, options, async (jobs) => {
      for (const job of jobs) await handle(job.data, job.retryCount);
    });
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 10_000 });
  }
}
