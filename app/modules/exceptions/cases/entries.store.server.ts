import { stableId } from "../../../domain/stable-id.server";
import type { Unit } from "../../../spine/unit.server";

export const entryKinds = [
  "opened",
  "escalated",
  "assigned",
  "status",
  "step",
  "note",
  "reply",
  "shopper",
  "ticket",
  "resolved",
  "reopened",
] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface Entry {
  id: string;
  at: Date;
  kind: EntryKind;
  by: string;
  code: string | null;
  /** null: there are none, or they went with the person. */
  words: string | null;
}

const sealedAs = (id: string) => `case_entry|words|${id}`;

export interface NewEntry {
  kind: EntryKind;
  by: string;
  code?: string;
  words?: string;
  personId?: string | null;
  /** What makes it the same entry when it is told twice; by default what caused it, and when. */
  key?: string;
  at?: Date;
}

/** Writes a line of the case's history, once. */
export async function addEntry(unit: Unit, caseId: string, it: NewEntry): Promise<string> {
  const at = it.at ?? unit.clock.now();
  const cause = unit.cause.eventSeq ?? at.toISOString();
  const id = stableId("ent", caseId, it.kind, it.key ?? `${cause}|${it.code ?? ""}|${it.words ?? ""}`);
  const words = it.words === undefined ? null : (await unit.keys()).seal(Buffer.from(it.words), sealedAs(id));
  await unit.tx.q
    .insertInto("case_entry")
    .values({
      shop_id: unit.shop,
      case_id: caseId,
      id,
      at,
      kind: it.kind,
      by: it.by,
      code: it.code ?? null,
      words,
      person_id: it.personId ?? null,
    })
    .onConflict((c) => c.columns(["shop_id", "case_id", "id"]).doNothing())
    .execute();
  return id;
}

/** The history of a case, oldest first. */
export async function entriesOf(unit: Unit, caseId: string, limit: number): Promise<Entry[]> {
  const rows = await unit.tx.q
    .selectFrom("case_entry")
    .select(["id", "at", "kind", "by", "code", "words"])
    .where("shop_id", "=", unit.shop)
    .where("case_id", "=", caseId)
    .orderBy("at")
    .orderBy("id")
    .limit(limit)
    .execute();
  const keys = await unit.keys();
  return rows.map(({ words, kind, ...rest }) => ({
    ...rest,
    kind: kind as EntryKind,
    words: words ? keys.unseal(words, sealedAs(rest.id)).toString("utf8") : null,
  }));
}

export async function forgetEntries(unit: Unit, personId: string): Promise<void> {
  await unit.tx.q
    .updateTable("case_entry")
    .set({ words: null })
    .where("shop_id", "=", unit.shop)
    .where("person_id", "=", personId)
    .execute();
}
