import { expect, test } from "vitest";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { createTestDatabase } from "./database";

test("two test databases of one file do not see each other", async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await withClient(first.url, (client) => client.query("create table only_here (n int)"));
  const seen = await withClient(second.url, (client) =>
    client.query("select to_regclass('only_here') as found"),
  );
  expect(seen.rows).toEqual([{ found: null }]);
  await Promise.all([first.drop(), second.drop()]);
  await expect(withClient(first.url, (client) => client.query("select 1"))).rejects.toThrow("does not exist");
});
