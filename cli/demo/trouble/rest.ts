import { sql } from "kysely";
import { z } from "zod";
import { pause, type Store } from "../story";
import type { HurriedClock } from "./hurried-clock";

const idle = z.object({ idle: z.boolean() });

/** Everything that is on its way now has arrived, inside and outside. */
export async function rest(store: Store, sandboxUrl: string, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  // Twice in a row: what one side hands over while the other is looked at is seen the second time.
  for (let calm = 0; calm < 2;) {
    const outside = idle.parse(await (await fetch(`${sandboxUrl}/control/idle`)).json()).idle;
    const inside = outside ? await underWay(store) : null;
    calm = inside === "" ? calm + 1 : 0;
    if (calm < 2) await pause(15);
    if (performance.now() > end) throw new Error(`Not at rest after ${seconds} s: ${inside ?? "outside"}`);
  }
}

/** What the app has still to do at this moment, named; empty when nothing is. */
function underWay(store: Store): Promise<string> {
  return store.read(async ({ tx, shop, clock }) => {
    const found = await sql<{ what: string }>`
      select source || ' ' || coalesce(waits_for, '') as what from inbox_work where shop_id = ${shop}
      union all select reaction || ' ' || coalesce(last_error, '') from due where shop_id = ${shop} and state = 'due'
      union all select kind || ' ' || coalesce(last_error, '') from outbox
                 where shop_id = ${shop} and state in ('waiting', 'queued')
      union all select name from alarm where shop_id = ${shop} and fires_at <= ${clock.now()}`.execute(tx.q);
    return [...new Set(found.rows.map((row) => row.what))].join(", ");
  });
}

/** Longer than any story: only what is due counts. */
const ALWAYS = 10_000;

interface Moving {
  clock: HurriedClock;
  sandboxUrl: string;
}

/**
 * Moves the clock from one moment at which something of these subjects is due to the next, until a moment is reached.
 *
 * @param each says after how many hours it is to be asked again at the latest, or 0 when nothing more is waited for.
 */
export async function passTime(
  stage: Moving,
  store: Store,
  subjects: readonly string[],
  to: Date,
  each: () => Promise<number> = () => Promise.resolve(ALWAYS),
): Promise<void> {
  for (let hours = 1; hours > 0; hours = await each()) {
    const next = await nextDue(store, subjects);
    const latest = new Date(stage.clock.now().getTime() + hours * 3_600_000);
    const step = next && next < latest ? next : latest;
    if (step > to) break;
    await moveOn(stage, store, step);
  }
  await moveOn(stage, store, to);
}

async function moveOn({ clock, sandboxUrl }: Moving, store: Store, to: Date): Promise<void> {
  clock.moveTo(to);
  // It looks at what is due a few times a second by itself; nobody has to wait for that here.
  store.runtime.wake.ring();
  await rest(store, sandboxUrl);
}

/** When a silence or a day of these subjects is over next. */
function nextDue(store: Store, subjects: readonly string[]): Promise<Date | null> {
  return store.read(async ({ tx, shop, clock }) => {
    const found = await tx.q
      .selectFrom("alarm")
      .select("fires_at")
      .where("shop_id", "=", shop)
      .where("subject_id", "in", subjects)
      .where("fires_at", ">", clock.now())
      .where("name", "like", "exceptions.%")
      .orderBy("fires_at")
      .limit(1)
      .executeTakeFirst();
    return found?.fires_at ?? null;
  });
}
