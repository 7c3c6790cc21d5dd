import { availableParallelism } from "node:os";
import { type Ground, prepareGround } from "../ground";
import { busy, type Line } from "./busy";
import { furnishParcels } from "./furnish";
import { measureGuessing } from "./guessing";
import { measureNormalizing } from "./normalizing";
import { FLOOR, measurePages } from "./pages";
import { measurePainting } from "./painting";
import { readPlans } from "./plans";
import { measurePolling } from "./polling";

interface Size {
  rounds: number;
  small: number;
  large: number;
  each: number;
  guesses: number;
  answers: number;
  seconds: number;
}

const whole: Size = {
  rounds: 5,
  small: 10_000,
  large: 1_000_000,
  each: 150,
  guesses: 20_000,
  answers: 1_000,
  seconds: 120,
};
const short: Size = {
  rounds: 2,
  small: 2_000,
  large: 50_000,
  each: 40,
  guesses: 4_000,
  answers: 200,
  seconds: 20,
};

const ms = (n: number) => `${n.toFixed(1)} ms`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function normalizing({ rounds }: Size): Promise<Line[]> {
  const speeds = await measureNormalizing(rounds, rounds > 2 ? 150 : 50);
  return speeds.map(({ id, bytes, floor, floorPerSecond, perSecond, share }) => ({
    what: `${id}, ${bytes} B read and normalized; ${floor} alone ${floorPerSecond.toFixed(0)}/s`,
    figure: `${perSecond.toFixed(0)}/s`,
    must: `${share.toFixed(2)} × the floor`,
    holds: null,
  }));
}

async function pages({ rounds, small, large, each }: Size, ground: Ground): Promise<Line[]> {
  const other = await prepareGround();
  const speeds = await furnishParcels(other, small)
    .then(() => measurePages({ ground: other, parcels: small }, { ground, parcels: large }, rounds, each))
    .finally(() => other.close());
  return speeds.map(({ page, small: few, large: many, ratio, failed }) => ({
    what: `${page}: p95 with ${large} parcels ${ms(many.p95)}, with ${small} ${ms(few.p95)} (p50 ${ms(many.p50)}, ${ms(few.p50)})`,
    figure: `${ratio.toFixed(2)} ×`,
    must: failed > 0 ? `${failed} answers were wrong` : page === FLOOR ? "told" : "≤ 1.3 ×",
    holds: failed > 0 ? false : page === FLOOR ? null : ratio <= 1.3,
  }));
}

async function plans(_: Size, ground: Ground): Promise<Line[]> {
  const all = await readPlans(ground);
  const bad = all.filter((p) => p.scans.length > 0);
  for (const { statement, scans } of bad) say(`scans: ${scans.join(", ")}: ${statement}`);
  return [
    {
      what: "statements of the pages, the look-up and the asking that read a large table without an index",
      figure: `${bad.length} of ${all.length}`,
      must: "0",
      holds: bad.length === 0,
    },
  ];
}

async function guessing({ large, guesses, answers }: Size, ground: Ground): Promise<Line[]> {
  const it = await measureGuessing(ground, large, guesses, answers);
  const means = `${it.meanUs.there.toFixed(0)} µs there, ${it.meanUs.absent.toFixed(0)} µs absent`;
  return [
    {
      what: `Welch's t of ${it.samples} guesses at an order (${means}; t without the slowest hundredth ${it.trimmedT.toFixed(2)})`,
      figure: it.t.toFixed(2),
      must: "|t| < 4.5",
      holds: Math.abs(it.t) < 4.5,
    },
    {
      what: `bytes that tell ${it.answers} answers to guesses over HTTP apart`,
      figure: String(it.bytes),
      must: "0",
      holds: it.bytes === 0,
    },
  ];
}

async function polling({ large, seconds }: Size, ground: Ground): Promise<Line[]> {
  const { steady, ceiling, neededPerSecond } = await measurePolling(ground, large, seconds);
  const { p50, p99, max } = steady.lateMs;
  const spare = ceiling.perSecond / neededPerSecond;
  return [
    {
      what: `${large} parcels asked about every four hours by one worker: ${steady.perSecond.toFixed(1)}/s of ${neededPerSecond.toFixed(1)}/s; late p50 ${ms(p50)}, p99 ${ms(p99)}; answers unread at the end ${steady.unread}`,
      figure: `${(max / 1_000).toFixed(1)} s late`,
      must: "≤ 60 s late, none left out",
      holds: max <= 60_000 && steady.perSecond >= 0.97 * neededPerSecond,
    },
    {
      what: `as fast as it can, six accounts: ${ceiling.perSecond.toFixed(0)}/s asked, ${ceiling.readPerSecond.toFixed(0)}/s of what is answered read`,
      figure: `${spare.toFixed(2)} ×`,
      must: "≥ 1.5 × what the store needs",
      holds: spare >= 1.5,
    },
  ];
}

async function painting({ rounds }: Size): Promise<Line[]> {
  const { lcp, largest, requests, bytes, samples } = await measurePainting(rounds > 2 ? 11 : 3);
  return [
    {
      what: `largest paint (${largest}) on a slow phone, median of ${samples}; ${requests} request, ${bytes} B`,
      figure: ms(lcp),
      must: "< 1 s",
      holds: lcp < 1_000,
    },
  ];
}

const parts = { normalizing, plans, pages, guessing, polling, painting };
type Part = keyof typeof parts;
const inLargeStore: readonly Part[] = ["plans", "pages", "guessing", "polling"];

/** Measures the named parts, or all; true when every line holds. */
export async function measureTracking(
  named: readonly string[],
  { quick, json }: { quick?: boolean; json?: boolean },
): Promise<boolean> {
  const size = quick ? short : whole;
  const wanted = (Object.keys(parts) as Part[]).filter((part) => named.length === 0 || named.includes(part));
  const lines: Line[] = [];
  const measure = async (part: Part, ground: Ground) => {
    const before = busy();
    const told = await parts[part](size, ground);
    lines.push(...told);
    if (json) return;
    say(`${part}: of ${availableParallelism()} processors ${before} were wanted before, ${busy()} after`);
    for (const { what, figure, must, holds } of told) {
      const mark = holds === null ? "      " : holds ? "holds " : "FAILS ";
      say(`${mark} ${figure.padStart(12)}  ${what} (${holds === null ? "" : "must: "}${must})`);
    }
  };
  for (const part of wanted.filter((p) => !inLargeStore.includes(p))) await measure(part, undefined as never);
  if (wanted.some((part) => inLargeStore.includes(part))) {
    const ground = await prepareGround();
    try {
      await furnishParcels(ground, size.large);
      for (const part of wanted.filter((p) => inLargeStore.includes(p))) await measure(part, ground);
    } finally {
      await ground.close();
    }
  }
  if (json) say(JSON.stringify(lines, null, 2));
  return lines.every((line) => line.holds !== false);
}
