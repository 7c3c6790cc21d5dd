/**
 * What Shopify's template does for a webhook: the library's own `authenticate.webhook` (signature, parsing, session from Prisma) and
 * one Prisma insert. Without Remix's router in front, so it is a little faster here than in the template itself.
 */
import "@shopify/shopify-app-remix/adapters/node";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
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

const app = express();
app.post("*", express.raw({ type: "*/*", limit: "2mb" }), (req, res) => {
  const headers = new Headers(
    Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)])),
  );
  const request = new Request("https://bench.example/webhooks", {
    method: "POST",
    headers,
    body: req.body as Buffer<ArrayBuffer>,
  });
  shopify.authenticate
    .webhook(request)
    .then(
      ({ webhookId, topic, payload }) =>
        prisma.$executeRaw`insert into bench_stock (webhook_id, topic, payload) values (${webhookId}, ${topic}, ${JSON.stringify(payload)}::jsonb)`,
    )
    .then(
      () => res.status(200).end(),
      () => res.status(500).end(),
    );
});
announce(createServer(app));
