/**
 * Runs as a process of its own: sends signed webhooks, each with its own id, and says what came back. Written on bare sockets, because
 * it shares the machine with what it measures: a general load tool costs more for each request than the floor does.
 */
import { createHmac, randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { z } from "zod";

const order = z
  .object({
    url: z.url(),
    secret: z.string(),
    shop: z.string(),
    connections: z.number(),
    seconds: z.number(),
    rate: z.number().optional(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

/** The same chances in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/** Words that repeat no more than those of a real order do. */
function words(count: number): string {
  const next = dice(42);
  return Array.from({ length: count }, () => Math.floor(next() * 2 ** 31).toString(36)).join(" ");
}

/** An order of about 7.7 KB, as Shopify sends them. */
const body = JSON.stringify({
  id: 5_000_000_001,
  name: "#1001",
  note: words(40),
  line_items: Array.from({ length: 12 }, (_, i) => ({
    id: 9_000_000_000 + i,
    title: `Item ${i}`,
    quantity: 1,
    price: "19.99",
    price_set: {
      shop_money: { amount: "19.99", currency_code: "USD" },
      presentment_money: { amount: "19.99", currency_code: "USD" },
    },
    properties: [{ name: "engraving", value: words(35) }],
    sku: `SKU-${i}`,
  })),
});
const signature = createHmac("sha256", order.secret).update(body).digest("base64");
const ID = "00000000-0000-0000-0000-000000000000";
const { host, port, pathname } = new URL(order.url);
const request = Buffer.from(
  [
    `POST ${pathname} HTTP/1.1`,
    `host: ${host}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-shopify-hmac-sha256: ${signature}`,
    `x-shopify-shop-domain: ${order.shop}`,
    "x-shopify-topic: bench/order",
    "x-shopify-api-version: 2026-07",
    `x-shopify-webhook-id: ${ID}`,
    "x-shopify-triggered-at: 2026-11-21T12:00:00Z",
    "",
    body,
  ].join("\r\n"),
);
const idAt = request.indexOf(ID);

const latencies: number[] = [];
let failed = 0;
const end = performance.now() + order.seconds * 1_000;

/** One connection: a request at a time, each answer timed from when the request was meant to go. */
class Line {
  #since = 0;
  #idle = true;
  readonly #socket: Socket;
  readonly #message = Buffer.from(request);

  constructor(private readonly free: (line: Line) => void) {
    this.#socket = connect(Number(port), "127.0.0.1");
    this.#socket.setNoDelay(true);
    this.#socket.on("data", (answer) => this.#answered(answer));
    this.#socket.on("error", () => failed++);
  }

  send(meantAt: number): void {
    this.#since = meantAt;
    this.#idle = false;
    this.#message.write(randomUUID(), idAt, "latin1");
    this.#socket.write(this.#message);
  }

  close = () => this.#socket.destroy();

  #answered(answer: Buffer): void {
    if (this.#idle) return;
    this.#idle = true;
    latencies.push(performance.now() - this.#since);
    if (answer.toString("latin1", 9, 12) !== "200") failed++;
    this.free(this);
  }
}

/** As fast as answers come. */
async function closedLoop(): Promise<void> {
  const lines = Array.from(
    { length: order.connections },
    () => new Line((line) => (performance.now() < end ? line.send(performance.now()) : line.close())),
  );
  for (const line of lines) line.send(performance.now());
  await new Promise((resolve) => setTimeout(resolve, order.seconds * 1_000 + 200));
  for (const line of lines) line.close();
}

/** As strangers come: at a rate, by chance, whatever the answers do. What waits for a free connection has waited for the server. */
async function openLoop(rate: number): Promise<void> {
  const waiting: number[] = [];
  const idle: Line[] = [];
  const free = (line: Line) => {
    const meantAt = waiting.shift();
    if (meantAt === undefined) idle.push(line);
    else line.send(meantAt);
  };
  const lines = Array.from({ length: order.connections }, () => new Line(free));
  idle.push(...lines);
  const chance = dice(7);
  let next = performance.now();
  while (performance.now() < end) {
    while (next <= performance.now()) {
      const line = idle.pop();
      if (line) line.send(next);
      else waiting.push(next);
      next += (-Math.log(1 - chance()) * 1_000) / rate;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const line of lines) line.close();
}

await (order.rate ? openLoop(order.rate) : closedLoop());
latencies.sort((a, b) => a - b);
const at = (share: number) =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
const figures = {
  perSecond: latencies.length / order.seconds,
  p50: at(0.5),
  p99: at(0.99),
  max: at(1),
  failed,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
