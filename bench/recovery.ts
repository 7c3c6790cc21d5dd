import { Claimers } from "../app/spine/claimers.server";
import { defineReaction, done } from "../app/spine/definitions";
import type { Ground } from "./ground";
import { median, serve } from "./processes";
import { createBenchSpine } from "./spine";

/** Milliseconds from the kill -9 of a worker in the middle of a reaction until another worker has done it. Median. */
export async function measureRecovery(ground: Ground, rounds: number): Promise<number> {
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
  const claimers = new Claimers(spine);
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await ground.query("truncate event, due, ledger");
    await ground.query(
      `with e as (insert into event (shop_id, type, subject_kind, subject_id, story_id, recorded_by, occurred_at, dedupe_key, payload)
         values (${ground.shop}, 'orders.changed', 'order', '1', gen_random_uuid(), 'bench', now(), 'bench:1', '{"orderId":"1"}') returning shop_id, seq)
       insert into due (shop_id, event_seq, reaction) select shop_id, seq, 'insights.bench-noop' from e`,
    );
    const hanging = await serve("bench/servers/hanging.ts", ground.env);
    const began = performance.now();
    hanging.child.kill("SIGKILL");
    while ((await claimers.pass()) === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    took.push(performance.now() - began);
  }
  spine.deps.wake.stop();
  await spine.deps.access.close();
  return median(took);
}
