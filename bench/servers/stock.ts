/**
 * The webhook path of Shopify's Remix template: Remix behind Express, a route whose action is the library's own
 * `authenticate.webhook` (signature, parsing, session from Prisma), and one Prisma insert.
 */
import "@shopify/shopify-app-remix/adapters/node";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import { createRequestHandler } from "@remix-run/express";
import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import express from "express";
import { createServer } from "node:http";
import { announce, benchEnvironment } from "./environment";

const { databaseUrl, secret } = benchEnvironment();
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
await prisma.$executeRawUnsafe(
  "create table if not exists bench_stock (id bigserial primary key, webhook_id text, topic text, payload jsonb)",
);
const shopify = shopifyApp({
  apiKey: "bench",
  apiSecretKey: secret,
  apiVersion: "2026-07" as never,
  appUrl: "https://bench.example",
  scopes: ["read_orders"],
  sessionStorage: new PrismaSessionStorage(prisma),
  distribution: AppDistribution.AppStore,
  logger: { level: 0 },
  future: { unstable_newEmbeddedAuthStrategy: true },
});

async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { webhookId, topic, payload } = await shopify.authenticate.webhook(request);
  await prisma.$executeRaw`insert into bench_stock (webhook_id, topic, payload)
                           values (${webhookId}, ${topic}, ${JSON.stringify(payload)}::jsonb)`;
  return new Response();
}

/** What `remix vite:build` writes for one resource route. */
const build: ServerBuild = {
  entry: { module: { default: () => new Response("no page here", { status: 404 }) } },
  routes: {
    root: { id: "root", path: "", module: { default: () => null } },
    webhooks: {
      id: "webhooks",
      parentId: "root",
      path: "webhooks/shopify",
      module: { action, default: undefined as never },
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
app.all("*", createRequestHandler({ build, mode: "production" }));
announce(createServer(app));
