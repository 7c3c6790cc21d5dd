import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import pg from "pg";
import { ok } from "../../app/domain/result";
import { connect, install } from "../../app/modules/shops/index.server";
import { inheritedEnvironment } from "../../app/platform/config.server";
import { HEAP_FLAGS } from "../../app/platform/heap";
import { beginAlarm } from "../../app/spine/unit.server";
import type { Ground } from "../ground";
import { createBenchSpine } from "../spine";
import { at } from "./busy";
import { askOver, furnishParcels, KNOWN } from "./furnish";
import { environmentOf } from "./visiting";

const root = path.resolve(import.meta.dirname, "../..");
const none = { reactions: [], intakes: [], effects: [], alarms: [] };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** While the worker comes up nobody is counted. */
const WARM_SECONDS = 15;
/** So many accounts of 17TRACK show what one worker can do when no account's quota holds it back. */
const ACCOUNTS = 6;
const PARCELS_OF_EACH = 20_000;

export interface Polling {
  parcels: number;
  /** What 1 parcel in each `hours` comes to. */
  neededPerSecond: number;
  steady: { perSecond: number; lateMs: { p50: number; p99: number; max: number }; unread: number };
  /** Everything due at once, with several accounts. */
  ceiling: { perSecond: number; readPerSecond: number };
}

interface Asked {
  number: string;
  at: number;
}

const event = (at: string, sub_status: string) => ({
  time_iso: at,
  sub_status,
  description: "Scanned",
  address: { country: "US", state: "NV", city: "Reno" },
});

/** 17TRACK as it answers at once: what it told before, and for one parcel in three something new. */
function answerTo(numbers: string[]): string {
  const now = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
  const accepted = numbers.map((number) => {
    const news = Number(number.slice(-6)) % 3 === 0 ? [event(now, "InTransit_Arrival")] : [];
    const events = [event(KNOWN.at.toISOString(), KNOWN.code), ...news];
    const latest_status = { status: "InTransit", sub_status: events.at(-1)?.sub_status };
    return {
      number,
      carrier: 100_002,
      track_info: { latest_status, tracking: { providers: [{ provider: { name: "UPS" }, events }] } },
    };
  });
  return JSON.stringify({ code: 0, data: { accepted, rejected: [] } });
}

function openSource(asked: Asked[]): Promise<Server> {
  const server = createServer((req, res) => {
    let text = "";
    req.setEncoding("utf8").on("data", (part: string) => (text += part));
    req.on("end", () => {
      const numbers = (JSON.parse(text) as { number: string }[]).map((one) => one.number);
      for (const number of numbers) asked.push({ number, at: Date.now() });
      res.writeHead(200, { "content-type": "application/json" }).end(answerTo(numbers));
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const openWorker = (ground: Ground, source: Server): ChildProcess =>
  spawn(process.execPath, [...HEAP_FLAGS, "--import", "tsx", "app/jobs/worker.server.ts"], {
    cwd: root,
    env: {
      ...inheritedEnvironment(),
      NODE_ENV: "production",
      ...environmentOf(ground),
      DOORSTEP_EGRESS: JSON.stringify({
        "api.17track.net": `http://127.0.0.1:${(source.address() as AddressInfo).port}`,
      }),
    },
    stdio: ["ignore", "ignore", "inherit"],
  });

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });

/** Connects 17TRACK and sets the clock that asks it. */
async function connectSource(ground: Ground): Promise<void> {
  const spine = createBenchSpine(ground.url, ground.masterKey, none);
  const done = await spine.act(ground.shop, "bench", async (unit) => {
    await connect(unit, "carriers", "track17", { apiKey: "bench" });
    await beginAlarm(unit, "tracking.ask", "track17", unit.clock.now());
    return ok(null);
  });
  spine.deps.wake.stop();
  await spine.deps.access.close();
  if (!done.ok) throw new Error(done.failure.code);
}

async function count(ground: Ground, query: string): Promise<number> {
  const client = new pg.Client({ connectionString: ground.url });
  await client.connect();
  const { rows } = await client.query<{ n: string }>(query);
  await client.end();
  return Number(rows[0]?.n ?? 0);
}

const UNREAD = "select count(*) as n from inbox_work";
const READ = "select count(*) as n from inbox where state <> 'new'";

/** A large store in its daily rhythm, on one worker: are all asked about when their turn comes? */
async function measureSteady(
  ground: Ground,
  parcels: number,
  hours: number,
  seconds: number,
): Promise<Polling["steady"]> {
  const from = Date.now() + 60_000;
  await askOver(ground, parcels, hours * 3_600, new Date(from));
  await connectSource(ground);
  const asked: Asked[] = [];
  const source = await openSource(asked);
  await sleep(Math.max(0, from - Date.now()));
  const worker = openWorker(ground, source);
  await sleep((WARM_SECONDS + seconds) * 1_000);
  const since = from + WARM_SECONDS * 1_000;
  const step = (hours * 3_600_000) / parcels;
  const counted = asked.filter((a) => a.at >= since && a.at < since + seconds * 1_000);
  const late = counted.map((a) => a.at - (from + Number(a.number.slice(2)) * step)).sort((a, b) => a - b);
  const unread = await count(ground, UNREAD);
  await end(worker);
  source.close();
  const lateMs = { p50: at(late, 0.5), p99: at(late, 0.99), max: at(late, 1) };
  return { perSecond: counted.length / seconds, lateMs, unread };
}

/** Several stores whose parcels are all due now: as fast as one worker asks, and reads what it is answered. */
async function measureCeiling(ground: Ground, seconds: number): Promise<Polling["ceiling"]> {
  await ground.query(`delete from parcel_source; delete from alarm; truncate inbox, inbox_work, due`);
  for (let i = 0; i < ACCOUNTS; i++) {
    const spine = createBenchSpine(ground.url, ground.masterKey, none);
    const domain = `bench-${i}.myshopify.com`;
    const shop = await install(spine, domain, []);
    spine.deps.wake.stop();
    await spine.deps.access.close();
    const own = { ...ground, domain, shop };
    await furnishParcels(own, PARCELS_OF_EACH);
    await askOver(own, PARCELS_OF_EACH, 1, new Date(Date.now() - 60_000));
    await connectSource(own);
  }
  const asked: Asked[] = [];
  const source = await openSource(asked);
  const worker = openWorker(ground, source);
  await sleep(WARM_SECONDS * 1_000);
  const [before, readBefore, since] = [asked.length, await count(ground, READ), performance.now()];
  await sleep(seconds * 1_000);
  const took = (performance.now() - since) / 1_000;
  const [all, read] = [asked.length - before, (await count(ground, READ)) - readBefore];
  await end(worker);
  source.close();
  return { perSecond: all / took, readPerSecond: (read * 40) / took };
}

export async function measurePolling(ground: Ground, parcels: number, seconds: number): Promise<Polling> {
  const hours = 4;
  const steady = await measureSteady(ground, parcels, hours, seconds);
  const ceiling = await measureCeiling(ground, seconds);
  return { parcels, neededPerSecond: parcels / (hours * 3_600), steady, ceiling };
}
