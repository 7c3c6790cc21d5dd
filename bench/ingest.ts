import { type Load, median, memoryOf, press, type Running, serve, stop } from "./processes";
import type { Ground } from "./ground";
import { HEAP_FLAGS } from "../app/platform/heap";

export interface IngestFigures {
  /** Medians over the rounds. */
  raw: Load;
  door: Load;
  doorVersusRaw: number;
  /** Both at the same offered load. */
  stockP99: number;
  doorP99: number;
  stockVersusDoorP99: number;
  memoryMb: { door: number; stock: number };
}

const middle = (rounds: Load[]): Load => ({
  perSecond: median(rounds.map((r) => r.perSecond)),
  p50: median(rounds.map((r) => r.p50)),
  p99: median(rounds.map((r) => r.p99)),
  max: Math.max(...rounds.map((r) => r.max)),
  failed: rounds.reduce((sum, r) => sum + r.failed, 0),
});

/** Floor and door in turn, in one run: what is compared shared the machine's mood. */
export async function measureIngest(ground: Ground, rounds: number, seconds: number): Promise<IngestFigures> {
  const servers = {
    raw: await serve("bench/servers/raw.ts", ground.env),
    door: await serve("bench/servers/door.ts", ground.env, HEAP_FLAGS),
    stock: await serve("bench/servers/stock.ts", ground.env),
  };
  const order = (server: Running, more: object) => ({
    url: `http://127.0.0.1:${server.port}/webhooks/shopify`,
    secret: ground.secret,
    shop: ground.domain,
    ...more,
  });
  for (const server of Object.values(servers)) await press(order(server, { connections: 8, seconds: 1 }));
  const full: Record<"raw" | "door", Load[]> = { raw: [], door: [] };
  const equal: Record<"stock" | "door", Load[]> = { stock: [], door: [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ["raw", "door"] as const)
      full[name].push(await press(order(servers[name], { connections: 32, seconds })));
    await ground.empty();
    for (const name of ["stock", "door"] as const)
      equal[name].push(await press(order(servers[name], { connections: 16, seconds, rate: 200 })));
    await ground.empty();
  }
  const memoryMb = { door: memoryOf(servers.door.child.pid), stock: memoryOf(servers.stock.child.pid) };
  await Promise.all(Object.values(servers).map(stop));
  const [raw, door] = [middle(full.raw), middle(full.door)];
  const [stockP99, doorP99] = [middle(equal.stock).p99, middle(equal.door).p99];
  return {
    raw,
    door,
    doorVersusRaw: door.perSecond / raw.perSecond,
    stockP99,
    doorP99,
    stockVersusDoorP99: stockP99 / doorP99,
    memoryMb,
  };
}
