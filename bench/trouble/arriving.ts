import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { raiseStage } from "../../cli/demo/stage";
import { Store } from "../../cli/demo/story";

export interface Spread {
  p50Ms: number;
  p99Ms: number;
}

export interface Arriving {
  losses: number;
  /** Other parcels' scans that came in each second meanwhile. */
  loadPerSecond: number;
  ticket: Spread;
  mail: Spread;
  /** Losses of which ticket or mail was not seen. */
  missing: number;
}

/** What stands outside, by the order that it names. */
const landed = z.object({
  tickets: z.array(z.object({ subject: z.string(), created_at: z.string() })),
  messages: z.array(z.object({ subject: z.string(), at: z.string() })),
});

const aside = (line: string): void => void process.stderr.write(`${line}\n`);
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function spread(took: number[]): Spread {
  took.sort((a, b) => a - b);
  return { p50Ms: took[took.length >> 1] ?? 0, p99Ms: took[Math.ceil(took.length * 0.99) - 1] ?? 0 };
}

/** Carriers lose parcels while others are scanned: how long until the ticket stands at the helpdesk and the letter in the mailbox. */
export async function measureArriving(losses: number, loadPerSecond: number): Promise<Arriving> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-bench-"));
  const stage = await raiseStage({ dataDir, say: aside });
  try {
    const store = await Store.open(stage, aside);
    const { sandbox } = store;
    const parcels = [];
    for (let i = 0; i < losses; i++) {
      const order = await sandbox.order({ value: 80, destination: "CA" });
      parcels.push({ order, ...(await sandbox.fulfil(order.orderId)) });
    }
    const other = await sandbox.fulfil((await sandbox.order({ value: 80, destination: "TX" })).orderId);
    await pause(5_000);
    let running = true;
    const load = (async () => {
      for (let i = 0; running; i++) {
        const at = new Date(Date.now() - 3_600_000 + i * 1_000).toISOString();
        await sandbox.scan(other.trackingNumber, {
          status: "in_transit",
          statusDetail: "arrived_at_facility",
          message: `Load ${i}`,
          at,
        });
        await pause(1_000 / loadPerSecond);
      }
    })();
    const lostAt = new Map<string, number>();
    for (const { order, trackingNumber } of parcels) {
      lostAt.set(order.orderName, Date.now());
      await sandbox.scan(trackingNumber, { status: "failure", statusDetail: "lost", message: "Lost" });
      await pause(250);
    }
    await pause(10_000);
    running = false;
    await load;
    const seen = landed.parse(await (await fetch(`${stage.sandboxUrl}/control/state`)).json());
    const ticket: number[] = [];
    const mail: number[] = [];
    for (const [name, at] of lostAt) {
      const opened = seen.tickets.find((t) => t.subject.endsWith(` ${name}`));
      const letter = seen.messages.find((m) => m.subject.includes(name));
      if (opened) ticket.push(Date.parse(opened.created_at) - at);
      if (letter) mail.push(Date.parse(letter.at) - at);
    }
    await store.close();
    return {
      losses,
      loadPerSecond,
      ticket: spread(ticket),
      mail: spread(mail),
      missing: 2 * losses - ticket.length - mail.length,
    };
  } finally {
    await stage.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
