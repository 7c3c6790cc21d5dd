import { type Insertable, type Selectable, sql } from "kysely";
import { z } from "zod";
import type { Message as Table } from "../../platform/database/types";
import type { Unit } from "../../spine/unit.server";
import { newsEvent, type NewsEvent } from "./news";
import type { MessageState } from "./states";
import type { TriggerId, Weight } from "./triggers";

export type Message = Omit<Selectable<Table>, "trigger" | "weight" | "state" | "event" | "letter"> & {
  trigger: TriggerId;
  weight: Weight;
  state: MessageState;
  event: NewsEvent;
};

const columns = [
  "shop_id",
  "id",
  "order_id",
  "subject_id",
  "person_id",
  "trigger",
  "line",
  "weight",
  "class",
  "medium",
  "event",
  "latest",
  "state",
  "reason",
  "happened_at",
  "decided_at",
  "due_at",
  "merged_into",
  "provider",
  "provider_id",
  "language",
  "sent_at",
  "delivered_at",
  "opened_at",
  "clicked_at",
  "bounced_at",
  "complained_at",
] as const;

type Row = Pick<Selectable<Table>, (typeof columns)[number]>;

const row = (r: Row): Message => ({
  ...r,
  trigger: r.trigger as TriggerId,
  weight: r.weight as Weight,
  state: r.state as MessageState,
  event: newsEvent.parse(r.event),
});

export async function writeMessage(unit: Unit, it: Omit<Insertable<Table>, "shop_id">): Promise<boolean> {
  const made = await unit.tx.q
    .insertInto("message")
    .values({ shop_id: unit.shop, ...it })
    .onConflict((c) => c.columns(["shop_id", "id"]).doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function readMessage(unit: Unit, id: string): Promise<Message | null> {
  const found = await unit.tx.q
    .selectFrom("message")
    .select(columns)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  return found ? row(found) : null;
}

export async function setMessage(
  unit: Unit,
  id: string,
  set: Partial<
    Pick<
      Message,
      | "state"
      | "reason"
      | "due_at"
      | "merged_into"
      | "provider"
      | "provider_id"
      | "language"
      | "sent_at"
      | "latest"
    >
  >,
): Promise<void> {
  await unit.tx.q
    .updateTable("message")
    .set(set)
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

/** What waits for its moment, of one order. */
export async function heldOf(unit: Unit, orderId: string): Promise<Message[]> {
  const rows = await unit.tx.q
    .selectFrom("message")
    .select(columns)
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .where("state", "=", "held")
    .orderBy("happened_at")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(row);
}

/** Everything that was decided about an order, oldest first. */
export async function messagesOf(unit: Unit, orderId: string): Promise<Message[]> {
  const rows = await unit.tx.q
    .selectFrom("message")
    .select(columns)
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .orderBy("decided_at")
    .orderBy("id")
    .execute();
  return rows.map(row);
}

/** The latest day that was told of a subject, in a message that went out or is about to. */
export async function lastTold(unit: Unit, orderId: string, subjectId: string): Promise<string | null> {
  const found = await unit.tx.q
    .selectFrom("message")
    .select("latest")
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .where("subject_id", "in", [subjectId, orderId])
    .where("state", "in", ["queued", "sent", "held"])
    .where("latest", "is not", null)
    .orderBy("decided_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return found?.latest ?? null;
}

/** Whether the shopper was told of a trouble, or is about to be. */
export async function wasTold(unit: Unit, orderId: string, exceptionId: string): Promise<boolean> {
  const found = await unit.tx.q
    .selectFrom("message")
    .select("id")
    .where("shop_id", "=", unit.shop)
    .where("order_id", "=", orderId)
    .where("state", "in", ["queued", "sent"])
    .where(sql<boolean>`event ->> 'exceptionId' = ${exceptionId}`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

const letter = z.object({ subject: z.string(), text: z.string() });
export type Letter = z.output<typeof letter>;
const sealedAs = (id: string) => `message|letter|${id}`;

/** What was said, for the order's history and a later dispute. */
export async function keepLetter(unit: Unit, id: string, said: Letter): Promise<void> {
  const sealed = (await unit.keys()).seal(Buffer.from(JSON.stringify(said)), sealedAs(id));
  await unit.tx.q
    .updateTable("message")
    .set({ letter: sealed })
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .execute();
}

/** null: nothing was said yet, or it went with the person. */
export async function readLetter(unit: Unit, id: string): Promise<Letter | null> {
  const found = await unit.tx.q
    .selectFrom("message")
    .select("letter")
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found?.letter) return null;
  return letter.parse(JSON.parse((await unit.keys()).unseal(found.letter, sealedAs(id)).toString("utf8")));
}

export async function forgetLetters(unit: Unit, personId: string): Promise<void> {
  await unit.tx.q
    .updateTable("message")
    .set({ letter: null })
    .where("shop_id", "=", unit.shop)
    .where("person_id", "=", personId)
    .execute();
}
