import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { legacyId } from "../app/domain/ids";
import { orderToken } from "../app/modules/orders/index.server";
import { memoryOf } from "./processes";
import { raiseStage, sandboxKeys, type Stage } from "../cli/demo/stage";
import { Store } from "../cli/demo/story";

export interface VisibleFigures {
  p50Ms: number;
  p99Ms: number;
  samples: number;
  /** Resident memory of each process after the samples. */
  memoryMb: Record<keyof Stage["pids"], number>;
}

const aside = (line: string): void => void process.stderr.write(`${line}\n`);

/** From the 200 to a carrier's webhook until the tracking page, asked as Shopify asks it, shows what it said. */
export async function measureVisible(samples: number): Promise<VisibleFigures> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-bench-"));
  const stage = await raiseStage({ dataDir, say: aside });
  try {
    const store = await Store.open(stage, aside);
    const order = await store.sandbox.order({ value: 80, destination: "CA" });
    const parcel = await store.sandbox.fulfil(order.orderId);
    const token = await store.read((unit) => orderToken(unit, legacyId(order.orderId)));
    const took: number[] = [];
    for (let i = 0; i < samples; i++) took.push(await oneSample(stage, parcel.trackingNumber, token, i));
    const { sandbox, app, worker } = stage.pids;
    const memoryMb = { sandbox: memoryOf(sandbox), app: memoryOf(app), worker: memoryOf(worker) };
    await store.close();
    took.sort((a, b) => a - b);
    return {
      p50Ms: took[took.length >> 1] ?? 0,
      p99Ms: took[Math.ceil(took.length * 0.99) - 1] ?? 0,
      samples,
      memoryMb,
    };
  } finally {
    await stage.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function oneSample(stage: Stage, number: string, token: string, i: number): Promise<number> {
  const message = `Bench scan ${i}`;
  const at = new Date(Date.now() - (10_000 - i) * 60_000).toISOString();
  const body = JSON.stringify(tracker(number, message, at));
  const signature = createHmac("sha256", sandboxKeys.easypostSecret.normalize("NFKD"))
    .update(body)
    .digest("hex");
  const answer = await fetch(`${stage.appUrl}/webhooks/carriers/easypost/${sandboxKeys.shop}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-hmac-signature": `hmac-sha256-hex=${signature}` },
    body,
  });
  if (answer.status !== 200) throw new Error(`the door answered ${answer.status}`);
  const began = performance.now();
  for (;;) {
    const page = await fetch(`${stage.appUrl}/proxy/track?${signed({ t: token })}`);
    if ((await page.text()).includes(message)) return performance.now() - began;
    if (performance.now() - began > 10_000) throw new Error("a scan did not appear within ten seconds");
  }
}

function signed(own: Record<string, string>): string {
  const all: Record<string, string> = {
    ...own,
    shop: sandboxKeys.shop,
    path_prefix: "/apps/doorstep",
    timestamp: String(Math.floor(Date.now() / 1_000)),
    logged_in_customer_id: "",
  };
  const text = Object.keys(all)
    .sort()
    .map((name) => `${name}=${all[name]}`)
    .join("");
  const signature = createHmac("sha256", sandboxKeys.apiSecret).update(text).digest("hex");
  return new URLSearchParams({ ...all, signature }).toString();
}

const tracker = (number: string, message: string, at: string) => ({
  description: "tracker.updated",
  result: {
    tracking_code: number,
    status: "in_transit",
    status_detail: "arrived_at_facility",
    carrier: "UPS",
    updated_at: at,
    tracking_details: [
      {
        message,
        status: "in_transit",
        status_detail: "arrived_at_facility",
        datetime: at,
        carrier_code: message,
      },
    ],
  },
});
