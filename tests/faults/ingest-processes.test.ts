import { connect as dial, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { install } from "../../app/modules/shops/index.server";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { orderPayload } from "../support/payloads";
import {
  appOf,
  Database,
  domain,
  environment,
  freePort,
  hands,
  send,
  Sender,
  type Supervised,
  until,
} from "./processes";

/** Real processes, real crashes: what was acknowledged is there, once. Short forms. */
let database: Database;
let app: Supervised;
let appUrl: string;
let env: Record<string, string>;
let round = 0;

beforeAll(async () => {
  database = await Database.start();
  const appPort = await freePort();
  appUrl = `http://127.0.0.1:${appPort}`;
  env = environment({ databaseUrl: database.url, appPort });
  const runtime = await hands(env);
  await install(runtime.claimingSpine, domain, []);
  await runtime.close();
});
afterAll(() => database.remove());

beforeEach(async () => {
  round++;
  app = appOf(env);
  await app.start();
});
afterEach(() => app.stop());

const ids = (n: number) => Array.from({ length: n }, (_, i) => `r${round}-${i}`);
const body = (id: string) =>
  orderPayload({ id: String(1_000 + Number(id.split("-")[1])), at: "2026-11-20T10:00:00Z" });

interface Audit {
  lost: number;
  doubled: number;
  without: number;
}

/** Compares what was acknowledged with what is stored, and what is stored with what will be worked. */
async function audit(sender: Sender): Promise<Audit> {
  return withClient(database.url, async (client) => {
    const { rows } = await client.query<{ id: string; n: number; work: number }>(
      `select i.delivery_id as id, count(*)::int as n, count(w.delivery_id)::int as work from inbox i
         left join inbox_work w using (shop_id, source, delivery_id) where i.delivery_id like $1 group by 1`,
      [`r${round}-%`],
    );
    const kept = new Map(rows.map((r) => [r.id, r]));
    return {
      lost: [...sender.acknowledged].filter((id) => !kept.has(id)).length,
      doubled: rows.filter((r) => r.n !== 1).length,
      without: rows.filter((r) => r.work !== 1).length,
    };
  });
}

const clean: Audit = { lost: 0, doubled: 0, without: 0 };
const report = (name: string, sender: Sender, more = "") => {
  const refused = sender.attempts.filter((a) => a.status !== 200);
  const slowest = Math.max(0, ...refused.map((a) => a.ms));
  process.stdout.write(
    `${name}: ${sender.acknowledged.size} taken, ${refused.length} refused (slowest ${Math.round(slowest)} ms) ${more}\n`,
  );
};

describe("the door", () => {
  it("F1: GIVEN 1 500 webhooks WHEN PostgreSQL crashes in the midst and starts again THEN none is lost or doubled, and the app stays up", async () => {
    const { pid } = app;
    const sender = new Sender(appUrl);
    const sending = sender.deliver(ids(1_500), body, 60);
    await sender.reached(400);
    const away = performance.now();
    await database.crash();
    await database.start();
    await sending;
    expect(await audit(sender)).toEqual(clean);
    expect(sender.acknowledged.size).toBe(1_500);
    expect({ pid: app.pid, starts: app.starts }).toEqual({ pid, starts: 1 });
    report("F1", sender, `done ${Math.round(performance.now() - away)} ms after the crash`);
  });

  it("F2: GIVEN 1 500 webhooks WHEN one backend of PostgreSQL is killed THEN none is lost or doubled", async () => {
    const sender = new Sender(appUrl);
    const sending = sender.deliver(ids(1_500), body, 60);
    await sender.reached(400);
    const { rows } = await withClient(database.url, (c) =>
      c.query<{ pid: number }>(
        "select pid from pg_stat_activity where application_name = 'doorstep_worker' limit 1",
      ),
    );
    process.kill(rows[0]!.pid, "SIGKILL");
    await sending;
    expect(await audit(sender)).toEqual(clean);
    expect(sender.acknowledged.size).toBe(1_500);
    expect(app.starts).toBe(1);
    report("F2", sender);
  });

  it("F3: GIVEN 1 500 webhooks WHEN the app is killed three times THEN none is lost or doubled, and each is owed its work", async () => {
    const sender = new Sender(appUrl);
    const sending = sender.deliver(ids(1_500), body, 90);
    for (const mark of [300, 700, 1_100]) {
      await sender.reached(mark);
      await app.kill();
      await app.ready;
    }
    await sending;
    expect(await audit(sender)).toEqual(clean);
    expect(sender.acknowledged.size).toBe(1_500);
    expect(app.starts).toBe(4);
    report("F3", sender, "3 kills");
  });

  it("F10: GIVEN the database away for 15 s WHEN webhooks go on coming THEN each is refused in time, memory is bounded, and the gap closes", async () => {
    const sender = new Sender(appUrl);
    await sender.deliver(ids(100), body, 20);
    const before = app.memory();
    await database.crash();
    const all = ids(700).slice(100);
    const sending = sender.deliver(all, body, 90);
    await new Promise((resolve) => setTimeout(resolve, 15_000));
    const during = app.memory();
    expect(sender.acknowledged.size).toBe(100);
    await database.start();
    const back = performance.now();
    await sender.reached(101);
    const recovery = performance.now() - back;
    await sending;
    expect(await audit(sender)).toEqual(clean);
    const refused = sender.attempts.filter((a) => a.status !== 200);
    expect(refused.every((a) => a.status === 503 && a.ms < 5_000)).toBe(true);
    expect(during - before).toBeLessThan(64);
    expect(recovery).toBeLessThan(5_000);
    report(
      "F10",
      sender,
      `memory +${Math.round(during - before)} MB, first taken ${Math.round(recovery)} ms after the start`,
    );
  });
});

/** Forwards until it turns black: then it takes everything and passes on nothing, without ending a connection. */
class Proxy {
  #server: Server | null = null;
  #pairs: [Socket, Socket][] = [];
  black = false;

  async open(target: number): Promise<number> {
    this.#server = createServer((near) => {
      near.on("error", () => undefined);
      if (this.black) {
        near.resume();
        return;
      }
      const far = dial(target, "127.0.0.1");
      far.on("error", () => near.destroy());
      near.on("close", () => far.destroy());
      near.pipe(far);
      far.pipe(near);
      this.#pairs.push([near, far]);
    }).listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return (this.#server.address() as AddressInfo).port;
  }

  turnBlack(): void {
    this.black = true;
    for (const [near, far] of this.#pairs) {
      near.unpipe(far);
      far.unpipe(near);
      near.resume();
      far.resume();
    }
  }

  close(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#server?.close();
  }
}

describe("a line to the database that swallows everything", () => {
  it("F11: GIVEN a half-open line WHEN webhooks come THEN each is refused within Shopify's five seconds, and the pool heals", async () => {
    await app.stop();
    const proxy = new Proxy();
    const through = new URL(database.url);
    through.port = String(await proxy.open(database.port));
    app = appOf({ ...env, DATABASE_URL: through.href });
    await app.start();
    try {
      const sender = new Sender(appUrl);
      await sender.deliver(ids(50), body, 20);
      proxy.turnBlack();
      const refused = await Promise.all(
        Array.from({ length: 8 }, (_, i) => send(appUrl, `r${round}-${100 + i}`, body(`x-${100 + i}`))),
      );
      const stranger = await send(appUrl, `r${round}-200`, body("x-200"), {
        domain: "never-seen.myshopify.com",
      });
      proxy.black = false;
      const healed = performance.now();
      await until(
        "the pool to heal",
        30,
        async () => (await send(appUrl, `r${round}-300`, body("x-300"))).status === 200,
      );
      const seconds = performance.now() - healed;
      process.stdout.write(
        `F11: known store ${refused.map((r) => `${r.status} in ${Math.round(r.ms)} ms`).join(", ")}; unknown store ${stranger.status} in ${Math.round(stranger.ms)} ms; healed after ${Math.round(seconds)} ms\n`,
      );
      expect(refused.filter((r) => r.status !== 503 || r.ms >= 5_000)).toEqual([]);
      expect({ status: stranger.status, inTime: stranger.ms < 5_000 }).toEqual({ status: 503, inTime: true });
      expect(await audit(sender)).toEqual(clean);
    } finally {
      proxy.close();
    }
  });
});
