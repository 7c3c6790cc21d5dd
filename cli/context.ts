import { readConfig } from "../app/platform/config.server";
import { openRuntime, type Runtime } from "../app/jobs/runtime.server";
import { byDomain } from "../app/modules/shops/index.server";
import type { ShopId } from "../app/domain/ids";

/** Opens the database that the configuration names, for one command. */
export async function withRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime({ config: readConfig(), name: "cli", connections: 2 });
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}

/** The store of a domain, or an error that says so. */
export async function shopOf(runtime: Runtime, domain: string): Promise<ShopId> {
  const found = await runtime.claiming.unscoped((tx) => byDomain(tx, domain));
  if (!found) throw new Error(`No store ${domain} has ever had the app.`);
  return found.id;
}

/** One JSON value on standard output. */
export const print = (value: unknown): void =>
  void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
