import type { Medium } from "../../../adapters/channels/contract";
import { localDate } from "../../../domain/local-date";
import { ok } from "../../../domain/result";
import { zoneOf } from "../../../domain/place-zone";
import type { Zone } from "../../../domain/zone-clock";
import { type AlarmHandler, nothing } from "../../../spine/definitions";
import { recorder } from "../../../spine/record.server";
import { keyOf, request, setAlarm, type Unit } from "../../../spine/unit.server";
import { type Order, readOrder } from "../../orders/index.server";
import { read as readShop } from "../../shops/index.server";
import { heldOf, type Message, setMessage } from "../messages.store.server";
import { readSettings } from "../settings.store.server";
import type { MessageSettings } from "../settings";
import { triggerOf } from "../triggers";
import { isOver } from "./still-true.server";
import { count, lockTally, type Tally } from "./tally.store.server";
import { mergers, weigh } from "./verdict";

export const SEND = "messages.send";
const DUE = "messages.due";
const record = recorder("messages");

/** The order's messages are looked at again then, or earlier where something is due earlier. */
export async function wakeAt(unit: Unit, orderId: string, at: Date): Promise<void> {
  const held = await heldOf(unit, orderId);
  const first = Math.min(at.getTime(), ...held.map((m) => m.due_at?.getTime() ?? Infinity));
  await setAlarm(unit, DUE, orderId, new Date(first));
}

/** Where the shopper is, as far as the order tells; else the store's own zone. */
async function zoneFor(unit: Unit, order: Order): Promise<Zone> {
  const { country, region } = order.shipTo;
  return zoneOf({ country, region }) ?? (await readShop(unit)).timezone;
}

interface Round {
  orderId: string;
  zone: Zone;
  settings: MessageSettings;
  sent: Tally;
}

/**
 * Decides about everything that waits for an order: bursts become one, what is over is dropped, and of the rest each is sent, held for
 * the morning, or dropped by a cap. One order at a time: the counts are locked.
 */
export async function dispatch(unit: Unit, orderId: string): Promise<number> {
  const order = await readOrder(unit, orderId);
  if (!order?.personId) return 0;
  const settings = await readSettings(unit);
  const zone = await zoneFor(unit, order);
  const day = localDate(unit.clock.now(), zone);
  const sent = await lockTally(unit, orderId, order.personId, day);
  const now = unit.clock.now();
  const held = await heldOf(unit, orderId);
  const due = await merged(unit, held, now);
  const round: Round = { orderId, zone, settings, sent };
  let out = 0;
  for (const message of due) {
    if (!(await decide(unit, message, round))) continue;
    const critical = message.weight === "critical";
    await count(unit, orderId, order.personId, day, critical);
    if (!critical) round.sent = { order: round.sent.order + 1, day: round.sent.day + 1 };
    out += 1;
  }
  await wakeForTheRest(unit, orderId);
  return out;
}

/** Bursts become one message; returns those whose moment has come, the weightiest first. */
async function merged(unit: Unit, held: readonly Message[], now: Date): Promise<Message[]> {
  const into = mergers(
    held.map((m) => ({
      id: m.id,
      line: m.line,
      subjectId: m.subject_id,
      medium: m.medium,
      weight: m.weight,
      happenedAt: m.happened_at,
    })),
  );
  for (const [id, other] of into) {
    await setMessage(unit, id, {
      state: "merged",
      reason: "in_a_newer_one",
      merged_into: other,
      due_at: null,
    });
  }
  const weight = { critical: 0, urgent: 1, news: 2, courtesy: 3 } as const;
  return held
    .filter((m) => !into.has(m.id) && (m.due_at ?? now) <= now)
    .sort((a, b) => weight[a.weight] - weight[b.weight]);
}

/** True when it goes out. */
async function decide(
  unit: Unit,
  message: Message,
  { orderId, zone, settings, sent }: Round,
): Promise<boolean> {
  const trigger = triggerOf(message.trigger);
  const now = unit.clock.now();
  const verdict = weigh(
    trigger,
    {
      now,
      happenedAt: message.happened_at,
      over: await isOver(unit, message, settings),
      zone,
      medium: message.medium as Medium,
      sent,
    },
    settings,
  );
  if (verdict.do === "hold") {
    await setMessage(unit, message.id, { reason: verdict.because, due_at: verdict.until });
    return false;
  }
  if (verdict.do === "drop") {
    await setMessage(unit, message.id, { state: "dropped", reason: verdict.because, due_at: null });
    return false;
  }
  await setMessage(unit, message.id, { state: "queued", reason: "news", due_at: null });
  await record(unit, "messages.queued", {
    subject: { kind: "message", id: message.id },
    at: now,
    key: message.id,
    payload: { messageId: message.id, orderId, trigger: message.trigger, medium: message.medium },
  });
  const effect = await request(unit, {
    kind: SEND,
    key: message.id,
    orderKey: `letters:${orderId}`,
    payload: { messageId: message.id },
  });
  await setMessage(unit, message.id, { provider_id: keyOf(effect) });
  return true;
}

async function wakeForTheRest(unit: Unit, orderId: string): Promise<void> {
  const [next] = (await heldOf(unit, orderId))
    .flatMap((m) => m.due_at ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  if (next) await setAlarm(unit, DUE, orderId, next);
}

/** The moment has come for something that was held. */
export const dueAlarm: AlarmHandler = {
  name: DUE,
  async run(unit, orderId) {
    const out = await dispatch(unit, orderId);
    return out > 0 ? ok({ done: `${out} on their way` }) : nothing("nothing goes out now");
  },
};
