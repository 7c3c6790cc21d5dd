import { spineParts } from "../../app/jobs/parts.server";
import {
  defaultTemplate,
  offer,
  render,
  sampleFacts,
  triggerIds,
} from "../../app/modules/messages/index.server";
import { ok } from "../../app/domain/result";
import { observeOrder } from "../../app/modules/orders/index.server";
import { connect } from "../../app/modules/shops/index.server";
import { languages } from "../../app/platform/i18n/words";
import type { Spine } from "../../app/spine/spine.server";
import { request } from "../../app/spine/unit.server";
import type { Ground } from "../ground";
import { median } from "../processes";
import { createBenchSpine } from "../spine";

export interface Wording {
  /** Letters made in a second: subject, text and HTML, filled and framed. */
  renderedPerSecond: number;
  /** Joining as many bytes as strings, which is the least that anybody could do. */
  floorPerSecond: number;
  /** Decided, governed and put into the outbox in a second, each in a transaction of its own. */
  queuedPerSecond: number;
  /** Transactions in a second that only leave a row in the outbox. */
  outboxPerSecond: number;
}

const brand = { color: "#1c1c1a", logoUrl: null, footer: "" };

function rendered(rounds: number): { letters: number; floor: number } {
  const wishes = triggerIds.flatMap((trigger) => languages.map(({ code }) => ({ trigger, language: code })));
  const rates: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let bytes = 0;
    let began = performance.now();
    for (const { trigger, language } of wishes) {
      const facts = sampleFacts("whole", { trigger, medium: "email", language });
      const letter = render(defaultTemplate(trigger, language), facts, brand);
      if (!letter.ok) throw new Error(`${trigger} in ${language}: ${letter.failure.code}`);
      bytes += letter.value.html?.length ?? 0;
    }
    rates.push(wishes.length / ((performance.now() - began) / 1_000));
    const piece = "x".repeat(64);
    began = performance.now();
    let made = 0;
    for (let i = 0; i < wishes.length; i++) {
      const parts: string[] = [];
      for (let n = 0; n < bytes / wishes.length; n += piece.length) parts.push(piece);
      made += parts.join("").length;
    }
    if (made === 0) throw new Error("nothing was joined");
    floors.push(wishes.length / ((performance.now() - began) / 1_000));
  }
  return { letters: median(rates), floor: median(floors) };
}

const orderIdOf = (i: number): string => String(8_000_000_000 + i);

/** Orders with somebody behind each, as the platform told of them. */
async function furnishOrders(spine: Spine, ground: Ground, orders: number): Promise<void> {
  for (let i = 0; i < orders; i++)
    await spine.act(ground.shop, "bench.order", async (unit) => {
      const id = orderIdOf(i);
      const at = unit.clock.now();
      await observeOrder(
        unit,
        {
          id,
          name: `#${id}`,
          version: at.toISOString(),
          placedAt: at,
          cancelledAt: null,
          currency: "USD",
          totalMinor: 8_000,
          shippingTitle: "Standard",
          shipTo: { country: "US", region: "CA", postalPrefix: "941" },
          financial: "paid",
          locale: "en",
          promiseId: null,
          person: {
            id: `per_bench_${i}`,
            customerId: null,
            details: { name: "Shopper", email: `shopper-${i}@example.com`, phone: null, address: null },
            consents: [],
          },
          lines: [],
        },
        true,
      );
      return ok(null);
    });
}

/** The least that queueing can be: one row of the outbox in a transaction of its own. */
async function outboxAlone(spine: Spine, ground: Ground, times: number): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < times; i++)
    await spine.act(ground.shop, "bench.outbox", async (unit) => {
      await request(unit, { kind: "bench", key: String(i), orderKey: "bench", payload: {} });
      return ok(null);
    });
  return times / ((performance.now() - began) / 1_000);
}

/** How many letters can be made, and how many can be decided and queued, in a second. */
export async function measureWording(ground: Ground, rounds: number, orders: number): Promise<Wording> {
  const { letters, floor } = rendered(rounds);
  const spine = createBenchSpine(ground.url, ground.masterKey, {
    ...spineParts,
    intakes: [],
    effects: [],
  });
  await spine.act(ground.shop, "bench.connect", async (unit) => {
    await connect(unit, "channels", "email", { smtpUrl: "smtp://127.0.0.1:1", from: "a@example.com" });
    return ok(null);
  });
  await furnishOrders(spine, ground, orders);
  const began = performance.now();
  for (let i = 0; i < orders; i++)
    await spine.act(ground.shop, "bench.offer", async (unit) => {
      await offer(unit, {
        trigger: "exception.lost",
        orderId: orderIdOf(i),
        subjectId: orderIdOf(i),
        key: `bench-${i}`,
        happenedAt: unit.clock.now(),
        event: { exceptionId: "" },
      });
      return ok(null);
    });
  const queuedPerSecond = orders / ((performance.now() - began) / 1_000);
  const outboxPerSecond = await outboxAlone(spine, ground, orders);
  spine.deps.wake.stop();
  await spine.deps.access.close();
  return { renderedPerSecond: letters, floorPerSecond: floor, queuedPerSecond, outboxPerSecond };
}
