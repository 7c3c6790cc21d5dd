import { afterEach, describe, expect, it } from "vitest";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { Claimers } from "../../app/spine/claimers.server";
import { done, type AlarmHandler } from "../../app/spine/definitions";
import { setAlarm } from "../../app/spine/unit.server";
import { ok } from "../../app/domain/result";
import { spineParts } from "../../app/jobs/parts.server";
import { rebuildProjections, rereadSince } from "../../app/spine/replay.server";
import { createWorld, type World } from "../support/world";
import { hashOfPicture, lifeOf, location, pictureOf, randomFrom, shuffled, tell } from "./story";

let world: World;
afterEach(() => world.close());

const HOUR = 3_600_000;
const ask = <T extends object>(query: string): Promise<T[]> =>
  withClient(world.url, async (client) => (await client.query<T>(query)).rows);

describe("F13: clocks that jump", () => {
  const fired: string[] = [];
  /** Rings each hour, and writes down for which hour it rang. */
  const hourly: AlarmHandler = {
    name: "test.hourly",
    async run(unit, subject) {
      const next = new Date(Number(subject) + HOUR);
      fired.push(new Date(Number(subject)).toISOString());
      await setAlarm(unit, "test.hourly", String(next.getTime()), next);
      return done(subject);
    },
  };
  afterEach(() => void (fired.length = 0));

  it.each([
    ["an hour ahead and back, again and again", [1, 2, 1, 2, 3, 2, 3, 4, 3, 4, 5, 4, 5]],
    ["a day ahead and an hour back", [0, 24, 23, 24]],
    ["half hours, through an end of summer time", [0, 0.5, 1, 1.5, 0.5, 1, 1.5, 2, 2.5]],
  ])("GIVEN an alarm for each hour WHEN the clock goes %s THEN each hour rings once", async (_how, hours) => {
    const start = Date.parse("2026-11-01T05:00:00Z");
    world = await createWorld({
      start: new Date(start).toISOString(),
      parts: { alarms: [...spineParts.alarms, hourly] },
    });
    await world.spine.act(world.shop, "test", async (unit) => {
      await setAlarm(unit, "test.hourly", String(start + HOUR), new Date(start + HOUR));
      return ok(null);
    });
    for (const hour of hours) {
      world.clock.set(new Date(start + hour * HOUR).toISOString());
      await world.rest();
    }
    const expected = Array.from({ length: Math.floor(Math.max(...hours)) }, (_, i) =>
      new Date(start + (i + 1) * HOUR).toISOString(),
    );
    expect(fired).toEqual(expected);
    const [next] = await ask<{ fires_at: Date }>("select fires_at from alarm where name = 'test.hourly'");
    expect(next?.fires_at.getTime()).toBe(start + (expected.length + 1) * HOUR);
  });

  it("GIVEN silence that becomes an exception WHEN the clock jumps over it and back THEN it is told once", async () => {
    world = await createWorld({ start: "2026-11-20T12:00:00Z" });
    await tell(world, [location, ...lifeOf(3).slice(0, 3)]);
    await world.rest();
    expect(await ask("select * from shipment_exception")).toEqual([]);
    for (const at of [
      // Over a weekend, which does not count, and back before it.
      "2026-11-24T08:30:00Z",
      "2026-11-20T13:30:00Z",
      "2026-11-24T08:30:00Z",
      "2026-11-24T09:30:00Z",
    ]) {
      world.clock.set(at);
      await world.rest();
    }
    expect(await ask("select kind from shipment_exception")).toEqual([{ kind: "stalled" }]);
    expect(
      await ask("select count(*)::int as n from event where type = 'shipments.exception_opened'"),
    ).toEqual([{ n: 1 }]);
    expect(await ask("select count(*)::int as n from message where trigger = 'exception.stalled'")).toEqual([
      { n: 1 },
    ]);
  });

  it("GIVEN many alarms due at once WHEN three workers wake THEN each rings exactly once", async () => {
    const rung: string[] = [];
    const once: AlarmHandler = {
      name: "test.once",
      run: (_unit, subject) => (rung.push(subject), Promise.resolve(done(subject))),
    };
    world = await createWorld({
      start: "2026-11-20T12:00:00Z",
      parts: { alarms: [...spineParts.alarms, once] },
    });
    const subjects = Array.from({ length: 200 }, (_, i) => `s${i}`);
    await world.spine.act(world.shop, "test", async (unit) => {
      for (const s of subjects) await setAlarm(unit, "test.once", s, unit.clock.now());
      return ok(null);
    });
    const workers = Array.from({ length: 3 }, () => new Claimers(world.spine, { batch: 7 }));
    await Promise.all(
      workers.map(async (w) => {
        while ((await w.pass()) > 0);
      }),
    );
    await world.rest();
    expect(rung.sort()).toEqual([...subjects].sort());
  });
});

describe("F18: a day told again from the raw store", () => {
  it("GIVEN thirty orders' lives WHEN every message is read again, in whatever order THEN state, events and wishes are the same", async () => {
    world = await createWorld({ start: "2026-11-20T12:00:00Z" });
    await tell(world, [location]);
    await world.rest();
    for (const one of shuffled(
      Array.from({ length: 30 }, (_, i) => lifeOf(i + 1)),
      randomFrom(18),
    )) {
      await tell(world, one);
      await world.rest();
    }
    const before = await pictureOf(world.url);
    const counts = () =>
      ask(
        "select (select count(*) from event) as events, (select count(*) from outbox) as wishes, (select count(*) from ledger) as receipts",
      );
    const counted = await counts();
    for (let again = 0; again < 2; again++) {
      const put = await world.spine.act(world.shop, "test", async (unit) =>
        ok(await rereadSince(unit, new Date(0))),
      );
      expect(put).toEqual({ ok: true, value: 121 });
      await world.rest();
      expect(await ask("select * from inbox_work")).toEqual([]);
    }
    const after = await pictureOf(world.url);
    // What the reader of a message said of it is its newest word ("known already").
    for (const picture of [before, after]) delete picture["inbox"];
    expect(after).toEqual(before);
    expect(await counts()).toEqual(counted);
    process.stdout.write(`F18: 121 messages told again twice, state ${hashOfPicture(after).slice(0, 16)}\n`);

    const rebuilt = await rebuildProjections(world.spine, world.shop);
    expect(rebuilt.after).toBe(rebuilt.before);
    expect(await counts()).toEqual(counted);
    expect(world.problems).toEqual([]);
  });
});
