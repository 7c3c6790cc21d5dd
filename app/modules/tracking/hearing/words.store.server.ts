import { sql } from "kysely";
import type { Meaning } from "../../../adapters/carriers/reading/reading";
import { type ExceptionKind, exceptionKinds } from "../../../domain/exception";
import { type Milestone, milestones } from "../../../domain/milestone";
import type { Unit } from "../../../spine/unit.server";

/** What the store said of words that a source's own table does not have. */
export async function saidWords(
  unit: Unit,
  source: string,
  codes: readonly string[],
): Promise<Map<string, Meaning>> {
  if (codes.length === 0) return new Map();
  const rows = await unit.tx.q
    .selectFrom("carrier_word")
    .select(["code", "milestone", "exception"])
    .where("shop_id", "=", unit.shop)
    .where("source", "=", source)
    .where("code", "in", [...codes])
    .where("state", "=", "known")
    .execute();
  return new Map(rows.map((r) => [r.code, meaningOf(r)]));
}

function meaningOf(row: { milestone: string | null; exception: string | null }): Meaning {
  const exception = exceptionKinds.find((k) => k === row.exception);
  return {
    milestone: milestones.find((m) => m === row.milestone) ?? null,
    ...(exception ? { exception } : {}),
  };
}

/** Counts a word that nobody knows; returns true when it comes for the first time. */
export async function noteWord(
  unit: Unit,
  word: { source: string; code: string; sample: string | null },
): Promise<boolean> {
  const now = unit.clock.now();
  const kept = await unit.tx.q
    .insertInto("carrier_word")
    .values({ shop_id: unit.shop, ...word, times: 1, first_seen_at: now, last_seen_at: now })
    .onConflict((c) =>
      c
        .columns(["shop_id", "source", "code"])
        .doUpdateSet({ times: sql`carrier_word.times + 1`, last_seen_at: now }),
    )
    .returning(sql<boolean>`xmax = 0`.as("first"))
    .executeTakeFirstOrThrow();
  return kept.first;
}

export interface UnknownWord {
  source: string;
  code: string;
  sample: string | null;
  state: string;
  milestone: string | null;
  exception: string | null;
  times: number;
  lastSeenAt: Date;
}

/** Words that are not in a source's own table, the unknown ones first. */
export async function listWords(unit: Unit, limit: number): Promise<UnknownWord[]> {
  const rows = await unit.tx.q
    .selectFrom("carrier_word")
    .select([
      "source",
      "code",
      "sample",
      "state",
      "milestone",
      "exception",
      "times",
      "last_seen_at as lastSeenAt",
    ])
    .where("shop_id", "=", unit.shop)
    .orderBy("state", "desc")
    .orderBy("last_seen_at", "desc")
    .limit(limit)
    .execute();
  return rows;
}

/** Keeps what the store says of a word; false when nobody ever used it. */
export async function keepMeaning(
  unit: Unit,
  word: { source: string; code: string; milestone: Milestone | null; exception: ExceptionKind | null },
): Promise<boolean> {
  const kept = await unit.tx.q
    .updateTable("carrier_word")
    .set({ state: "known", milestone: word.milestone, exception: word.exception, said_at: unit.clock.now() })
    .where("shop_id", "=", unit.shop)
    .where("source", "=", word.source)
    .where("code", "=", word.code)
    .executeTakeFirst();
  return kept.numUpdatedRows > 0n;
}
