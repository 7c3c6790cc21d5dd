import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { all } from "../../app/adapters/carriers/_all";
import { carrierTable } from "../../scripts/carrier-table";
import { collect } from "../../scripts/collect";
import { eventMap } from "../../scripts/event-map";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "doorstep-collect-"));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

const write = async (file: string, text: string) => {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
};
const read = (file: string) => readFile(path.join(root, file), "utf8");

test("the repository's indexes, event map and table of carriers are up to date", async () => {
  expect(await collect({ check: true })).toEqual([]);
});

test("an empty house has empty indexes", async () => {
  await collect({ check: false, root });
  expect(await read("app/jobs/_reactions.server.ts")).toContain("readonly Reaction[] = [];");
  expect(await read("app/adapters/carriers/_all.ts")).toContain("export const all = [] as const;");
  expect(await collect({ check: true, root })).toEqual([]);
});

test("a newcomer makes its index out of date until it is collected", async () => {
  await collect({ check: false, root, map: false });
  await write("app/adapters/carriers/easy-post.server.ts", "export default {};\n");
  await write("app/adapters/carriers/contract.server.ts", "export const defineCarrier = 1;\n");
  await write("app/modules/claims/reactions.server.ts", "export const reactions = [];\n");
  const stale = ["app/jobs/_reactions.server.ts", "app/adapters/carriers/_all.ts"];
  expect(await collect({ check: true, root, map: false })).toEqual(stale);

  await collect({ check: false, root, map: false });
  expect(await read("app/adapters/carriers/_all.ts")).toContain('import easyPost from "./easy-post.server";');
  expect(await read("app/adapters/carriers/_all.ts")).not.toContain("contract");
  expect(await read("app/jobs/_reactions.server.ts")).toContain("  ...claims,\n");
  expect(await collect({ check: true, root, map: false })).toEqual([]);
});

test("the map shows every event, answered or not", () => {
  const map = eventMap({
    catalogue: { "orders.placed": {}, "shipments.exception_opened": {} },
    reactions: [
      {
        name: "claims.prepare",
        on: "shipments.exception_opened",
        records: ["claims.opened"],
        effects: ["carriers.file-claim"],
      },
      { name: "insights.count", on: "shipments.exception_opened" },
    ],
    intakes: [{ name: "orders.read", source: "shopify", topics: ["orders/create"] }],
    effects: [{ kind: "carriers.file-claim" }],
    alarms: [],
  });
  expect(map).toContain("| `orders.placed` |  |  |  |");
  expect(map).toContain(
    "| `shipments.exception_opened` | `claims.prepare` | `claims.opened` | `carriers.file-claim` |\n" +
      "|  | `insights.count` |  |  |",
  );
  expect(map).toContain("| `shopify` | `orders/create` | `orders.read` |");
  expect(map).not.toContain("## Alarms");
});

test("the table shows every source and what it does", () => {
  const table = carrierTable(all);
  for (const { id } of all) expect(table).toContain(`| \`${id}\` |`);
  expect(table).toContain(
    "| [EasyPost](https://docs.easypost.com/docs/trackers) | `easypost` |  | aggregator | any | body | 1 at once, 5 a second | yes | yes |  | UTC |",
  );
  expect(carrierTable([])).toContain("# Carrier sources");
});
