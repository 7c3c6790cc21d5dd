import { createHmac, randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fulfillmentPayload, orderPayload } from "../../tests/support/payloads";
import { createWorld, type World } from "../../tests/support/world";
import { connect } from "../modules/shops/index.server";
import { ok } from "../domain/result";
import { createDoor } from "./door.server";
import { ShopDirectory } from "./shop-directory.server";

const CURRENT = "the-new-secret";
const PREVIOUS = "the-old-secret";
const EASYPOST = "carrier sécret";
const WAREHOUSE = "a warehouse's own secret";
const DOMAIN = "lantern.myshopify.com";

let world: World;
let server: Server;
let base: string;
let nth = 0;

beforeAll(async () => {
  world = await createWorld();
  await world.spine.act(world.shop, "test.connect", async (unit) => {
    await connect(unit, "carriers", "easypost", {
      apiKey: "k",
      webhookSecret: EASYPOST,
      contactEmail: "a@example.com",
    });
    await connect(unit, "carriers", "generic", { webhookSecret: WAREHOUSE });
    return ok(null);
  });
  const door = createDoor({
    ingest: world.ingest,
    directory: new ShopDirectory(world.spine),
    secrets: [CURRENT, PREVIOUS],
    maxBytes: 10_000,
    home: "https://doorstep.example",
    log: world.spine.deps.log,
  });
  server = createServer((req, res) => void (door(req, res) || res.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await world.close();
});

const stored = async (): Promise<number> => {
  const { rows } = await world.access.unscoped((tx) =>
    sql<{ n: number }>`select count(*) as n from inbox`.execute(tx.q),
  );
  return rows[0]?.n ?? 0;
};
let before = 0;
beforeEach(async () => {
  before = await stored();
});

const sign = (body: string | Buffer, secret = CURRENT) =>
  createHmac("sha256", secret).update(body).digest("base64");
const headers = (body: string | Buffer, more: Record<string, string> = {}) => ({
  "content-type": "application/json",
  "x-shopify-hmac-sha256": sign(body),
  "x-shopify-shop-domain": DOMAIN,
  "x-shopify-topic": "orders/create",
  "x-shopify-webhook-id": `delivery-door-${++nth}`,
  "x-shopify-triggered-at": "2026-11-21T12:00:00Z",
  ...more,
});
const post = async (body: string, given: Record<string, string>, path = "/webhooks/shopify") =>
  (await fetch(base + path, { method: "POST", body, headers: given })).status;
const BODY = JSON.stringify({ id: 1 });

describe("the ingest door", () => {
  it("GIVEN a right signature WHEN a webhook comes THEN it is stored before it is acknowledged", async () => {
    expect(await post(BODY, headers(BODY))).toBe(200);
    expect(await stored()).toBe(before + 1);
  });

  it("GIVEN the secret before a rotation WHEN it still signs THEN it is taken, and any other is not", async () => {
    expect(await post(BODY, headers(BODY, { "x-shopify-hmac-sha256": sign(BODY, PREVIOUS) }))).toBe(200);
    expect(await post(BODY, headers(BODY, { "x-shopify-hmac-sha256": sign(BODY, "another") }))).toBe(401);
    expect(await stored()).toBe(before + 1);
  });

  it.each([
    ["a wrong signature", () => headers(BODY, { "x-shopify-hmac-sha256": sign("other") }), BODY, 401],
    ["one byte more than was signed", () => headers(BODY), `${BODY} `, 401],
    ["no signature", () => headers(BODY, { "x-shopify-hmac-sha256": "" }), BODY, 400],
    ["no topic", () => headers(BODY, { "x-shopify-topic": "" }), BODY, 400],
    ["no delivery id", () => headers(BODY, { "x-shopify-webhook-id": "" }), BODY, 400],
    ["no store", () => headers(BODY, { "x-shopify-shop-domain": "" }), BODY, 400],
    ["another content type", () => headers(BODY, { "content-type": "text/plain" }), BODY, 415],
    ["a body that is too large", () => headers("x".repeat(10_001)), "x".repeat(10_001), 413],
  ])(
    "GIVEN %s WHEN it comes THEN it is refused and nothing is stored",
    async (_what, given, body, status) => {
      expect(await post(body, given())).toBe(status);
      expect(await stored()).toBe(before);
    },
  );

  it("GIVEN a method that is not POST WHEN it comes THEN it is refused", async () => {
    expect((await fetch(`${base}/webhooks/shopify`)).status).toBe(405);
  });

  it("GIVEN a store that never had the app WHEN it writes THEN the message is kept aside and not lost", async () => {
    const delivery = `stray-${randomBytes(4).toString("hex")}`;
    const given = headers(BODY, {
      "x-shopify-shop-domain": "stranger.myshopify.com",
      "x-shopify-webhook-id": delivery,
    });
    expect(await post(BODY, given)).toBe(200);
    const { rows } = await world.access.unscoped((tx) =>
      sql<{
        shop_id: number;
        state: string;
        reason: string;
      }>`select shop_id, state, reason from inbox where delivery_id = ${delivery}`.execute(tx.q),
    );
    expect(rows).toEqual([{ shop_id: 0, state: "quarantined", reason: "shop_unknown" }]);
  });

  it("GIVEN a sender whose clock cannot be read WHEN it writes THEN what it says is kept all the same", async () => {
    expect(await post(BODY, headers(BODY, { "x-shopify-triggered-at": "yesterday-ish" }))).toBe(200);
    expect(await stored()).toBe(before + 1);
  });

  it("GIVEN a carrier's webhook WHEN its signature fits the store's own secret THEN it is stored, else nothing is", async () => {
    const hmac = (secret: string) =>
      `hmac-sha256-hex=${createHmac("sha256", secret.normalize("NFKD")).update(BODY).digest("hex")}`;
    const path = `/webhooks/carriers/easypost/${DOMAIN}`;
    const type = { "content-type": "application/json" };
    expect(await post(BODY, { ...type, "x-hmac-signature": hmac("wrong") }, path)).toBe(401);
    expect(await post(BODY, type, path)).toBe(401);
    expect(
      await post(
        BODY,
        { ...type, "x-hmac-signature": hmac(EASYPOST) },
        "/webhooks/carriers/easypost/stranger.myshopify.com",
      ),
    ).toBe(401);
    expect(
      await post(
        BODY,
        { ...type, "x-hmac-signature": hmac(EASYPOST) },
        "/webhooks/carriers/nobody/lantern.myshopify.com",
      ),
    ).toBe(401);
    expect(await stored()).toBe(before);
    expect(await post(BODY, { ...type, "x-hmac-signature": hmac(EASYPOST) }, path)).toBe(200);
    expect(await stored()).toBe(before + 1);
  });

  it("GIVEN a warehouse that sends a table WHEN it is signed THEN it is stored, and read as what it says", async () => {
    const number = "WH-000123";
    await world.deliver("shopify", "orders/create", orderPayload({ id: "77", at: "2026-11-19T08:00:00Z" }));
    const left = fulfillmentPayload({ id: "78", orderId: "77", at: "2026-11-19T09:00:00Z", number });
    await world.deliver("shopify", "fulfillments/create", left);
    await world.rest();
    const table = `tracking_number,at,status,description\n${number},2026-11-20T10:00:00+01:00,picked_up,"Packed, and gone"\n`;
    const signature = createHmac("sha256", WAREHOUSE).update(table).digest("hex");
    const given = { "content-type": "text/csv", "x-doorstep-signature": signature };
    const path = `/webhooks/carriers/generic/${DOMAIN}`;
    expect(await post(`${table} `, given, path)).toBe(401);
    expect(await post(table, given, path)).toBe(200);
    await world.rest();
    const { rows } = await world.access.inShop(world.shop, (tx) =>
      sql<{ message: string }>`select message from scan where source = 'carrier.generic'`.execute(tx.q),
    );
    expect(rows).toEqual([{ message: "Packed, and gone" }]);
  });
});
