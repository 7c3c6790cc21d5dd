import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok, type Result } from "../../app/domain/result";
import {
  changedTexts,
  changeMessageSettings,
  editor,
  listMessages,
  matrix,
  messageCounts,
  MOST_TESTS,
  preview,
  readMessageSettings,
  restoreText,
  saveText,
  sendTest,
  templateFor,
} from "../../app/modules/messages/index.server";
import { connect } from "../../app/modules/shops/index.server";
import type { Egress } from "../../app/platform/http/egress.server";
import { carryOut } from "../../app/spine/outbox.server";
import type { Unit } from "../../app/spine/unit.server";
import { orderWithParcel, NUMBER } from "../security/world";
import { createWorld, type World } from "../support/world";

const START = "2026-11-21T12:00:00Z";
let world: World;
beforeAll(async () => {
  world = await createWorld({ start: START });
  await act(async (unit) => {
    await connect(unit, "channels", "postmark", {
      serverToken: "token",
      from: "Lantern <hello@example.com>",
      webhookSecret: "a secret of sixteen",
    });
    return ok(null);
  });
  await orderWithParcel(world, "1", NUMBER, [
    { at: "2026-11-20T12:00:00Z", status: "in_transit", detail: "departed_facility" },
  ]);
});
afterAll(() => world.close());

const tried = <T>(work: (unit: Unit) => Promise<Result<T>>) => world.spine.act(world.shop, "test", work);
const act = async <T>(work: (unit: Unit) => Promise<Result<T>>): Promise<T> => {
  const done = await tried(work);
  if (!done.ok) throw new Error(done.failure.code);
  return done.value;
};
const read = <T>(work: (unit: Unit) => Promise<T>) => world.spine.read(world.shop, work);
const run = (query: ReturnType<typeof sql>) => world.access.inShop(world.shop, (tx) => query.execute(tx.q));

/** Messages of another order, one a second before the other, of which every hundredth is about a delivery. */
const many = (count: number) =>
  run(sql`insert into message (shop_id, id, order_id, subject_id, person_id, trigger, line, weight, class, medium, event,
      state, reason, happened_at, decided_at)
    select ${world.shop}, 'msg_' || n, '999', '999', 'p', case when n % 100 = 0 then 'parcel.delivered' else 'date.later' end,
      'journey', 'news', 'operational', 'email', '{}', case when n % 2 = 0 then 'sent' else 'dropped' end,
      case when n % 2 = 0 then 'taken' else 'cap_of_day' end, now(), ${START}::timestamptz - n * interval '1 minute'
    from generate_series(1, ${count}) n`);

const place = { trigger: "parcel.delivered", language: "de" } as const;
const text = (title: string) => ({ subject: "S", title, body: "B", short: "{{ order.link }}" });

describe("a text of the store's own", () => {
  it("GIVEN two people with the same version WHEN both save THEN the second is told, and nothing is lost", async () => {
    expect(await act((u) => saveText(u, { ...place, over: 0 }, text("First")))).toEqual({ version: 1 });
    expect(await tried((u) => saveText(u, { ...place, over: 0 }, text("Second")))).toMatchObject({
      failure: { code: "saved_in_between" },
    });
    expect((await read((u) => templateFor(u, place.trigger, "de"))).template.title).toBe("First");
  });

  it("GIVEN a text with a fault WHEN it is saved THEN it is not, and the fault has its part", async () => {
    const faulty = { ...text("x"), body: "{{ order.name | nosuch }}" };
    const saved = await act((u) => saveText(u, { ...place, over: 1 }, faulty));
    expect(saved).toHaveProperty("errors.body");
  });

  it("GIVEN versions WHEN one goes back to the default and on again THEN each is a new version, and the matrix knows", async () => {
    expect(await act((u) => restoreText(u, { ...place, over: 1 }, null))).toEqual({ version: 2 });
    expect(await read(changedTexts)).toEqual([]);
    expect(await read((u) => editor(u, place.trigger, "de"))).toMatchObject({ version: 2, own: false });
    expect(await act((u) => restoreText(u, { ...place, over: 2 }, 1))).toEqual({ version: 3 });
    expect(await read(changedTexts)).toEqual([{ trigger: "parcel.delivered", language: "de" }]);
    expect(await tried((u) => restoreText(u, { ...place, over: 3 }, 77))).toMatchObject({
      failure: { code: "version_gone" },
    });
    const { rows } = await read(matrix);
    expect(rows.find((row) => row.trigger === "parcel.delivered")?.changedIn).toEqual(["de"]);
  });
});

describe("a preview", () => {
  const wish = { ...place, template: text("{{ order.name }} {{ shopper.name }}") };

  it("GIVEN an order of the store WHEN named with or without its sign THEN its own facts are shown, with links that decide nothing", async () => {
    for (const order of ["#1", "1"]) {
      const shown = await read((u) => preview(u, { ...wish, order }));
      expect(shown.order).toBe("#1");
      expect(shown.values["parcel.number"]).toContain(NUMBER);
      expect(shown.letter?.html).toContain("#1");
    }
    const kept = await run(sql`select 1 from event where type like 'messages.%' and subject_id = 'preview'`);
    expect(kept.rows).toEqual([]);
  });

  it("GIVEN a number that no order has WHEN named THEN an invented one is shown", async () => {
    expect(await read((u) => preview(u, { ...wish, order: "#404" }))).toMatchObject({
      order: null,
      values: { "order.name": "#1001" },
    });
  });
});

describe("a test", () => {
  const wish = {
    ...place,
    order: "#1",
    template: text("Try"),
    medium: "email" as const,
    to: "team@example.com",
  };
  const sent: { To: string; Subject: string; TextBody: string }[] = [];
  const egress: Egress = ({ json }) => {
    sent.push(json as (typeof sent)[number]);
    const body = JSON.stringify({ MessageID: "1", ErrorCode: 0 });
    return Promise.resolve(ok({ status: 200, headers: {}, text: body, bytes: Buffer.from(body) }));
  };

  it("GIVEN an address WHEN a test is asked for THEN it goes there once, its address is kept sealed, and what became of it is told", async () => {
    const { id } = await act((u) => sendTest(u, wish));
    const { rows } = await run(
      sql`select id, payload::text as payload from outbox where kind = 'messages.test'`,
    );
    const [effect] = rows as { id: string; payload: string }[];
    expect(effect?.payload).not.toContain("team@example.com");
    for (const attempt of [1, 2])
      await carryOut(world.spine, egress, { shopId: world.shop, id: effect?.id ?? "" }, attempt);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      To: expect.stringContaining("team@example.com") as string,
      Subject: "[Test] S",
    });
    expect((await read(readMessageSettings)).tests).toMatchObject([{ id, state: "sent" }]);
  });

  it("GIVEN ten tests in an hour WHEN one more is asked for THEN it is refused, until an hour is over", async () => {
    for (let n = 1; n < MOST_TESTS; n++) await act((u) => sendTest(u, wish));
    expect(await tried((u) => sendTest(u, wish))).toMatchObject({ failure: { code: "too_many_tests" } });
    world.clock.set("2026-11-21T13:00:01Z");
    expect(await tried((u) => sendTest(u, wish))).toMatchObject({ ok: true });
    world.clock.set(START);
  });

  it("GIVEN a medium without a provider WHEN a test is asked for THEN it is refused", async () => {
    world.clock.set("2026-11-21T15:00:00Z");
    expect(await tried((u) => sendTest(u, { ...wish, medium: "sms", to: "+15550100100" }))).toMatchObject({
      failure: { code: "channel_not_connected" },
    });
    world.clock.set(START);
  });
});

describe("settings that two change at once", () => {
  it("GIVEN two changes at the same time WHEN both are kept THEN none is lost", async () => {
    await Promise.all(
      [1, 2, 3, 4].map((n) =>
        act(async (u) =>
          ok(
            await changeMessageSettings(u, (now) => ({
              ...now,
              saidElsewhere: {
                ...now.saidElsewhere,
                [["claim.filed", "claim.opened", "refund.given", "review.ask"][n - 1] ?? ""]: "klaviyo",
              },
            })),
          ),
        ),
      ),
    );
    expect(Object.keys((await read(readMessageSettings)).saidElsewhere)).toHaveLength(4);
  });
});

describe("the log of many messages", () => {
  beforeAll(() => many(2_500));

  it("GIVEN more than a page WHEN gone through THEN each stands once, newest first", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 30; page++) {
      const { messages, next }: Awaited<ReturnType<typeof listMessages>> = await read((u) =>
        listMessages(u, { state: "sent" }, after, 100),
      );
      seen.push(...messages.map(({ id }) => id));
      after = next;
      if (!after) break;
    }
    const own = seen.filter((id) => /^msg_\d{1,4}$/.test(id));
    expect(own).toEqual(Array.from({ length: 1_250 }, (_, n) => `msg_${(n + 1) * 2}`));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("GIVEN a rare message WHEN filtered THEN a page looks at a bounded number, and says where to go on", async () => {
    const first = await read((u) => listMessages(u, { trigger: "parcel.delivered" }, null));
    const rest = await read((u) => listMessages(u, { trigger: "parcel.delivered" }, first.next));
    const found = [...first.messages, ...rest.messages].filter(({ id }) => id.length < 9);
    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, n) => `msg_${(n + 1) * 100}`));
    expect(first.messages.length).toBeLessThan(25);
    expect(rest.next).toBeNull();
    expect(await read((u) => listMessages(u, { medium: "sms" }, "tampered"))).toMatchObject({ messages: [] });
  });

  it("GIVEN more than are counted WHEN counted THEN it says so", async () => {
    const since = new Date(Date.parse(START) - 30 * 86_400_000);
    expect(await read((u) => messageCounts(u, since, 1_000))).toMatchObject({ cut: true });
    const { counts, cut } = await read((u) => messageCounts(u, since, 10_000));
    expect(cut).toBe(false);
    expect(counts).toContainEqual({
      trigger: "date.later",
      state: "dropped",
      reason: "cap_of_day",
      messages: 1_250,
    });
  });
});
