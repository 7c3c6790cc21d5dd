import { findOrder } from "../../app/modules/tracking/index.server";
import { chance } from "../promise/history";
import type { Ground } from "../ground";
import { stop } from "../processes";
import { createBenchSpine } from "../spine";
import { absentNameOf, orderNameOf } from "./furnish";
import { openStorefront } from "./visiting";

export interface Guesses {
  samples: number;
  /** Welch's t between guesses at an order that is there and at one that is not. */
  t: number;
  /** The same after each class lost its slowest hundredth: what a patient guesser would do. */
  trimmedT: number;
  meanUs: { there: number; absent: number };
  /** Bytes in which any of the answers over HTTP differ, of how many answers. */
  bytes: number;
  answers: number;
}

function welch(a: readonly number[], b: readonly number[]): number {
  const of = (all: readonly number[]) => {
    const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
    return { mean, per: all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (all.length - 1) / all.length };
  };
  const [x, y] = [of(a), of(b)];
  return (x.mean - y.mean) / Math.sqrt(x.per + y.per);
}

const mean = (all: readonly number[]): number => all.reduce((sum, x) => sum + x, 0) / all.length;
const trimmed = (all: readonly number[]): number[] =>
  all.toSorted((a, b) => a - b).slice(0, Math.floor(all.length * 0.99));

/** Somebody guesses at orders: half the numbers are there, no address is right. By chance mixed, so that drift meets both alike. */
export async function measureGuessing(
  ground: Ground,
  parcels: number,
  samples: number,
  answers: number,
): Promise<Guesses> {
  const spine = createBenchSpine(ground.url, ground.masterKey, {
    reactions: [],
    intakes: [],
    effects: [],
    alarms: [],
  });
  const draw = chance(1_601);
  const took: Record<"there" | "absent", number[]> = { there: [], absent: [] };
  for (let n = -2_000; n < samples; n++) {
    const which = draw() < 0.5 ? "there" : "absent";
    const order = (which === "there" ? orderNameOf : absentNameOf)(Math.floor(draw() * parcels));
    const asked = { order, contact: `somebody-${Math.floor(draw() * 1e6)}@example.com` };
    const since = performance.now();
    const found = await spine.read(ground.shop, (unit) => findOrder(unit, asked));
    const ms = performance.now() - since;
    if (found !== null) throw new Error("a guess was right");
    if (n >= 0) took[which].push(ms);
  }
  spine.deps.wake.stop();
  await spine.deps.access.close();
  return {
    samples,
    t: welch(took.there, took.absent),
    trimmedT: welch(trimmed(took.there), trimmed(took.absent)),
    meanUs: { there: mean(took.there) * 1_000, absent: mean(took.absent) * 1_000 },
    ...(await compareAnswers(ground, parcels, answers)),
  };
}

/** What tells the answers apart, headers that name the moment aside. */
async function compareAnswers(
  ground: Ground,
  parcels: number,
  answers: number,
): Promise<{ bytes: number; answers: number }> {
  const visitor = await openStorefront(ground);
  const draw = chance(1_602);
  let first: string | null = null;
  let bytes = 0;
  for (let n = 0; n < answers; n++) {
    const order = (n % 2 ? orderNameOf : absentNameOf)(Math.floor(draw() * parcels));
    const answer = await visitor.visit({}, { do: "find", order, contact: `somebody-${n}@example.com` });
    const { date: _date, ...headers } = answer.headers;
    const said = `${answer.status}\n${JSON.stringify(headers)}\n${answer.body}`;
    first ??= said;
    for (let i = 0; i < Math.max(said.length, first.length); i++) if (said[i] !== first[i]) bytes++;
  }
  await stop(visitor.server);
  return { bytes, answers };
}
