import "@shopify/shopify-app-remix/adapters/node";
import { AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { API_VERSION, shopifyConnection } from "./adapters/shopify/connection.server";
import { sendLibraryThrough } from "./adapters/shopify/fetch.server";
import { readConfig } from "./platform/config.server";
import { createLog } from "./platform/log.server";

const config = readConfig();
const log = createLog(config.LOG_LEVEL, "shopify");

// The imports above put the library's own fetch in place.
sendLibraryThrough(config.SHOPIFY_API_BASE);

/** Sessions are asked for when a request needs them: the database may still be migrating when this file is read. */
const sessionStorage: SessionStorage = {
  storeSession: (session) => shopifyConnection().sessions.storeSession(session),
  loadSession: (id) => shopifyConnection().sessions.loadSession(id),
  deleteSession: (id) => shopifyConnection().sessions.deleteSession(id),
  deleteSessions: (ids) => shopifyConnection().sessions.deleteSessions(ids),
  findSessionsByShop: (shop) => shopifyConnection().sessions.findSessionsByShop(shop),
};

/** Scopes and webhooks are declared in shopify.app.toml. */
const shopify = shopifyApp({
  apiKey: config.SHOPIFY_API_KEY,
  apiSecretKey: config.SHOPIFY_API_SECRET,
  apiVersion: API_VERSION,
  appUrl: config.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  sessionStorage,
  distribution: AppDistribution.AppStore,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  logger: {
    level: LogSeverity.Warning,
    log: (severity, message) =>
      severity === LogSeverity.Error ? log.error({}, message) : log.warn({}, message),
  },
  hooks: {
    afterAuth: ({ session }) =>
      shopifyConnection().onInstalled({
        domain: session.shop,
        scopes: session.scope?.split(",").filter(Boolean) ?? [],
      }),
  },
});

export const { authenticate, unauthenticated, addDocumentResponseHeaders } = shopify;
