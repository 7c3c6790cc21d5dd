import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { createTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ask = <T extends object>(query: string): Promise<T[]> =>
  withClient(database.url, async (client) => (await client.query<T>(query)).rows);

/** Keys that do not begin with the shop, each with its reason. */
const exceptions = new Set([
  "session_pkey", // Shopify's library names sessions by an id of its own; the row is guarded by the domain that the caller names.
  "shop_domain_key", // Finds the shop before its number is known.
]);

describe("the catalogue of tables", () => {
  it("GIVEN every table WHEN looked at THEN its rows are guarded, for its owner too, by a policy", async () => {
    const tables = await ask<{ name: string; enabled: boolean; forced: boolean; policies: number }>(`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
             (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'`);
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter((t) => !t.enabled || !t.forced || t.policies === 0)).toEqual([]);
  });

  it("GIVEN every table but the sessions WHEN looked at THEN it has a shop number that is never empty", async () => {
    const without = await ask<{ name: string }>(`
      select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('_prisma_migrations', 'session')
         and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'shop_id' and a.attnotnull)`);
    expect(without).toEqual([]);
  });

  it("GIVEN every primary key and unique index WHEN looked at THEN it begins with the shop", async () => {
    const wrong = await ask<{ index: string }>(`
      select i.relname as index from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
        join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
       where t.relnamespace = 'public'::regnamespace and x.indisunique and a.attname <> 'shop_id' and t.relname <> '_prisma_migrations'`);
    expect(new Set(wrong.map((w) => w.index))).toEqual(exceptions);
  });

  it("GIVEN the two roles WHEN looked at THEN they own nothing, bypass nothing and cannot sign in", async () => {
    const roles = await ask<{ name: string }>(`
      select rolname as name from pg_roles where rolname in ('doorstep_app', 'doorstep_worker')
         and not rolsuper and not rolbypassrls and not rolcanlogin and not rolcreaterole and not rolcreatedb order by 1`);
    expect(roles.map((r) => r.name)).toEqual(["doorstep_app", "doorstep_worker"]);
    expect(
      await ask("select relname from pg_class where pg_get_userbyid(relowner) like 'doorstep%'"),
    ).toEqual([]);
  });

  it("GIVEN views and functions WHEN looked at THEN none reads with its owner's rights past the guard", async () => {
    expect(
      await ask(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`),
    ).toEqual([]);
    expect(
      await ask(
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
      ),
    ).toEqual([]);
  });
});
