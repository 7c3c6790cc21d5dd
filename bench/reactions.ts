import { PgBoss } from "pg-boss";
import { Claimers } from "../app/spine/claimers.server";
import { defineReaction, done } from "../app/spine/definitions";
import type { Ground } from "./ground";
import { median } from "./processes";
import { createBenchSpine } from "./spine";

/** Both sides take as many at once. */
const BATCH = 200;

export interface ReactionFigures {
  reactionsPerSecond: number;
  queueNoOpsPerSecond: number;
  ratio: number;
}

/** Reactions that do nothing but leave their receipt, against jobs of the queue library that do nothing at all. */
export async function measureReactions(
  ground: Ground,
  rounds: number,
  count: number,
): Promise<ReactionFigures> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const boss = new PgBoss({ connectionString: ground.url, schema: "bench_queue" });
  boss.on("error", (error: Error) => process.stderr.write(`${error.message}\n`));
  await boss.start();
  await boss.createQueue("noop");
  for (let round = 0; round < rounds; round++) {
    theirs.push(await queueRate(boss, count));
    ours.push(await reactionRate(ground, count));
    await ground.query("truncate event, due, ledger");
  }
  await boss.stop({ graceful: false });
  const [reactionsPerSecond, queueNoOpsPerSecond] = [median(ours), median(theirs)];
  return { reactionsPerSecond, queueNoOpsPerSecond, ratio: reactionsPerSecond / queueNoOpsPerSecond };
}

/** The library as it is meant to be used for many small jobs: fetched and completed in batches as large as our claims. */
async function queueRate(boss: PgBoss, count: number): Promise<number> {
  for (let i = 0; i < count; i += 1_000) {
    await boss.insert(
      "noop",
      Array.from({ length: Math.min(1_000, count - i) }, (_, j) => ({ data: { i: i + j } })),
    );
  }
  const began = performance.now();
  let finished = 0;
  while (finished < count) {
    const jobs = await boss.fetch("noop", { batchSize: BATCH });
    if (jobs.length === 0) break;
    await boss.complete(
      "noop",
      jobs.map((job) => job.id),
    );
    finished += jobs.length;
  }
  return finished / ((performance.now() - began) / 1_000);
}

async function reactionRate(ground: Ground, count: number): Promise<number> {
  const noop = defineReaction({
    name: "insights.bench-noop",
    on: "orders.changed",
    run: () => Promise.resolve(done("nothing")),
  });
  const spine = createBenchSpine(ground.url, ground.masterKey, {
    reactions: [noop],
    intakes: [],
    effects: [],
    alarms: [],
  });
  await ground.query(
    `insert into event (shop_id, type, subject_kind, subject_id, story_id, recorded_by, occurred_at, dedupe_key, payload)
     select ${ground.shop}, 'orders.changed', 'order', n::text, gen_random_uuid(), 'bench', now(), 'bench:' || n, jsonb_build_object('orderId', n::text)
       from generate_series(1, ${count}) n`,
  );
  await ground.query(
    "insert into due (shop_id, event_seq, reaction) select shop_id, seq, 'insights.bench-noop' from event",
  );
  await ground.query("analyze event, due");
  const claimers = new Claimers(spine, { batch: BATCH });
  const began = performance.now();
  let taken = 0;
  while (taken < count) taken += await claimers.pass();
  const rate = taken / ((performance.now() - began) / 1_000);
  spine.deps.wake.stop();
  await spine.deps.access.close();
  return rate;
}
