import type { Pool } from "pg";
import { spineParts } from "../../app/jobs/parts.server";
import { type AlarmHandler, nothing } from "../../app/spine/definitions";
import { Claimers } from "../../app/spine/claimers.server";
import type { Ground } from "../ground";
import { createBenchSpine } from "../spine";
import { furnishParcels } from "../tracking/furnish";

export interface Sweep {
  parcels: number;
  /** Seconds on one worker until every parcel was looked at. */
  seconds: number;
  perSecond: number;
  /** The same alarms with nothing behind them: what waking up alone costs. */
  floorPerSecond: number;
  ratio: number;
  /** Statements for one parcel, whole sweep and its reactions apart. */
  statementsPerParcel: number;
  /** Parcels that turned out to be silent for too long. */
  opened: number;
}

const NAME = "exceptions.silence";
/** One parcel in so many has truly been silent for too long; the others were heard from while their alarm stood. */
const ONE_IN = 20;

/** Every parcel's silence is over at the same moment: one worker looks at them all. */
export async function measureSweep(ground: Ground, parcels: number): Promise<Sweep> {
  await furnishParcels(ground, parcels);
  const floor = await sweep(ground, parcels, [
    { name: NAME, run: () => Promise.resolve(nothing("floor")) } satisfies AlarmHandler,
  ]);
  await ground.query(`update shipment set last_scan_at = now() - interval '30 days'
    where shop_id = ${ground.shop} and right(id, 2)::text ~ '^[0-9_]+$' and (regexp_replace(id, '\\D', '', 'g'))::bigint % ${ONE_IN} = 0`);
  await ground.query("vacuum analyze shipment");
  const ours = await sweep(ground, parcels, spineParts.alarms);
  return {
    parcels,
    seconds: parcels / ours.perSecond,
    perSecond: ours.perSecond,
    floorPerSecond: floor.perSecond,
    ratio: ours.perSecond / floor.perSecond,
    statementsPerParcel: ours.statements / parcels,
    opened: ours.opened,
  };
}

/** Counts what is asked of the database over a pool's lines. */
function countStatements(pool: Pool): () => number {
  let asked = 0;
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    Object.assign(client, {
      query: (...given: unknown[]) => {
        asked += 1;
        return query(...given);
      },
    });
  });
  return () => asked;
}

async function sweep(ground: Ground, parcels: number, handlers: readonly AlarmHandler[]) {
  await ground.query(`delete from alarm where shop_id = ${ground.shop}`);
  await ground.query(`insert into alarm (shop_id, name, subject_id, fires_at)
    select ${ground.shop}, '${NAME}', 'shp_' || i, now() - interval '1 minute' from generate_series(0, ${parcels - 1}) as i`);
  await ground.query("vacuum analyze alarm");
  const spine = createBenchSpine(ground.url, ground.masterKey, {
    reactions: [],
    intakes: [],
    effects: [],
    alarms: handlers,
  });
  const counted = countStatements(spine.deps.access.pool);
  const began = performance.now();
  const claimers = new Claimers(spine);
  let looked = 0;
  while (looked < parcels) {
    const taken = await claimers.pass();
    if (taken === 0) break;
    looked += taken;
  }
  const seconds = (performance.now() - began) / 1_000;
  const statements = counted();
  const opened = await spine.read(ground.shop, async (unit) => {
    const row = await unit.tx.q
      .selectFrom("shipment_exception")
      .select((e) => e.fn.countAll<string>().as("n"))
      .where("shop_id", "=", ground.shop)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  });
  spine.deps.wake.stop();
  await spine.deps.access.close();
  return { perSecond: looked / seconds, statements, opened };
}
