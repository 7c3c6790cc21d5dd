import { messagesOf, readMessageSettings } from "../../../app/modules/messages/index.server";
import type { Store } from "../story";
import type { Seen } from "./look";
import type { Played } from "./teller";

interface Spread {
  p50: number;
  p99: number;
}

export interface Totals {
  /** Of the story's orders: how many messages came to what, by state and reason. */
  messages: Record<string, number>;
  /** The most that went out about one order, without what no cap holds back, against the cap. */
  mostPerOrder: number;
  capPerOrder: number;
  /** Mails that a shopper got more than once. */
  doubles: number;
  /** Seconds on the stand-ins' clock from when it was known. */
  ticketSeconds: Spread;
  mailSeconds: Spread;
}

const spread = (all: readonly number[]): Spread => {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
};

export async function totalsOf(
  store: Store,
  orders: readonly Played[],
  kinds: readonly Seen[],
): Promise<Totals> {
  const outside = await store.sandbox.received();
  const { all, caps } = await store.read(async (unit) => {
    const found = [];
    for (const { orderId } of orders) found.push(await messagesOf(unit, orderId));
    return { all: found, caps: (await readMessageSettings(unit)).caps };
  });
  const messages: Record<string, number> = {};
  for (const { state, reason } of all.flat()) {
    const name = state === "sent" ? "sent" : `${state}: ${reason}`;
    messages[name] = (messages[name] ?? 0) + 1;
  }
  const counted = all.map((of) => of.filter((m) => m.state === "sent" && m.weight !== "critical").length);
  return {
    messages,
    mostPerOrder: Math.max(0, ...counted),
    capPerOrder: caps.perOrder,
    doubles: outside.messages.filter((m) => m.received > 1).length,
    ticketSeconds: spread(kinds.flatMap((k) => k.ticket?.afterSeconds ?? [])),
    mailSeconds: spread(kinds.flatMap((k) => ("number" in k.message ? k.message.afterSeconds : []))),
  };
}
