/** The built app as it is in earnest, with one more route in the same build: an empty loader, the floor of what a route can cost. */
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { connectShopify } from "../../app/adapters/shopify/connection.server";
import { openRuntime } from "../../app/jobs/runtime.server";
import { readConfig } from "../../app/platform/config.server";
import { serveRequests } from "../../app/server/serving.server";
import { announce } from "./environment";

const runtime = await openRuntime({ config: readConfig(), name: "bench" });
const { config, databaseUrl, log } = runtime;
connectShopify({ config, databaseUrl, log, onInstalled: () => Promise.resolve() });
serveRequests(runtime);

const entry = path.resolve(import.meta.dirname, "../../build/server/index.js");
const build = (await import(pathToFileURL(entry).href)) as ServerBuild;
const id = "routes/bench-empty";
const empty = {
  id,
  parentId: "root",
  path: "bench/empty",
  module: { default: undefined as never, loader: () => Response.json({}) },
};
const routes = { ...build.routes, [id]: empty } as ServerBuild["routes"];
const app = express();
app.disable("x-powered-by");
app.all("*", createRequestHandler({ build: { ...build, routes }, mode: "production" }));
announce(createServer(app));
