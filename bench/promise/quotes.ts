/**
 * What a date costs: `node --import tsx bench/promise/quotes.ts [--quick]`. A model's answers and whole quotes in process; a question over
 * HTTP beside an empty loader of the same build, in turn; what the theme's blocks weigh. The pages have to be built: npm run build.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { measured } from "../../app/modules/promises/index.server";
import { HEAP_FLAGS } from "../../app/platform/heap";
import { headlessKey } from "../../app/server/headless.server";
import { prepareGround } from "../ground";
import { firstJson, median, serve, stop } from "../processes";
import { furnish } from "./furnish";
import { ask, groundsWith, trained } from "./trained";

const { values } = parseArgs({ options: { quick: { type: "boolean" } } });
const [rounds, seconds, times] = values.quick ? [2, 4, 20_000] : [5, 8, 100_000];
/** Under what one store may be asked in a minute. */
const RATE = 60;
const MOST_RATIO = 1.5;
const root = path.resolve(import.meta.dirname, "../..");
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** How often in a second, and how long the slowest hundredth takes at least. */
function timed(work: (i: number) => unknown): { perSecond: number; p99Us: number } {
  for (let i = 0; i < times / 10; i++) work(i);
  const took = new Float64Array(times);
  const from = performance.now();
  for (let i = 0; i < times; i++) {
    const since = performance.now();
    work(i);
    took[i] = performance.now() - since;
  }
  const perSecond = times / ((performance.now() - from) / 1_000);
  return { perSecond, p99Us: took.sort()[Math.floor(times * 0.99)]! * 1_000 };
}

const figures = z.object({
  answers: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  failed: z.number(),
});

async function press(order: object): Promise<z.output<typeof figures>> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "bench/promise/asking.ts", JSON.stringify(order)],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  return figures.parse(await firstJson(child));
}

const { learnt, parcels } = await trained();
const forecasts = timed((i) => ask(learnt, parcels[i % parcels.length]!));
say(
  `forecast    ${forecasts.perSecond.toFixed(0).padStart(8)} a second   p99 ${forecasts.p99Us.toFixed(0)} µs`,
);

const grounds = groundsWith(learnt);
const goods = { items: 1, weightG: 400, category: "c1", backorderDays: 0 };
const prefixes = [...learnt.regions];
const now = new Date("2026-11-20T13:00:00Z");
const quotes = timed((i) => {
  const [key, region] = prefixes[i % prefixes.length]!;
  return measured.quote(grounds, { country: "BR", region, prefix: key.slice(3), service: null, goods }, now);
});
say(`quote       ${quotes.perSecond.toFixed(0).padStart(8)} a second   p99 ${quotes.p99Us.toFixed(0)} µs`);

const ground = await prepareGround();
try {
  await furnish(ground, learnt);
  const server = await serve(
    "bench/servers/promises.ts",
    {
      DATABASE_URL: ground.url,
      DOORSTEP_MASTER_KEY: ground.masterKey.toString("base64"),
      SHOPIFY_API_KEY: "bench",
      SHOPIFY_API_SECRET: ground.secret,
      SHOPIFY_APP_URL: "https://doorstep.example",
      LOG_LEVEL: "error",
    },
    HEAP_FLAGS,
  );
  const key = headlessKey(ground.domain, ground.secret);
  const questions = prefixes.slice(0, 100).map(([place], i) => {
    const to = `BR-${place.slice(3)}${String(i % 100).padStart(2, "0")}000`;
    return `/api/v1/promises?shop=${ground.domain}&key=${key}&surface=product&item=771:1&to=${to}`;
  });
  const url = `http://127.0.0.1:${server.port}`;
  const floor = { url, paths: ["/bench/empty"], seconds, rate: RATE };
  const asked = { url, paths: questions, seconds, rate: RATE };
  await press({ ...floor, seconds: 3 });
  await press({ ...asked, seconds: 3 });
  const pairs: Record<"floor" | "asked", z.output<typeof figures>>[] = [];
  for (let i = 0; i < rounds; i++) pairs.push({ floor: await press(floor), asked: await press(asked) });
  await stop(server);
  const of = (which: "floor" | "asked", what: "p50" | "p95") => median(pairs.map((p) => p[which][what]));
  const failed = pairs.reduce((n, p) => n + p.floor.failed + p.asked.failed, 0);
  const ratio = median(pairs.map((p) => p.asked.p95 / p.floor.p95));
  say(`empty loader  p50 ${of("floor", "p50").toFixed(2)} ms   p95 ${of("floor", "p95").toFixed(2)} ms`);
  say(`question      p50 ${of("asked", "p50").toFixed(2)} ms   p95 ${of("asked", "p95").toFixed(2)} ms`);
  const usual = of("asked", "p50") / of("floor", "p50");
  say(
    `ratio of p95  ${ratio.toFixed(2)} × (must: ≤ ${MOST_RATIO} ×), of p50 ${usual.toFixed(2)} ×   refused ${failed}`,
  );
  if (ratio > MOST_RATIO || failed > 0) process.exitCode = 1;
} finally {
  await ground.close();
}

const theme = path.join(root, "extensions/doorstep-theme/assets");
const files = ["doorstep-promise.js", "doorstep.css"].map((name) => readFileSync(path.join(theme, name)));
const raw = files.reduce((n, f) => n + f.length, 0);
const packed = files.reduce((n, f) => n + gzipSync(f).length, 0);
// One for each file, cached by the browser for all pages, and the question itself.
say(
  `storefront  js ${files[0]!.length} B, css ${files[1]!.length} B: ${raw} B, ${packed} B gzipped, ${files.length} files and 1 question`,
);
