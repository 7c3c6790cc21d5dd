import pg from "pg";
import type { ShopId } from "../../app/domain/ids";
import type { Access } from "../../app/platform/database/access.server";
import {
  findOrder,
  findParcel,
  nextDue,
  orderPage,
  parcelPage,
  takeDue,
} from "../../app/modules/tracking/index.server";
import { openToken, orderToken } from "../../app/modules/orders/index.server";
import { spokenPromise } from "../../app/modules/promises/index.server";
import { openRemedy } from "../../app/modules/protection/index.server";
import type { Unit } from "../../app/spine/unit.server";
import type { Ground } from "../ground";
import { createBenchSpine } from "../spine";
import { numberOf, orderIdOf, orderNameOf } from "./furnish";

export interface Plan {
  statement: string;
  /** How it goes over a table of more than a thousand rows without an index; empty when it never does. */
  scans: string[];
}

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Plan Rows": number;
  Plans?: Node[];
}

/** Tables that hold a row for each parcel, order or scan. */
const large = new Set(["order", "person", "shipment", "shipment_line", "scan", "outlook", "parcel_source"]);

const scansOf = (node: Node): string[] => [
  ...(node["Node Type"].includes("Seq Scan") && large.has(node["Relation Name"] ?? "")
    ? [`${node["Node Type"]} on ${node["Relation Name"]}`]
    : []),
  ...(node.Plans ?? []).flatMap(scansOf),
];

const wanted = { chosen: null, accepted: "en" };

const work: Record<string, (unit: Unit) => Promise<unknown>> = {
  page: async (unit) => {
    const opened = await openToken(unit, await orderToken(unit, orderIdOf(4_711)));
    if (!opened.ok) throw new Error(opened.failure.code);
    const page = await orderPage(unit, opened.value, wanted, (id) => openRemedy(unit, id));
    if (page) await spokenPromise(unit, page.asked);
  },
  status: async (unit) => {
    const found = await findParcel(unit, numberOf(4_711));
    if (found) await parcelPage(unit, found, wanted);
  },
  find: (unit) => findOrder(unit, { order: orderNameOf(4_711), contact: "somebody@example.com" }),
  miss: (unit) => findOrder(unit, { order: "#none", contact: "somebody@example.com" }),
  take: (unit) => takeDue(unit, "track17", 120),
  next: (unit) => nextDue(unit, "track17"),
};

/** Every statement that the pages and the asking send, with what the planner makes of it in a large store. */
export async function readPlans(ground: Ground): Promise<Plan[]> {
  const spine = createBenchSpine(ground.url, ground.masterKey, {
    reactions: [],
    intakes: [],
    effects: [],
    alarms: [],
  });
  const said: { text: string; values: unknown[] }[] = [];
  const client = pg.Client.prototype as unknown as { query: (...all: unknown[]) => unknown };
  const { query } = client;
  client.query = function (this: pg.Client, ...all: unknown[]): unknown {
    const [first, values] = all as [string | { text: string; values?: unknown[] }, unknown[]?];
    const text = typeof first === "string" ? first : first.text;
    if (/^\s*(select|with|update)/i.test(text) && !text.includes("set_config"))
      said.push({ text, values: (typeof first === "string" ? values : first.values) ?? [] });
    return query.apply(this, all);
  };
  try {
    for (const one of Object.values(work)) await spine.read(ground.shop, one);
  } finally {
    client.query = query;
  }
  const plans = await explain(spine.deps.access, ground.shop, said);
  spine.deps.wake.stop();
  await spine.deps.access.close();
  return plans;
}

const explain = (
  access: Access,
  shop: ShopId,
  said: { text: string; values: unknown[] }[],
): Promise<Plan[]> =>
  access.inShop(shop, async (tx) => {
    const plans: Plan[] = [];
    for (const { text, values } of new Map(said.map((s) => [s.text, s])).values()) {
      const [row] = await tx.named<{ "QUERY PLAN": { Plan: Node }[] }>(
        { name: "", text: `explain (format json) ${text}` },
        values,
      );
      const plan = row?.["QUERY PLAN"][0]?.Plan;
      plans.push({
        statement: text.replace(/\s+/g, " ").slice(0, 160),
        scans: plan ? scansOf(plan) : ["no plan"],
      });
    }
    return plans;
  });
