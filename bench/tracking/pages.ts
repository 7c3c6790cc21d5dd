import { orderToken } from "../../app/modules/orders/index.server";
import type { Ground } from "../ground";
import { median, stop } from "../processes";
import { createBenchSpine } from "../spine";
import { at } from "./busy";
import { numberOf, orderIdOf, orderNameOf } from "./furnish";
import { openStorefront, type Answer, type Visitor } from "./visiting";

export const FLOOR = "an empty loader";

export interface PageSpeed {
  page: string;
  /** Milliseconds, of the whole answer as its reader sees it. */
  small: { p50: number; p95: number };
  large: { p50: number; p95: number };
  /** Median over the rounds of what the large store takes to what the small one takes. */
  ratio: number;
  failed: number;
}

interface Store {
  ground: Ground;
  parcels: number;
}

/** Spread over the store by a step that meets every parcel once. */
const pick = (n: number, parcels: number): number => (n * 7_919 + 13) % parcels;

async function tokensOf({ ground, parcels }: Store, count: number): Promise<string[]> {
  const spine = createBenchSpine(ground.url, ground.masterKey, {
    reactions: [],
    intakes: [],
    effects: [],
    alarms: [],
  });
  const tokens = await spine.read(ground.shop, async (unit) => {
    const all: string[] = [];
    for (let n = 0; n < count; n++) all.push(await orderToken(unit, orderIdOf(pick(n, parcels))));
    return all;
  });
  spine.deps.wake.stop();
  await spine.deps.access.close();
  return tokens;
}

type Ask = (visitor: Visitor, store: Store, n: number) => Promise<Answer>;
const good = (answer: Answer, word: string): boolean => answer.status === 200 && answer.body.includes(word);

/**
 * The same pages of a small store and of a large one, asked in turn, one request after the other. A try at a number is counted by the
 * store, two thousand in ten minutes: rounds are no longer than that allows.
 */
export async function measurePages(
  small: Store,
  large: Store,
  rounds: number,
  each: number,
): Promise<PageSpeed[]> {
  const stores = { small, large };
  const open = { small: await openStorefront(small.ground), large: await openStorefront(large.ground) };
  const total = rounds * each + 20;
  const tokens = { small: await tokensOf(small, total), large: await tokensOf(large, total) };
  const pages: Record<string, { ask: Ask; word: string }> = {
    [FLOOR]: { ask: (visitor) => visitor.empty(), word: "{}" },
    "an order's page, by its link": {
      ask: (visitor, store, n) => visitor.visit({ t: tokens[store === small ? "small" : "large"][n] ?? "" }),
      word: "Copper lantern",
    },
    "a parcel's status, by its number": {
      ask: (visitor, store, n) => visitor.visit({ n: numberOf(pick(n, store.parcels)) }),
      word: "Reno, NV",
    },
    "a look-up that finds nothing": {
      ask: (visitor, store, n) =>
        visitor.visit(
          {},
          { do: "find", order: orderNameOf(pick(n, store.parcels)), contact: "somebody@example.com" },
        ),
      word: "could not find",
    },
  };
  const speeds: PageSpeed[] = [];
  for (const [page, { ask, word }] of Object.entries(pages)) {
    let failed = 0;
    const told: Record<"small" | "large", { p50: number; p95: number }>[] = [];
    for (let round = -1; round < rounds; round++) {
      const took = { small: [] as number[], large: [] as number[] };
      const from = 20 + round * each;
      for (let n = Math.max(0, from); n < (round < 0 ? 20 : from + each); n++)
        for (const which of n % 2 ? (["small", "large"] as const) : (["large", "small"] as const)) {
          const answer = await ask(open[which], stores[which], n);
          if (!good(answer, word)) failed++;
          took[which].push(answer.ms);
        }
      const figures = (all: number[]) => {
        all.sort((a, b) => a - b);
        return { p50: at(all, 0.5), p95: at(all, 0.95) };
      };
      if (round >= 0) told.push({ small: figures(took.small), large: figures(took.large) });
    }
    const of = (which: "small" | "large") => ({
      p50: median(told.map((t) => t[which].p50)),
      p95: median(told.map((t) => t[which].p95)),
    });
    const ratio = median(told.map((t) => t.large.p95 / t.small.p95));
    speeds.push({ page, small: of("small"), large: of("large"), ratio, failed });
  }
  await Promise.all(Object.values(open).map(({ server }) => stop(server)));
  return speeds;
}
