import { catalogue, type OwnedBy, type Owner, type Payload } from "./catalogue";
import type { Unit } from "./unit.server";

export interface Fact<P> {
  subject: { kind: string; id: string };
  /** When it happened in the world, as its source says. */
  at: Date;
  /** What makes it the same fact: recording it again changes nothing. */
  key: string;
  payload: P;
}

const INSERT = {
  name: "spine.record",
  text: `with told as (
           insert into event (shop_id, type, subject_kind, subject_id, story_id, caused_by, recorded_by, occurred_at, dedupe_key, payload)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           on conflict (shop_id, dedupe_key) do nothing returning shop_id, seq),
         owed as (
           insert into due (shop_id, event_seq, reaction)
           select told.shop_id, told.seq, reaction from told, unnest($11::text[]) as reaction)
         select seq from told`,
};

/**
 * A module gets a recorder that can record the events it owns and no others. The event and one due row per reaction are
 * written by one statement, in the transaction of the change that they tell of.
 *
 * Returns the event's number, or null when this fact was recorded before.
 */
export function recorder<O extends Owner>(owner: O) {
  return async <T extends OwnedBy<O>>(
    unit: Unit,
    type: T,
    fact: Fact<Payload<T>>,
  ): Promise<number | null> => {
    if (unit.rebuilding) return null;
    const payload: unknown = catalogue[type].parse(fact.payload);
    const { storyId, eventSeq, by } = unit.cause;
    const [row] = await unit.tx.named<{ seq: number }>(INSERT, [
      unit.shop,
      type,
      fact.subject.kind,
      fact.subject.id,
      storyId,
      eventSeq,
      by,
      fact.at,
      `${type.slice(owner.length + 1)}:${owner}:${fact.key}`,
      JSON.stringify(payload),
      unit.reactionsTo(type),
    ]);
    if (row) unit.stir();
    return row?.seq ?? null;
  };
}
