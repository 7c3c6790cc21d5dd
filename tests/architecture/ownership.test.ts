import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { tableOwners, tablesTouched, trespasses } from "../../scripts/ownership";
import { tooLong } from "../../scripts/sizes";

test("only its owner touches a table", () => {
  expect(trespasses().map(({ file, line, table, owner }) => `${file}:${line} ${table} of ${owner}`)).toEqual(
    [],
  );
});

test("no file is longer than it should be", () => {
  expect(tooLong()).toEqual([]);
});

const tables = new Map([
  ["shipment", "shipments"],
  ["order", "orders"],
  ["order_line", "orders"],
]);
const touched = (code: string) => tablesTouched("x.ts", code, tables).map(({ table }) => table);

test.each([
  ['tx.selectFrom("shipment as s").selectAll()', ["shipment"]],
  ['tx.selectFrom(["shipment", "order_line as l"])', ["shipment", "order_line"]],
  ['tx.insertInto("order").values(row)', ["order"]],
  ['tx\n  .updateTable("order")\n  .set({})', ["order"]],
  ['tx.deleteFrom("order_line")', ["order_line"]],
  ['tx.selectFrom("due").innerJoin("shipment as s", "s.id", "x")', ["shipment"]],
  ['tx.selectFrom("due").leftJoin("public.order as o", "o.id", "x")', ["order"]],
  ["sql`select 1 from shipment s`", ["shipment"]],
  ['sql<{ n: number }>`exists (select from "order" where id = ${id})`', ["order"]],
  ["sql`, found as (delete from order_line returning *)`", ["order_line"]],
  ["sql`select * from shipment s, order_line l`", ["shipment", "order_line"]],
  ['client.query(`update "order" set name = $1`)', ["order"]],
  ['client.query("insert into public.shipment (id) values ($1)")', ["shipment"]],
  [
    "client.query(`with a as (select 1) select * from a join ${x} b using (id) join shipment c on true`)",
    ["shipment"],
  ],
  ['log.info("could not update order; copied from shipment")', []],
  ['throw new Error("nothing to select from order lines")', []],
  ['const order = { shipment: "shipment" }', []],
  ['tx.selectFrom("due")', []],
])("%s", (code, expected) => {
  expect(touched(code)).toEqual(expected);
});

test("a stranger is caught, the owner's store is not", async () => {
  const root = await mkdtemp(path.join(tmpdir(), "doorstep-ownership-"));
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  const code = 'export const read = (tx) => tx.selectFrom("shipment");\n';
  await write("prisma/models/shipments.prisma", 'model Parcel {\n  id Int\n  @@map("shipment")\n}\n');
  await write("prisma/models/spine.prisma", "model InboxWork {\n  id Int\n}\n");
  await write("app/modules/shipments/store.server.ts", code);
  await write("app/modules/shipments/scans/scan-store.server.ts", code);
  await write("app/modules/shipments/index.server.ts", code);
  await write("app/modules/claims/store.server.ts", code);
  await write("app/spine/inbox.server.ts", 'export const read = (tx) => tx.selectFrom("inbox_work");\n');
  await write("app/jobs/worker.server.ts", 'export const read = (tx) => tx.selectFrom("inbox_work");\n');

  expect([...tableOwners(root)]).toEqual([
    ["shipment", "shipments"],
    ["inbox_work", "spine"],
  ]);
  expect(trespasses(root).map(({ file }) => file)).toEqual([
    "app/jobs/worker.server.ts",
    "app/modules/claims/store.server.ts",
    "app/modules/shipments/index.server.ts",
  ]);
  await rm(root, { recursive: true });
});
