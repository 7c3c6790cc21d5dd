import { z } from "zod";
import { all as helpdesks } from "../adapters/helpdesks/_all";
import type { ShopId } from "../domain/ids";
import { plainText } from "../domain/plain-text";
import { type Context, contextOf, ordersOfTicket, standingOf } from "../modules/exceptions/index.server";
import { orderIdByName, ordersOfPerson } from "../modules/orders/index.server";
import { idsByCustomer } from "../modules/people/index.server";
import { byDomain } from "../modules/shops/index.server";
import { sameBytes } from "../platform/crypto/seal.server";
import type { Unit } from "../spine/unit.server";
import { Allowance } from "./allowance.server";
import { serving } from "./serving.server";

const MINUTE = 60_000;
/** An agent opens a ticket every few seconds at most; agents of one house may share an address. */
const perVisitor = new Allowance(120, MINUTE, 50_000);
const perShop = new Allowance(1_200, MINUTE, 20_000);

/** Cases that a view shows, and orders that it looks through: it is a glance, not a list. */
const MOST_CASES = 5;
const MOST_ORDERS = 20;

const PREFIX = "dsa_";

/**
 * The key with which a store's helpdesk asks for what agents see. It follows from the store's own key and changes with it; nothing
 * of it is kept.
 */
export const agentsKey = async (unit: Unit): Promise<string> =>
  `${PREFIX}${(await unit.keys()).index("agents-sidebar", String(unit.shop)).toString("base64url")}`;

const text = (most: number) =>
  z
    .string()
    .max(most)
    .catch("")
    .transform((value) => plainText(value).trim());

const question = z.object({
  shop: text(120),
  token: text(120),
  order: text(60),
  email: text(254),
  ticket: text(60),
});
export type AgentsQuestion = z.output<typeof question>;

export type AgentsAnswer = { wait: number } | { found: Context[] };

/** What stands in the address; the key may come in a header, where it is in no log. */
export function asked(request: Request): AgentsQuestion {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const bearer = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  return question.parse(bearer ? { ...query, token: bearer } : query);
}

/** The open cases of whom or what is asked. An unknown store, a wrong key and nothing to show are told apart by nobody. */
export async function forAgents(request: Request): Promise<AgentsAnswer> {
  const { spine } = serving();
  const it = asked(request);
  const visitor = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
  const wait = perVisitor.spend(visitor, spine.deps.clock);
  if (wait !== null) return { wait };
  const shop = await spine.deps.access.unscoped((tx) => byDomain(tx, it.shop));
  if (shop?.state !== "active") return { found: [] };
  return spine.read(shop.id, async (unit) => {
    const key = Buffer.from(await agentsKey(unit));
    if (!sameBytes(key, Buffer.from(it.token))) return { found: [] };
    return answer(unit, shop.id, it);
  });
}

async function answer(unit: Unit, shop: ShopId, it: AgentsQuestion): Promise<AgentsAnswer> {
  const wait = perShop.spend(String(shop), unit.clock);
  if (wait !== null) return { wait };
  const found: Context[] = [];
  for (const caseId of await standingOf(unit, await ordersMeant(unit, it), MOST_CASES)) {
    const context = await contextOf(unit, caseId);
    if (context.ok) found.push(context.value);
  }
  return { found };
}

/** The ticket's own order first, then the one that is named, then those of the person. */
async function ordersMeant(unit: Unit, { order, email, ticket }: AgentsQuestion): Promise<string[]> {
  if (ticket) {
    const desks = helpdesks.map((desk) => desk.id);
    const orders = await ordersOfTicket(unit, desks, ticket, MOST_ORDERS);
    if (orders.length > 0) return orders;
  }
  if (order) {
    const bare = order.replace(/^#/, "");
    const id = await orderIdByName(unit, [`#${bare}`, bare]);
    if (id) return [id];
  }
  if (!email) return [];
  const orders: string[] = [];
  for (const person of (await idsByCustomer(unit, "", email)).slice(0, MOST_ORDERS))
    orders.push(...(await ordersOfPerson(unit, person, MOST_ORDERS)));
  return orders.slice(0, MOST_ORDERS);
}
