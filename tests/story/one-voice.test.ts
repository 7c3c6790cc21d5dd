import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../app/domain/result";
import { readOutlook } from "../../app/modules/orders/index.server";
import { connect } from "../../app/modules/shops/index.server";
import { readMessageSettings, triggerIds, triggerOf } from "../../app/modules/messages/index.server";
import type { Answer, Egress } from "../../app/platform/http/egress.server";
import { words } from "../../app/platform/i18n/words";
import { carryOut, TryAgain } from "../../app/spine/outbox.server";
import { fulfillmentPayload, orderPayload, trackerPayload, type ScanFacts } from "../support/payloads";
import { createWorld, type World } from "../support/world";

/** What a mail provider does: takes it, takes it and loses the answer, refuses to look at it, or is not there. */
type Mood = "well" | "answer_lost" | "busy" | "down";

interface Mail {
  key: string;
  to: string;
  tag: string;
  text: string;
}

/** A provider of e-mail as the adapter sees it: it keeps what it took, and can be asked for it by our key. */
class Provider {
  readonly mails: Mail[] = [];
  mood: Mood = "well";

  readonly egress: Egress = ({ url, method, json }) => {
    const { searchParams, pathname } = new URL(url);
    if (this.mood === "down") return Promise.resolve(failed("connect ECONNREFUSED"));
    if (this.mood === "busy") return Promise.resolve(ok(reply({}, 503)));
    if (method === "GET" && pathname.endsWith("/messages/outbound")) {
      const key = [...searchParams].find(([name]) => name.startsWith("metadata_"))?.[1];
      const known = this.mails.findIndex((m) => m.key === key);
      return Promise.resolve(ok(reply({ Messages: known < 0 ? [] : [{ MessageID: `mail-${known}` }] })));
    }
    const { To, Tag, TextBody, Metadata } = json as Record<"To" | "Tag" | "TextBody", string> & {
      Metadata: Record<string, string>;
    };
    this.mails.push({ key: Object.values(Metadata)[0] ?? "", to: To, tag: Tag, text: TextBody });
    if (this.mood === "answer_lost") return Promise.resolve(failed("socket hang up"));
    return Promise.resolve(ok(reply({ MessageID: `mail-${this.mails.length - 1}`, ErrorCode: 0 })));
  };
}

const failed = (why: string) =>
  ({
    ok: false,
    failure: { code: "outside_unreachable", disposition: "retry", detail: `api: ${why}` },
  }) as const;

function reply(body: object, status = 200): Answer {
  const text = JSON.stringify(body);
  return { status, headers: {}, text, bytes: Buffer.from(text) };
}

let world: World;
let provider: Provider;
const attempts = new Map<string, number>();

beforeAll(async () => {
  world = await createWorld({ start: "2026-11-02T10:00:00Z" });
  provider = new Provider();
  await world.spine.act(world.shop, "test.connect", async (unit) => {
    await connect(unit, "channels", "postmark", {
      serverToken: "token",
      from: "Lantern <hello@example.com>",
      webhookSecret: "a secret of sixteen",
    });
    return ok(null);
  });
});
afterAll(() => world.close());

const rows = <T>(query: ReturnType<typeof sql<T>>) =>
  world.access.inShop(world.shop, async (tx) => (await query.execute(tx.q)).rows);

/** Hands what waits to the provider, as the queue would: one try for each. */
async function send(): Promise<void> {
  const waiting = await rows(sql<{ id: string }>`select id from outbox
    where state in ('waiting', 'queued') and kind = 'messages.send' order by created_at, id`);
  for (const { id } of waiting) {
    const attempt = (attempts.get(id) ?? 0) + 1;
    attempts.set(id, attempt);
    await carryOut(world.spine, provider.egress, { shopId: world.shop, id }, attempt).catch(
      (error: unknown) => {
        if (!(error instanceof TryAgain)) throw error;
      },
    );
  }
  await world.rest();
}

type Step =
  | { do: "scan"; scan: keyof typeof scans; lateMinutes: number; again: boolean }
  | { do: "wait"; minutes: number }
  | { do: "mood"; mood: Mood }
  | { do: "send" };

const scans = {
  moving: { status: "in_transit", detail: "departed_facility" },
  arrived: { status: "in_transit", detail: "arrived_at_facility" },
  delayed: { status: "in_transit", detail: "delayed" },
  weather: { status: "in_transit", detail: "weather_delay" },
  address: { status: "in_transit", detail: "address_correction" },
  out: { status: "out_for_delivery", detail: "out_for_delivery" },
  attempt: { status: "failure", detail: "delivery_exception" },
  pickup: { status: "available_for_pickup", detail: "arrived_at_pickup_location" },
  delivered: { status: "delivered", detail: "arrived_at_destination" },
  returning: { status: "return_to_sender", detail: "return" },
  damaged: { status: "failure", detail: "damaged" },
  lost: { status: "failure", detail: "lost" },
} as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("scan" as const),
      scan: fc.constantFrom(...(Object.keys(scans) as (keyof typeof scans)[])),
      lateMinutes: fc.integer({ min: 0, max: 600 }),
      again: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      minutes: fc.constantFrom(1, 2, 5, 60, 300, 1_440, 4_320),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("mood" as const),
      mood: fc.constantFrom<Mood>("well", "well", "answer_lost", "busy", "down"),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: "send" as const }) },
);

let run = 0;
const explored = { runs: 0, steps: 0, mails: 0, merged: 0, dropped: 0, moods: 0 };

class Story {
  readonly order = String(5_000 + ++run);
  readonly number = `1Z999AA1${String(10_000_000 + run)}84`.slice(0, 18);
  readonly told: ScanFacts[] = [];

  /** Other orders of earlier runs have their own troubles as the days go by. */
  mails(): Mail[] {
    return provider.mails.filter((m) => m.text.includes(`#${this.order}`));
  }

  /** Exceptions of the gravest kind that spoke for the parcel when everything had come to rest. */
  readonly grave = new Set<string>();

  async begin(): Promise<void> {
    const at = world.clock.now().toISOString();
    await world.deliver("shopify", "orders/create", orderPayload({ id: this.order, at }));
    await world.deliver(
      "shopify",
      "fulfillments/create",
      fulfillmentPayload({ id: `7${this.order}`, orderId: this.order, at, number: this.number }),
    );
    await world.rest();
  }

  async take(it: Step): Promise<void> {
    if (it.do === "mood") provider.mood = it.mood;
    if (it.do === "wait") world.clock.advance(it.minutes * 60_000);
    if (it.do === "scan") await this.scan(it);
    await world.rest();
    if (it.do === "send") await this.sendAndCompare();
    await this.noteGrave();
  }

  private async scan({ scan, lateMinutes, again }: Extract<Step, { do: "scan" }>): Promise<void> {
    const at = new Date(world.clock.now().getTime() - lateMinutes * 60_000).toISOString();
    this.told.push({ ...scans[scan], at });
    this.told.sort((a, b) => (a.at < b.at ? -1 : 1));
    const body = trackerPayload(this.number, this.told);
    await world.deliver("carrier.easypost", "tracker.updated", body);
    if (again) await world.deliver("carrier.easypost", "tracker.updated", body);
  }

  /** A letter about a trouble says what the page says at the moment when it goes. */
  async sendAndCompare(): Promise<void> {
    const before = this.mails().length;
    await send();
    const outlooks = await this.outlooks();
    const say = words("en");
    for (const mail of this.mails().slice(before)) {
      if (!mail.tag.startsWith("exception.")) continue;
      const voice = outlooks.find((o) => `exception.${o.headline}` === mail.tag);
      expect(
        voice,
        `${mail.tag} is told and the page says ${outlooks.map((o) => o.headline).join()}`,
      ).toBeDefined();
      expect(mail.text).toContain(say.headline(voice!.headline));
      const when = say.when(voice!);
      if (when) expect(mail.text).toContain(when);
      expect(mail.text).toContain(say.next(voice!.nextStep ?? "wait", voice!.nextValues ?? {}));
    }
  }

  private async outlooks() {
    const subjects = await rows(
      sql<{ subject_id: string }>`select subject_id from outlook where order_id = ${this.order}`,
    );
    const all = [];
    for (const { subject_id: id } of subjects)
      all.push(await world.spine.read(world.shop, (unit) => readOutlook(unit, id)));
    return all.filter((o) => o !== null);
  }

  private async noteGrave(): Promise<void> {
    for (const { exceptionId, headline } of await this.outlooks())
      if (exceptionId && triggerOf(`exception.${headline}` as never).weight === "critical")
        this.grave.add(exceptionId);
  }

  /** The provider is well again, and time passes. */
  async end(): Promise<void> {
    provider.mood = "well";
    for (let i = 0; i < 3; i++) {
      world.clock.advance(120_000);
      await world.rest();
      await this.sendAndCompare();
    }
    await this.noteGrave();
  }
}

describe("one voice, once, and not too often", () => {
  it("GIVEN any order of scans, doubles, delays and providers that fail WHEN all has come to rest THEN it holds", async () => {
    const caps = (await world.spine.read(world.shop, readMessageSettings)).caps;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        provider.mood = "well";
        const story = new Story();
        await story.begin();
        for (const each of steps) await story.take(each);
        await story.end();

        const decided = await rows(
          sql<{
            id: string;
            trigger: string;
            weight: string;
            state: string;
            reason: string;
            person_id: string;
            event: { exceptionId?: string };
          }>`select id, trigger, weight, state, reason, person_id, event from message where order_id = ${story.order}`,
        );
        // Nothing is left without a decision.
        expect(
          decided.filter((m) => m.state === "queued" || (m.state === "held" && m.weight === "critical")),
        ).toEqual([]);
        // Nothing goes out twice: by our key, and by what it tells.
        const mine = story.mails();
        expect(new Set(mine.map((m) => m.key)).size).toBe(mine.length);
        const sent = decided.filter((m) => m.state === "sent");
        // Where an answer was lost and the news was over before anybody could ask, it says so.
        const perhaps = decided.filter((m) => m.state === "failed" && m.reason === "outcome_unknown");
        expect(mine.length).toBeGreaterThanOrEqual(sent.length);
        expect(mine.length).toBeLessThanOrEqual(sent.length + perhaps.length);
        // No order exceeds its cap, but for what no cap holds back.
        expect(sent.filter((m) => m.weight !== "critical").length).toBeLessThanOrEqual(caps.perOrder);
        const days = await rows(
          sql<{
            scope: string;
            sent: number;
          }>`select scope, sent from message_tally where scope like ${`person:${decided[0]?.person_id ?? ""}@%`}`,
        );
        for (const day of days) expect(day.sent).toBeLessThanOrEqual(caps.perDay);
        // A loss is always told, unless it was over, or something graver spoke, before anybody could.
        for (const exceptionId of story.grave) {
          const told = decided.filter((m) => m.event.exceptionId === exceptionId);
          expect(told.map((m) => (m.state === "dropped" ? m.reason : m.state))).toEqual([
            expect.stringMatching(/^(sent|failed|over_already)$/),
          ]);
        }
        explored.runs += 1;
        explored.steps += steps.length;
        explored.mails += mine.length;
        explored.merged += decided.filter((m) => m.state === "merged").length;
        explored.dropped += decided.filter((m) => m.state === "dropped").length;
        explored.moods += steps.filter((s) => s.do === "mood" && s.mood !== "well").length;
      }),
      { seed: 505, numRuns: Number(process.env["DOORSTEP_PROPERTY_RUNS"] ?? 40) },
    );
    expect(world.problems).toEqual([]);
    expect(explored.mails).toBeGreaterThan(explored.runs);
    expect(triggerIds.length).toBeGreaterThan(24);
  }, 240_000);
});
