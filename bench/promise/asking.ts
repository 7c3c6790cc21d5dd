/**
 * Run as a process of its own: asks addresses by turns, at a rate and by chance, as strangers come. On bare sockets, because it shares the
 * machine with what it measures. Each visitor has an address of its own.
 */
import { connect } from "node:net";
import { z } from "zod";
import { chance } from "./history";

const order = z
  .object({ url: z.url(), paths: z.array(z.string()).min(1), seconds: z.number(), rate: z.number() })
  .parse(JSON.parse(process.argv[2] ?? "{}"));
const { host, port } = new URL(order.url);
const CONNECTIONS = 8;
const latencies: number[] = [];
let failed = 0;
let asked = 0;

const requestTo = (path: string): string => {
  const visitor = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
  return `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nx-forwarded-for: ${visitor}\r\n\r\n`;
};

/** An answer is whole when its length is reached, or its last piece is there. */
function isWhole(text: string): boolean {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /content-length: (\d+)/i.exec(text.slice(0, head));
  return length ? text.length >= head + 4 + Number(length[1]) : text.endsWith("0\r\n\r\n");
}

const idle: ((meantAt: number) => void)[] = [];
const waiting: number[] = [];

function line(): () => void {
  const socket = connect(Number(port), "127.0.0.1");
  socket.setNoDelay(true);
  socket.setEncoding("latin1");
  let since = 0;
  let text = "";
  const send = (meantAt: number) => {
    since = meantAt;
    text = "";
    socket.write(requestTo(order.paths[asked++ % order.paths.length]!));
  };
  socket.on("data", (part: string) => {
    text += part;
    if (!isWhole(text)) return;
    latencies.push(performance.now() - since);
    if (!text.startsWith("HTTP/1.1 200")) failed++;
    const next = waiting.shift();
    if (next === undefined) idle.push(send);
    else send(next);
  });
  socket.on("error", () => failed++);
  idle.push(send);
  return () => socket.destroy();
}

const lines = Array.from({ length: CONNECTIONS }, line);
const draw = chance(7);
const end = performance.now() + order.seconds * 1_000;
let next = performance.now();
while (performance.now() < end) {
  for (; next <= performance.now(); next += (-Math.log(1 - draw()) * 1_000) / order.rate) {
    const send = idle.pop();
    if (send) send(next);
    else waiting.push(next);
  }
  await new Promise((resolve) => setTimeout(resolve, 1));
}
await new Promise((resolve) => setTimeout(resolve, 300));
for (const close of lines) close();
latencies.sort((a, b) => a - b);
const at = (share: number) =>
  latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
const figures = { answers: latencies.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed };
process.stdout.write(`${JSON.stringify(figures)}\n`);
