import type { Unit } from "../../../spine/unit.server";

export interface Health {
  source: string;
  /** When it last spoke by itself or answered. */
  heardAt: Date | null;
  askedAt: Date | null;
  answeredAt: Date | null;
  failures: number;
  lastError: string | null;
  failedAt: Date | null;
}

type Told = Partial<Omit<Health, "source">>;

/** Keeps how a source is doing. */
export async function noteHealth(unit: Unit, source: string, told: Told): Promise<void> {
  const columns = {
    ...(told.heardAt !== undefined && { heard_at: told.heardAt }),
    ...(told.askedAt !== undefined && { asked_at: told.askedAt }),
    ...(told.answeredAt !== undefined && { answered_at: told.answeredAt }),
    ...(told.failures !== undefined && { failures: told.failures }),
    ...(told.lastError !== undefined && { last_error: told.lastError }),
    ...(told.failedAt !== undefined && { failed_at: told.failedAt }),
  };
  await unit.tx.q
    .insertInto("source_health")
    .values({ shop_id: unit.shop, source, ...columns })
    .onConflict((c) => c.columns(["shop_id", "source"]).doUpdateSet(columns))
    .execute();
}

export async function healthOf(unit: Unit): Promise<Health[]> {
  return unit.tx.q
    .selectFrom("source_health")
    .select([
      "source",
      "heard_at as heardAt",
      "asked_at as askedAt",
      "answered_at as answeredAt",
      "failures",
      "last_error as lastError",
      "failed_at as failedAt",
    ])
    .where("shop_id", "=", unit.shop)
    .orderBy("source")
    .execute();
}
