import { sql } from "kysely";
import type { Tx } from "./access.server";

/** Ends every session of a store: its tokens are of no more use to anybody. */
export async function forgetSessions(tx: Tx, domain: string): Promise<void> {
  await sql`select set_config('app.shop_domain', ${domain}, true)`.execute(tx.q);
  await tx.q.deleteFrom("session").where("shop", "=", domain).execute();
}
