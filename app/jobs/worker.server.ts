import { connectShopify } from "../adapters/shopify/connection.server";
import { install } from "../modules/shops/index.server";
import { readConfig } from "../platform/config.server";
import { createEgress } from "../platform/http/egress.server";
import { Queue } from "../platform/queue.server";
import { Claimers } from "../spine/claimers.server";
import { carryOut, relay, TryAgain } from "../spine/outbox.server";
import { openRuntime, type Runtime } from "./runtime.server";

export interface Worker {
  stop(): Promise<void>;
}

/** The fast tier (messages, reactions, alarms), the relay to the queue and the queue's workers. What recurs is an alarm. */
export async function startWorker(runtime: Runtime): Promise<Worker> {
  const { claimingSpine: spine, config, log, databaseUrl, wake } = runtime;
  const onError = (err: Error) => log.warn({ err }, "the queue's database connection broke");
  const shopify = connectShopify({
    config,
    databaseUrl,
    log,
    onInstalled: async ({ domain, scopes }) => void (await install(spine, domain, scopes)),
  });
  const queue = new Queue({ url: databaseUrl, onError });
  await queue.start();
  const egress = createEgress(config.DOORSTEP_EGRESS);
  await queue.work(async (job, attempt) => {
    try {
      await carryOut(spine, egress, job, attempt);
    } catch (error) {
      // Foreseen failures wait in the outbox with their reason; only what nobody foresaw is news here.
      if (!(error instanceof TryAgain)) log.error({ err: error, job: job.id }, "an effect threw");
      throw error;
    }
  });

  const claimers = new Claimers(spine);
  claimers.start();
  const stopListening = wake.listen(databaseUrl);
  const stopRelay = startRelay(runtime, queue);
  log.info({}, "the worker works");
  return {
    async stop() {
      await stopRelay();
      await claimers.stop();
      await stopListening();
      await queue.stop();
      await shopify.close();
    },
  };
}

/** Hands the outbox to the queue when woken, and looks by itself twice a second. */
function startRelay({ claimingSpine, log, wake }: Runtime, queue: Queue): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;
  const run = (): void => {
    if (running) {
      again = true;
      return;
    }
    running = (async () => {
      do {
        again = false;
        while (!stopped && (await relay(claimingSpine, queue)) > 0);
      } while (again && !stopped);
    })()
      .catch((err: unknown) => log.warn({ err }, "the relay could not reach the outbox"))
      .finally(() => (running = null));
  };
  const quiet = wake.onRing(run);
  const timer = setInterval(run, 500);
  return async () => {
    stopped = true;
    quiet();
    clearInterval(timer);
    await running;
  };
}

if (import.meta.filename === process.argv[1]) {
  const runtime = await openRuntime({ config: readConfig(), name: "worker" });
  const worker = await startWorker(runtime);
  const stop = () => {
    void worker
      .stop()
      .then(() => runtime.close())
      .then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
