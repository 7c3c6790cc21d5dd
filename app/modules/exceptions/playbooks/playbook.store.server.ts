import { exceptionKinds, type ExceptionKind } from "../../../domain/exception";
import type { Unit } from "../../../spine/unit.server";
import { defaultPlays } from "./defaults";
import { play, type Play } from "./play";

export interface KeptPlay {
  play: Play;
  /** 0: the default. */
  version: number;
  updatedAt: Date | null;
}

/** A play that was saved by an older version and does not fit any more gives way to the default. */
const playIn = (kind: ExceptionKind, saved: unknown): Play => {
  const parsed = play.safeParse(saved);
  return parsed.success ? parsed.data : defaultPlays[kind];
};

/** How the store handles a kind of trouble. */
export async function playOf(unit: Unit, kind: ExceptionKind): Promise<Play> {
  const row = await unit.tx.q
    .selectFrom("playbook")
    .select("play")
    .where("shop_id", "=", unit.shop)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row ? playIn(kind, row.play) : defaultPlays[kind];
}

/** The whole playbook. */
export async function playbook(unit: Unit): Promise<Record<ExceptionKind, KeptPlay>> {
  const rows = await unit.tx.q
    .selectFrom("playbook")
    .select(["kind", "play", "version", "updated_at"])
    .where("shop_id", "=", unit.shop)
    .execute();
  const kept = new Map(rows.map((r) => [r.kind, r]));
  return Object.fromEntries(
    exceptionKinds.map((kind) => {
      const row = kept.get(kind);
      return [
        kind,
        {
          play: row ? playIn(kind, row.play) : defaultPlays[kind],
          version: row?.version ?? 0,
          updatedAt: row?.updated_at ?? null,
        },
      ];
    }),
  ) as Record<ExceptionKind, KeptPlay>;
}

/**
 * Saves a play over the version that was looked at. Returns the new version, or null when somebody else saved in between.
 */
export async function savePlay(
  unit: Unit,
  kind: ExceptionKind,
  changed: Play,
  over: number,
): Promise<number | null> {
  const now = unit.clock.now();
  // A play that begins anew after it went back to the default has a version that nobody holds.
  const version = over === 0 ? Math.floor(now.getTime() / 1_000) : over + 1;
  const row = { play: JSON.stringify(changed), updated_at: now, version };
  if (over === 0) {
    const made = await unit.tx.q
      .insertInto("playbook")
      .values({ shop_id: unit.shop, kind, ...row })
      .onConflict((c) => c.columns(["shop_id", "kind"]).doNothing())
      .executeTakeFirst();
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n ? row.version : null;
  }
  const saved = await unit.tx.q
    .updateTable("playbook")
    .set(row)
    .where("shop_id", "=", unit.shop)
    .where("kind", "=", kind)
    .where("version", "=", over)
    .executeTakeFirst();
  return saved.numUpdatedRows > 0n ? row.version : null;
}

/** Back to the default. */
export async function dropPlay(unit: Unit, kind: ExceptionKind): Promise<void> {
  await unit.tx.q.deleteFrom("playbook").where("shop_id", "=", unit.shop).where("kind", "=", kind).execute();
}
