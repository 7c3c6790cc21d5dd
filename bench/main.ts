/**
 * Speed as ratios: floors and the product in one run on one machine, in turn. Absolute numbers say something about the machine
 * alone, so only the ratios are compared with what must hold. `npm run bench -- --quick` for a short look, `npm run bench -- tracking`
 * and `-- trouble` for what stands in those folders.
 */
import { parseArgs } from "node:util";
import { prepareGround } from "./ground";
import { measureIngest } from "./ingest";
import { measureReactions } from "./reactions";
import { measureRecovery } from "./recovery";
import { measureVisible } from "./visible";

const { values, positionals } = parseArgs({
  options: { quick: { type: "boolean" }, json: { type: "boolean" } },
  allowPositionals: true,
});
if (positionals[0] === "tracking") {
  const { measureTracking } = await import("./tracking/measure");
  process.exit((await measureTracking(positionals.slice(1), values)) ? 0 : 1);
}
if (positionals[0] === "trouble") {
  const { measureTrouble } = await import("./trouble/measure");
  process.exit((await measureTrouble(positionals.slice(1), values)) ? 0 : 1);
}
const [rounds, seconds, count, samples] = values.quick ? [1, 3, 5_000, 20] : [5, 6, 20_000, 100];

const ground = await prepareGround();
const ingest = await measureIngest(ground, rounds, seconds);
const reactions = await measureReactions(ground, rounds, count);
const recoveryMs = await measureRecovery(ground, rounds);
await ground.close();
const visible = await measureVisible(samples);

interface Line {
  what: string;
  figure: string;
  must: string;
  holds: boolean;
}
const ratio = (n: number) => `${n.toFixed(2)} ×`;
const lines: Line[] = [
  {
    what: "ingest (dedupe, sealed, work row) to raw node:http + INSERT",
    figure: ratio(ingest.doorVersusRaw),
    must: "≥ 1.2 ×, aim 1.8 ×",
    holds: ingest.doorVersusRaw >= 1.2,
  },
  {
    what: "p99 at 200/s: stock webhook path to the door",
    figure: ratio(ingest.stockVersusDoorP99),
    must: "≥ 3 ×",
    holds: ingest.stockVersusDoorP99 >= 3,
  },
  {
    what: "reactions with receipt to no-op jobs of the queue",
    figure: ratio(reactions.ratio),
    must: "≥ 1 ×, aim 2 ×",
    holds: reactions.ratio >= 1,
  },
  {
    what: "kill -9 of a worker to its work done by another",
    figure: `${recoveryMs.toFixed(0)} ms`,
    must: "≤ 2 000 ms",
    holds: recoveryMs <= 2_000,
  },
  {
    what: "webhook acknowledged to visible on the tracking page, p99",
    figure: `${visible.p99Ms.toFixed(0)} ms`,
    must: "≤ 250 ms",
    holds: visible.p99Ms <= 250,
  },
];

if (values.json)
  process.stdout.write(`${JSON.stringify({ ingest, reactions, recoveryMs, visible }, null, 2)}\n`);
else {
  for (const { what, figure, must, holds } of lines)
    process.stdout.write(`${holds ? "holds " : "FAILS "} ${figure.padStart(10)}  ${what} (must: ${must})\n`);
  process.stdout.write(
    `memory: door ${ingest.memoryMb.door} MB, stock path ${ingest.memoryMb.stock} MB; app ${visible.memoryMb.app} MB, worker ${visible.memoryMb.worker} MB, sandbox ${visible.memoryMb.sandbox} MB\n`,
  );
  process.stdout.write(
    `raw ${ingest.raw.perSecond.toFixed(0)}/s, door ${ingest.door.perSecond.toFixed(0)}/s, refused ${ingest.door.failed}; reactions ${reactions.reactionsPerSecond.toFixed(0)}/s, queue ${reactions.queueNoOpsPerSecond.toFixed(0)}/s\n`,
  );
}
process.exitCode = lines.every((l) => l.holds) ? 0 : 1;
