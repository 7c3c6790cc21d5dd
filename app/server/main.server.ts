import { existsSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { connectShopify } from "../adapters/shopify/connection.server";
import { openRuntime, type Runtime } from "../jobs/runtime.server";
import { install } from "../modules/shops/index.server";
import { readConfig } from "../platform/config.server";
import { openAccess } from "../platform/database/access.server";
import { Ingest } from "../spine/ingest.server";
import { Spine } from "../spine/spine.server";
import { createDoor } from "./door.server";
import { serveRequests } from "./serving.server";
import { ShopDirectory } from "./shop-directory.server";

export interface App {
  port: number;
  stop(): Promise<void>;
}

/** One process for everything that comes in over HTTP: the ingest door and health first, then Remix. */
export async function startApp(runtime: Runtime): Promise<App> {
  const { config, log, databaseUrl } = runtime;
  const onError = (err: Error) => log.warn({ err }, "the door's database connection broke");
  const arrivals = openAccess({
    url: databaseUrl,
    role: "doorstep_worker",
    max: 4,
    timeoutMs: 4_000,
    onError,
  });
  // On short-lived statements of its own: a line that went dead must not keep a sender waiting.
  const doorSpine = new Spine({ ...runtime.claimingSpine.deps, access: arrivals });
  const door = createDoor({
    ingest: new Ingest(arrivals.pool, runtime.wake.ring),
    directory: new ShopDirectory(doorSpine),
    secrets: [
      config.SHOPIFY_API_SECRET,
      ...(config.SHOPIFY_API_SECRET_PREVIOUS ? [config.SHOPIFY_API_SECRET_PREVIOUS] : []),
    ],
    maxBytes: config.MAX_WEBHOOK_BYTES,
    home: config.SHOPIFY_APP_URL,
    log,
  });
  const shopify = connectShopify({
    config,
    databaseUrl,
    log,
    onInstalled: async ({ domain, scopes }) => void (await install(doorSpine, domain, scopes)),
  });
  serveRequests(runtime);
  const pages = await remix();

  const server = createServer((req, res) => {
    if (door(req, res)) return;
    if (req.url === "/healthz") return void res.writeHead(200).end("ok");
    if (req.url === "/readyz") {
      arrivals.pool.query("select 1").then(
        () => res.writeHead(200).end("ready"),
        () => res.writeHead(503).end("database away"),
      );
      return;
    }
    pages(req, res);
  });
  // A slow sender holds a connection, not a worker; idle ones are let go.
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  // Beside the sandbox any free port will do; in earnest a proxy expects this one.
  const port = await listen(server, config.PORT, config.HOST, config.DOORSTEP_SANDBOX_URL ? 20 : 0);
  log.info({ port }, "the app is open");
  return {
    port,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await shopify.close();
      await arrivals.close();
    },
  };
}

async function remix(): Promise<express.Express> {
  const root = path.resolve(import.meta.dirname, "../..");
  const entry = path.join(root, "build/server/index.js");
  if (!existsSync(entry)) throw new Error("The pages are not built yet: npm run build");
  const build = (await import(pathToFileURL(entry).href)) as ServerBuild;
  const app = express();
  app.disable("x-powered-by");
  app.use(
    "/assets",
    express.static(path.join(root, "build/client/assets"), { immutable: true, maxAge: "1y" }),
  );
  app.use(express.static(path.join(root, "build/client"), { maxAge: "1h" }));
  app.all("*", createRequestHandler({ build, mode: "production" }));
  return app;
}

/** Takes the wanted port, or as many of the next ones as may be tried. */
function listen(
  server: ReturnType<typeof createServer>,
  wanted: number,
  host: string,
  tries = 20,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE" || tries === 0 || wanted === 0) return reject(error);
      listen(server, wanted + 1, host, tries - 1).then(resolve, reject);
    });
    server.listen(wanted, host, () => {
      server.removeAllListeners("error");
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : wanted);
    });
  });
}

if (import.meta.filename === process.argv[1]) {
  const runtime = await openRuntime({ config: readConfig(), name: "app" });
  const app = await startApp(runtime);
  process.send?.({ port: app.port });
  process.stdout.write(`${JSON.stringify({ ready: "app", port: app.port })}\n`);
  const stop = () => {
    void app
      .stop()
      .then(() => runtime.close())
      .then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
