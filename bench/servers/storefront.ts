/** The tracking page as it is in earnest, and beside it an empty loader: the floor of what a route can cost. From the sources, not the build. */
import { createServer } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { openRuntime } from "../../app/jobs/runtime.server";
import { readConfig } from "../../app/platform/config.server";
import { action, loader } from "../../app/routes/proxy.track";
import { serveRequests } from "../../app/server/serving.server";
import { announce } from "./environment";

serveRequests(await openRuntime({ config: readConfig(), name: "bench" }));

const none = undefined as never;
const build: ServerBuild = {
  entry: { module: { default: () => new Response("no page here", { status: 404 }) } },
  routes: {
    root: { id: "root", path: "", module: { default: () => null } },
    track: { id: "track", parentId: "root", path: "proxy/track", module: { loader, action, default: none } },
    empty: {
      id: "empty",
      parentId: "root",
      path: "bench/empty",
      module: { loader: () => new Response("empty"), default: none },
    },
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "bench" },
  publicPath: "/",
  assetsBuildDirectory: "build/client",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
  isSpaMode: false,
  mode: "production",
};

const app = express();
app.disable("x-powered-by");
app.all("*", createRequestHandler({ build, mode: "production" }));
announce(createServer(app));
