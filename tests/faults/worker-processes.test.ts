import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../app/domain/result";
import { legacyId } from "../../app/domain/ids";
import { reconcileNow } from "../../app/modules/onboarding/index.server";
import { until } from "./processes";
import { DrillStage, type Parcel } from "./stage";
import { randomFrom } from "./story";

/** The worker's crashes and the world's failures: every effect outside happens once, as its receivers count it. */
const SEED = 4_004;
let stage: DrillStage;
beforeAll(async () => {
  stage = await DrillStage.raise();
});
afterAll(() => stage.strike());
afterEach(() => stage.sandbox.control.faults({ clear: true }));

async function shipped(count: number): Promise<Parcel[]> {
  const parcels = Array.from({ length: count }, () => stage.ship());
  await until("the parcels", 30, async () => (await stage.known(parcels)) === count);
  return parcels;
}

const each = (parcels: Parcel[]) => parcels.map(() => 1);
const once = (parcels: Parcel[]) => ({ mails: each(parcels), tickets: each(parcels), claims: each(parcels) });

async function allTold(parcels: Parcel[], seconds: number): Promise<void> {
  await until("the losses", seconds, async () => {
    const orders = parcels.map((p) => `'${legacyId(p.orderId)}'`).join(",");
    const [row] = await stage.ask<{ n: number }>(
      `select count(*)::int as n from claim where order_id in (${orders})`,
    );
    return row?.n === parcels.length;
  });
  await stage.rest(seconds);
}

describe("F4: the worker is killed", () => {
  it("GIVEN twelve losses WHEN the worker is killed at twelve moments of their stories THEN each effect happened once", async () => {
    const random = randomFrom(SEED);
    const parcels = await shipped(12);
    const starts = stage.worker.starts;
    for (const parcel of parcels) {
      stage.lose(parcel);
      // By chance in the message, its reactions or its effects: they take some tens of milliseconds each.
      await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 2_500)));
      await stage.worker.kill();
    }
    const killed = performance.now();
    await allTold(parcels, 90);
    const seconds = (performance.now() - killed) / 1_000;
    expect(stage.worker.starts - starts).toBe(12);
    const repeats = stage.received().messages.reduce((sum, m) => sum + m.received - 1, 0);
    process.stdout.write(
      `F4: 12 kills (seed ${SEED}), at rest ${seconds.toFixed(1)} s after the last, ${repeats} mails repeated under their Message-ID\n`,
    );
    expect(await stage.outcome(parcels)).toEqual(once(parcels));
    expect(await stage.ask("select kind, last_error from outbox where state = 'failed'")).toEqual([]);
    // Ten seconds of silence tell that a job's worker is gone; then it starts, waits its turn and is done.
    expect(seconds).toBeLessThan(25);
  });
});

describe("the app and the database are killed", () => {
  it("GIVEN six losses WHEN app or database is killed in the midst of each story THEN each effect happened once", async () => {
    const random = randomFrom(SEED);
    const parcels = await shipped(6);
    for (const [i, parcel] of parcels.entries()) {
      stage.lose(parcel);
      await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 600)));
      if (i % 2 === 0) {
        await stage.app.kill();
      } else {
        await stage.database.crash();
        await stage.database.start();
      }
    }
    const killed = performance.now();
    await allTold(parcels, 90);
    process.stdout.write(
      `kills of app and database: 3 and 3 (seed ${SEED}), at rest ${((performance.now() - killed) / 1_000).toFixed(1)} s after the last\n`,
    );
    expect(await stage.outcome(parcels)).toEqual(once(parcels));
    expect(await stage.ask("select kind, last_error from outbox where state = 'failed'")).toEqual([]);
  });
});

describe("providers away", () => {
  it("GIVEN mail, helpdesk and carrier away WHEN parcels are lost and all come back THEN everything is done once, in order", async () => {
    const { control } = stage.sandbox;
    const parcels = await shipped(3);
    await control.faults({
      mail: { mode: "down" },
      zendesk: [{ kind: "503", times: 0 }],
      easypost: [{ kind: "503", times: 0, match: "claims" }],
    });
    for (const parcel of parcels) stage.lose(parcel);
    // Each order's first effect waits for its receiver, and what comes after it in the order's story waits behind.
    await until("some attempts", 30, async () => {
      const [row] = await stage.ask<{ n: number }>(
        "select count(*)::int as n from outbox where state = 'queued' and attempts > 0 and last_error is not null",
      );
      return row !== undefined && row.n >= 2 * parcels.length;
    });
    expect(await stage.outcome(parcels)).toEqual({ mails: [0, 0, 0], tickets: [0, 0, 0], claims: [0, 0, 0] });
    await control.faults({ clear: true });
    const back = performance.now();
    await allTold(parcels, 60);
    process.stdout.write(
      `providers: all done ${Math.round(performance.now() - back)} ms after they came back\n`,
    );
    expect(await stage.outcome(parcels)).toEqual(once(parcels));
    const disorder = await stage.ask(
      `select a.kind as first, b.kind as second from outbox a join outbox b
          on a.shop_id = b.shop_id and a.order_key = b.order_key and a.event_seq < b.event_seq and a.done_at > b.done_at`,
    );
    expect(disorder).toEqual([]);
  });

  it("GIVEN answers that get lost after the work was done WHEN tried again THEN the receivers still count one", async () => {
    const { control } = stage.sandbox;
    const parcels = await shipped(2);
    await control.faults({
      zendesk: [{ kind: "lost_answer", times: 2, match: "POST" }],
      easypost: [{ kind: "lost_answer", times: 2, match: "POST" }],
    });
    for (const parcel of parcels) stage.lose(parcel);
    await allTold(parcels, 60);
    expect(await stage.outcome(parcels)).toEqual(once(parcels));
  });
});

describe("F17: webhooks that never come", () => {
  it("GIVEN a third of all webhooks lost WHEN compared with the store THEN every order and parcel is there", async () => {
    const { control } = stage.sandbox;
    await control.faults({ webhooks: { drop: 1 / 3, seed: SEED } });
    const parcels = Array.from({ length: 20 }, () => stage.ship());
    await until("the rest of the webhooks", 30, () => control.idle().idle);
    await control.faults({ clear: true });
    const orders = parcels.map((p) => `'${legacyId(p.orderId)}'`).join(",");
    const count = async () =>
      (await stage.ask<{ n: number }>(`select count(*)::int as n from "order" where id in (${orders})`))[0]
        ?.n ?? 0;
    await until(
      "what came by itself",
      20,
      async () => (await stage.ask("select 1 from inbox_work where waits_for is null")).length === 0,
    );
    const before = { orders: await count(), parcels: await stage.known(parcels) };
    expect(before.parcels).toBeLessThan(20);
    await stage.runtime.claimingSpine.act(stage.shop, "drill", async (unit) => {
      await reconcileNow(unit);
      return ok(null);
    });
    await until("the repair", 40, async () => (await count()) === 20 && (await stage.known(parcels)) === 20);
    await stage.rest(40);
    process.stdout.write(
      `F17: ${before.orders} of 20 orders and ${before.parcels} of 20 parcels came, all after the comparison (seed ${SEED})\n`,
    );
    expect(await stage.ask("select state, last_error from shop_import where state <> 'done'")).toEqual([]);
    const imports = await stage.ask<{ seen: number }>(
      "select seen from shop_import where kind = 'reconcile' order by started_at desc limit 1",
    );
    expect(imports[0]?.seen).toBeGreaterThanOrEqual(20);
  });
});
