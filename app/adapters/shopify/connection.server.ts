import "@shopify/shopify-api/adapters/node";
import { ApiVersion, HttpResponseError, type Session, shopifyApi } from "@shopify/shopify-api";
import { final, ok, type Result, retry } from "../../domain/result";
import type { Config } from "../../platform/config.server";
import { Keyring } from "../../platform/crypto/keyring.server";
import { openPrisma } from "../../platform/database/prisma.server";
import type { Log } from "../../platform/log.server";
import { sendLibraryThrough, shopifyFetch } from "./fetch.server";
import { SealedSessions } from "./session-storage.server";

export const API_VERSION = ApiVersion.July26;

export interface Installed {
  domain: string;
  scopes: string[];
}

/** What a running process has for everything that talks to Shopify. */
export interface ShopifyConnection {
  sessions: SealedSessions;
  fetch: typeof fetch;
  onInstalled(installed: Installed): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  config: Config;
  /** After the migrations: the session library looks for its table at once. */
  databaseUrl: string;
  log: Log;
  /** Called at every sign-in that brings a new token: the first one is the installation. */
  onInstalled(installed: Installed): Promise<void>;
}

/**
 * The built server and the process around it each hold their own copy of this file, so what they share stands where
 * both find it.
 */
const shared = globalThis as { [key: symbol]: ShopifyConnection | undefined };
const HERE = Symbol.for("doorstep.shopify");

/** Once in each process, after the migrations and before the first request or job. */
export function connectShopify(options: ConnectionOptions): ShopifyConnection {
  const { config, log } = options;
  sendLibraryThrough(config.SHOPIFY_API_BASE);
  const prisma = openPrisma(options.databaseUrl, (error) =>
    log.error({ error }, "Sessions lost the database"),
  );
  const masters = [config.DOORSTEP_MASTER_KEY, config.DOORSTEP_MASTER_KEY_PREVIOUS];
  const keys = masters.flatMap((master) => (master ? [new Keyring(master).common()] : []));
  const connection: ShopifyConnection = {
    sessions: new SealedSessions({ prisma, keys, refresh: refreshGrant(config), log }),
    fetch: shopifyFetch(config.SHOPIFY_API_BASE),
    onInstalled: (installed) => options.onInstalled(installed),
    close: async () => {
      if (shared[HERE] === connection) shared[HERE] = undefined;
      await prisma.$disconnect();
    },
  };
  shared[HERE] = connection;
  return connection;
}

export function shopifyConnection(): ShopifyConnection {
  const connection = shared[HERE];
  if (!connection) throw new Error("Shopify is not connected: connectShopify() comes first.");
  return connection;
}

/** Trades a refresh token for a new pair. Shopify takes each refresh token once. */
function refreshGrant(config: Config): (domain: string, refreshToken: string) => Promise<Result<Session>> {
  const { auth } = shopifyApi({
    apiKey: config.SHOPIFY_API_KEY,
    apiSecretKey: config.SHOPIFY_API_SECRET,
    apiVersion: API_VERSION,
    hostName: new URL(config.SHOPIFY_APP_URL).host,
    isEmbeddedApp: true,
    logger: { level: 0 },
  });
  return async (shop, refreshToken) => {
    try {
      return ok((await auth.refreshToken({ shop, refreshToken })).session);
    } catch (error) {
      const status = error instanceof HttpResponseError ? (error.response as { code: number }).code : 0;
      const detail = `${shop}: ${error instanceof Error ? error.message : "failed"}`;
      if (status === 400 || status === 401) return final("token_refused", detail);
      if (status === 402 || status === 403 || status === 404) return final("shop_gone", detail);
      return retry("shopify_unreachable", detail);
    }
  };
}
