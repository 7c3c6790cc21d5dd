import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const schema = z.object({
  BENCH_DATABASE: z.url(),
  BENCH_SECRET: z.string(),
  BENCH_MASTER_KEY: z.string(),
  BENCH_SHOP: z.string(),
});

/** What the bench hands to each server it starts. */
export function benchEnvironment() {
  const env = schema.parse(process.env);
  return {
    databaseUrl: env.BENCH_DATABASE,
    secret: env.BENCH_SECRET,
    masterKey: Buffer.from(env.BENCH_MASTER_KEY, "base64"),
    shop: env.BENCH_SHOP,
  };
}

/** Takes any port and says which. */
export function announce(server: Server): void {
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`${JSON.stringify({ port })}\n`);
  });
  process.once("SIGTERM", () => process.exit(0));
}
