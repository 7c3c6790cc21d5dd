import type { Runtime } from "../jobs/runtime.server";

/**
 * The built pages and the process around them each hold their own copy of this file, so what they share stands where both
 * find it.
 */
const shared = globalThis as { [key: symbol]: Runtime | undefined };
const HERE = Symbol.for("doorstep.runtime");

/** Called once, before the first request. */
export function serveRequests(runtime: Runtime): void {
  shared[HERE] = runtime;
}

/** What a route works with. */
export function serving(): Pick<Runtime, "spine" | "config" | "log"> {
  const runtime = shared[HERE];
  if (!runtime) throw new Error("the server has not started yet");
  return runtime;
}
