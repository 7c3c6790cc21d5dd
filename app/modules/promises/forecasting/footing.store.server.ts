import type { Unit } from "../../../spine/unit.server";

/** What may move under a date from one moment to the next, and the transaction that asks. */
export interface Footing {
  /** Its number; null while it has written nothing. */
  transaction: string | null;
  settings: unknown;
  /** Version of the newest model. */
  model: string | null;
}

const FOOTING = {
  name: "promises.footing",
  text: `select pg_current_xact_id_if_assigned()::text as transaction,
                (select settings from promise_settings where shop_id = $1) as settings,
                (select version from promise_model where shop_id = $1 order by made_at desc limit 1) as model`,
};

export async function readFooting(unit: Unit): Promise<Footing> {
  const [found] = await unit.tx.named<Footing>(FOOTING, [unit.shop]);
  if (!found) throw new Error("a statement without a table has one row");
  return found;
}
