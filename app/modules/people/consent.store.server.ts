import type { ConsentWord } from "../../domain/order-word";
import type { Unit } from "../../spine/unit.server";

/** Keeps what a person agreed to hear. An older word than the one that is kept changes nothing. */
export async function keepConsent(
  unit: Unit,
  personId: string,
  words: readonly ConsentWord[],
): Promise<void> {
  for (const word of words) {
    const row = { granted: word.granted, source: word.source, at: word.at };
    await unit.tx.q
      .insertInto("consent")
      .values({ shop_id: unit.shop, person_id: personId, medium: word.medium, class: word.class, ...row })
      .onConflict((c) =>
        c
          .columns(["shop_id", "person_id", "medium", "class"])
          .doUpdateSet(row)
          .where("consent.at", "<=", word.at),
      )
      .execute();
  }
}

/** What a person said, by medium and class; what is missing was never said. */
export async function consentsOf(unit: Unit, personId: string): Promise<ConsentWord[]> {
  const rows = await unit.tx.q
    .selectFrom("consent")
    .select(["medium", "class", "granted", "source", "at"])
    .where("shop_id", "=", unit.shop)
    .where("person_id", "=", personId)
    .execute();
  return rows as ConsentWord[];
}
