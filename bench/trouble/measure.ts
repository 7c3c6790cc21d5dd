import { type Ground, prepareGround } from "../ground";
import { busy, type Line } from "../tracking/busy";
import { measureArriving } from "./arriving";
import { measureSweep } from "./sweeping";
import { measureWording } from "./wording";

interface Size {
  parcels: number;
  rounds: number;
  orders: number;
  losses: number;
}

const whole: Size = { parcels: 100_000, rounds: 5, orders: 2_000, losses: 60 };
const short: Size = { parcels: 5_000, rounds: 2, orders: 200, losses: 10 };
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (n: number) => `${n.toFixed(0)} ms`;

async function sweeping({ parcels }: Size, ground: Ground): Promise<Line[]> {
  const it = await measureSweep(ground, parcels);
  return [
    {
      what: `${it.parcels} parcels swept for silence by one worker in ${it.seconds.toFixed(0)} s, ${it.perSecond.toFixed(0)}/s; alarms alone ${it.floorPerSecond.toFixed(0)}/s; ${it.opened} found silent; ${it.statementsPerParcel.toFixed(1)} statements a parcel`,
      figure: `${it.ratio.toFixed(2)} ×`,
      must: "told",
      holds: null,
    },
  ];
}

async function wording({ rounds, orders }: Size, ground: Ground): Promise<Line[]> {
  const it = await measureWording(ground, rounds, orders);
  return [
    {
      what: `letters rendered: ${it.renderedPerSecond.toFixed(0)}/s; as many bytes joined ${it.floorPerSecond.toFixed(0)}/s`,
      figure: `${it.renderedPerSecond.toFixed(0)}/s`,
      must: "told",
      holds: null,
    },
    {
      what: `letters decided, governed and queued one by one: ${it.queuedPerSecond.toFixed(0)}/s; a row of the outbox alone ${it.outboxPerSecond.toFixed(0)}/s`,
      figure: `${(it.queuedPerSecond / it.outboxPerSecond).toFixed(2)} ×`,
      must: "told",
      holds: null,
    },
  ];
}

async function arriving({ losses }: Size): Promise<Line[]> {
  const it = await measureArriving(losses, 5);
  return [
    {
      what: `a carrier's loss to the ticket, ${it.losses} losses with ${it.loadPerSecond} other scans a second: p50 ${ms(it.ticket.p50Ms)}`,
      figure: ms(it.ticket.p99Ms),
      must: "none missing",
      holds: it.missing === 0,
    },
    {
      what: `and to the mailbox: p50 ${ms(it.mail.p50Ms)}`,
      figure: ms(it.mail.p99Ms),
      must: "none missing",
      holds: it.missing === 0,
    },
  ];
}

const parts = { sweeping, wording, arriving };
type Part = keyof typeof parts;

/** Measures the named parts, or all; true when every line holds. */
export async function measureTrouble(
  named: readonly string[],
  { quick, json }: { quick?: boolean; json?: boolean },
): Promise<boolean> {
  const wanted = (Object.keys(parts) as Part[]).filter((p) => named.length === 0 || named.includes(p));
  const size = quick ? short : whole;
  const ground = await prepareGround();
  const lines: Line[] = [];
  try {
    for (const part of wanted) lines.push(...(await parts[part](size, ground)));
  } finally {
    await ground.close();
  }
  if (json) say(JSON.stringify(lines, null, 2));
  else {
    for (const { what, figure, must, holds } of lines)
      say(
        `${holds === null ? "      " : holds ? "holds " : "FAILS "} ${figure.padStart(10)}  ${what} (must: ${must})`,
      );
    say(busy());
  }
  return lines.every(({ holds }) => holds !== false);
}
