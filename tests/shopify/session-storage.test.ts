import { randomBytes } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type Installed,
  connectShopify,
  type ShopifyConnection,
} from "../../app/adapters/shopify/connection.server";
import { readConfig } from "../../app/platform/config.server";
import { openPrisma } from "../../app/platform/database/prisma.server";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type Said, type StandIn, startStandIn } from "./stand-in";

const shop = "one.myshopify.com";
const soon = () => new Date(Date.now() + 60_000);
const later = () => new Date(Date.now() + 3_600_000);
const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };

let database: TestDatabase;
let owner: pg.Client;
let standIn: StandIn;
let connection: ShopifyConnection;
let grant: (body: Record<string, unknown>) => Said;
const masterKey = randomBytes(32).toString("base64");

const connect = (over: Record<string, string> = {}): ShopifyConnection =>
  connectShopify({
    config: readConfig({
      NODE_ENV: "test",
      SHOPIFY_API_KEY: "key",
      SHOPIFY_API_SECRET: "secret",
      SHOPIFY_APP_URL: "https://doorstep.example",
      SHOPIFY_API_BASE: standIn.base,
      DOORSTEP_MASTER_KEY: masterKey,
      ...over,
    }),
    databaseUrl: database.url,
    log: silent as never,
    onInstalled: async (_: Installed) => {},
  });

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client(database.url);
  await owner.connect();
  standIn = await startStandIn((call) => grant(call.body));
  connection = connect();
});

beforeEach(async () => {
  await owner.query("delete from session");
  standIn.calls.length = 0;
  let n = 0;
  grant = () => ({
    body: {
      access_token: `fresh-${++n}`,
      scope: "write_orders",
      expires_in: 3600,
      refresh_token: `next-${n}`,
      refresh_token_expires_in: 7_776_000,
    },
  });
});

afterAll(async () => {
  await connection.close();
  await standIn.stop();
  await owner.end();
  await database.drop();
});

const offline = (over: Partial<ConstructorParameters<typeof Session>[0]> = {}): Session =>
  new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: "write_orders",
    accessToken: "shpat_open",
    refreshToken: "shprt_open",
    expires: later(),
    refreshTokenExpires: later(),
    ...over,
  });

const online = (): Session =>
  new Session({
    id: `${shop}_42`,
    shop,
    state: "s",
    isOnline: true,
    scope: "write_orders",
    accessToken: "shpua_open",
    expires: later(),
    onlineAccessInfo: {
      expires_in: 3600,
      associated_user_scope: "write_orders",
      associated_user: {
        id: 42,
        first_name: "Ada",
        last_name: "B",
        email: "ada@example.com",
        email_verified: true,
        account_owner: true,
        locale: "en",
        collaborator: false,
      },
    },
  });

test("an offline session comes back as it was stored", async () => {
  const stored = offline();
  await connection.sessions.storeSession(stored);
  const found = await connection.sessions.loadSession(stored.id);
  const { onlineAccessInfo: _, ...facts } = found!.toObject();
  expect(facts).toEqual(stored.toObject());
});

test("an online session comes back with its user", async () => {
  const stored = online();
  await connection.sessions.storeSession(stored);
  const found = await connection.sessions.loadSession(stored.id);
  expect(found?.accessToken).toBe("shpua_open");
  expect(found?.onlineAccessInfo?.associated_user).toEqual(stored.onlineAccessInfo?.associated_user);
});

test("no token can be read in the table", async () => {
  await connection.sessions.storeSession(offline());
  await connection.sessions.storeSession(online());
  const { rows } = await owner.query<{ row: string }>("select session::text as row from session");
  expect(rows).toHaveLength(2);
  for (const { row } of rows) expect(row).not.toMatch(/shpat|shprt|shpua|open/);
});

test("a sealed token moved to another session does not open there", async () => {
  await connection.sessions.storeSession(offline());
  await owner.query("update session set id = $1, shop = $2", [
    "offline_two.myshopify.com",
    "two.myshopify.com",
  ]);
  expect(await connection.sessions.loadSession("offline_two.myshopify.com")).toBeUndefined();
});

test("another shop finds nothing, and nobody finds anything unasked", async () => {
  await connection.sessions.storeSession(offline());
  expect(await connection.sessions.findSessionsByShop("two.myshopify.com")).toEqual([]);
  expect(await connection.sessions.findSessionsByShop(shop)).toHaveLength(1);
  const prisma = openPrisma(database.url, () => {});
  expect(await prisma.session.findMany()).toEqual([]);
  const [, seen] = await prisma.$transaction([
    prisma.$executeRaw`select set_config('app.shop_domain', 'two.myshopify.com', true)`,
    prisma.session.findMany({ where: { shop } }),
  ]);
  expect(seen).toEqual([]);
  await prisma.$disconnect();
});

test("sessions are deleted by id, whichever shops they belong to", async () => {
  await connection.sessions.storeSession(offline());
  await connection.sessions.storeSession(
    offline({ id: "offline_two.myshopify.com", shop: "two.myshopify.com" }),
  );
  await connection.sessions.deleteSessions([`offline_${shop}`, "offline_two.myshopify.com"]);
  expect((await owner.query("select 1 from session")).rowCount).toBe(0);
});

test("a token about to end is refreshed before it is handed out, once for all who ask", async () => {
  await connection.sessions.storeSession(offline({ expires: soon() }));
  const other = connect();
  const asked = await Promise.all([
    connection.sessions.offlineToken(shop),
    connection.sessions.offlineToken(shop),
    other.sessions.offlineToken(shop),
    other.sessions.offlineToken(shop),
  ]);
  expect(new Set(asked.map((result) => result.ok && result.value))).toEqual(new Set(["fresh-1"]));
  expect(standIn.calls).toHaveLength(1);
  expect(standIn.calls[0]).toMatchObject({
    path: "/admin/oauth/access_token",
    shop,
    body: { grant_type: "refresh_token", refresh_token: "shprt_open" },
  });
  expect((await connection.sessions.loadSession(`offline_${shop}`))?.refreshToken).toBe("next-1");
  await other.close();
});

test("a refused refresh is final, and the library may still see the old session", async () => {
  grant = () => ({ status: 400, body: { error: "invalid_grant" } });
  await connection.sessions.storeSession(offline({ expires: soon() }));
  const result = await connection.sessions.offlineToken(shop);
  expect(result).toMatchObject({ ok: false, failure: { code: "token_refused", disposition: "final" } });
  expect((await connection.sessions.loadSession(`offline_${shop}`))?.accessToken).toBe("shpat_open");
});

test("an outage of Shopify is retried", async () => {
  grant = () => ({ status: 503, body: {} });
  await connection.sessions.storeSession(offline({ expires: soon() }));
  const result = await connection.sessions.offlineToken(shop);
  expect(result).toMatchObject({ ok: false, failure: { disposition: "retry" } });
});

test("sessions outlive a change of the master key", async () => {
  await connection.sessions.storeSession(offline());
  const rotated = connect({
    DOORSTEP_MASTER_KEY: randomBytes(32).toString("base64"),
    DOORSTEP_MASTER_KEY_PREVIOUS: masterKey,
  });
  expect(await rotated.sessions.offlineToken(shop)).toEqual({ ok: true, value: "shpat_open" });
  await rotated.close();
});
