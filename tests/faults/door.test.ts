import { createHmac } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../app/modules/shops/index.server";
import { ok } from "../../app/domain/result";
import { createDoor } from "../../app/server/door.server";
import { ShopDirectory } from "../../app/server/shop-directory.server";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import samples from "../batteries/carriers/easypost";
import { createWorld, type World } from "../support/world";

/** F14 and the door's manners: what is let in, what is refused, and with which word. */
let world: World;
let server: Server;
let port = 0;
const secrets = ["new secret", "old secret"];

beforeAll(async () => {
  world = await createWorld();
  await world.spine.act(world.shop, "test", async (unit) => {
    await connect(unit, "carriers", "easypost", samples.settings as object);
    return ok(null);
  });
  const deps = {
    ingest: world.ingest,
    directory: new ShopDirectory(world.spine),
    maxBytes: 100_000,
    home: "https://doorstep.example",
    log: world.spine.deps.log,
  };
  server = createServer((req, res) => {
    // The list of secrets is what a restart with another configuration would change.
    if (!createDoor({ ...deps, secrets })(req, res)) res.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await world.close();
});
beforeEach(async () => {
  await withClient(world.url, (c) => c.query("delete from inbox_work; delete from inbox"));
});

interface Ask {
  path?: string;
  method?: string;
  raw?: Buffer;
  headers?: Record<string, string | undefined>;
}

async function ask({
  path = "/webhooks/shopify",
  method = "POST",
  raw = Buffer.from("{}"),
  headers = {},
}: Ask): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  const kept = Object.fromEntries(Object.entries(headers).filter(([, v]) => v !== undefined));
  const req = request({
    port,
    host: "127.0.0.1",
    path,
    method,
    headers: kept as Record<string, string>,
    agent: false,
  });
  req.on("error", () => undefined);
  req.end(raw);
  const [res] = (await once(req, "response")) as [IncomingMessage];
  res.resume();
  return { status: res.statusCode ?? 0, headers: res.headers };
}

let deliveries = 0;
const signed = (secret: string, raw = Buffer.from("{}"), more: Record<string, string | undefined> = {}) => ({
  "content-type": "application/json",
  "x-shopify-topic": "orders/create",
  "x-shopify-shop-domain": "lantern.myshopify.com",
  "x-shopify-webhook-id": `w${++deliveries}`,
  "x-shopify-hmac-sha256": createHmac("sha256", secret).update(raw).digest("base64"),
  ...more,
});
const rows = () =>
  withClient(
    world.url,
    async (c) =>
      (
        await c.query<{ shop_id: string; state: string; reason: string | null }>(
          "select shop_id, state, reason from inbox",
        )
      ).rows,
  );

describe("F14: secrets", () => {
  it("GIVEN a rotation WHEN signed with the new or the old secret THEN taken; with any other THEN refused and not kept", async () => {
    expect((await ask({ headers: signed("new secret") })).status).toBe(200);
    expect((await ask({ headers: signed("old secret") })).status).toBe(200);
    expect((await ask({ headers: signed("other secret") })).status).toBe(401);
    expect(await rows()).toHaveLength(2);
    const old = secrets.pop()!;
    expect((await ask({ headers: signed("old secret") })).status).toBe(401);
    expect((await ask({ headers: signed("new secret") })).status).toBe(200);
    secrets.push(old);
    expect(await rows()).toHaveLength(3);
  });

  it("GIVEN a signed body WHEN any byte of it is another THEN it is refused", async () => {
    const raw = Buffer.from('{"id":1}');
    for (let i = 0; i < raw.length; i++) {
      const bent = Buffer.from(raw);
      bent[i]! ^= 1;
      expect((await ask({ raw: bent, headers: signed("new secret", raw) })).status).toBe(401);
    }
    expect(await rows()).toEqual([]);
  });
});

describe("the door's answers", () => {
  it.each([
    ["no signature", 400, { "x-shopify-hmac-sha256": undefined }],
    ["no topic", 400, { "x-shopify-topic": undefined }],
    ["no store", 400, { "x-shopify-shop-domain": undefined }],
    ["no delivery id", 400, { "x-shopify-webhook-id": undefined }],
    ["another content type", 415, { "content-type": "text/plain" }],
    ["no content type", 415, { "content-type": undefined }],
    ["a signature that is none", 401, { "x-shopify-hmac-sha256": "x" }],
  ])("GIVEN %s WHEN sent THEN %i answers and nothing is kept", async (_name, status, more) => {
    expect((await ask({ headers: signed("new secret", undefined, more) })).status).toBe(status);
    expect(await rows()).toEqual([]);
  });

  it("GIVEN too large a body, told or untold WHEN sent THEN 413, before it is all read", async () => {
    const raw = Buffer.alloc(150_000, 0x20);
    expect(
      (await ask({ raw, headers: signed("new secret", raw, { "content-length": String(raw.length) }) }))
        .status,
    ).toBe(413);
    expect(
      (await ask({ raw, headers: signed("new secret", raw, { "transfer-encoding": "chunked" }) })).status,
    ).toBe(413);
    expect((await ask({ method: "GET", raw: Buffer.alloc(0), headers: signed("new secret") })).status).toBe(
      405,
    );
    expect(await rows()).toEqual([]);
  });

  it("GIVEN a store that never had the app WHEN it speaks THEN 200, kept apart under no store and not worked", async () => {
    const headers = signed("new secret", undefined, { "x-shopify-shop-domain": "stranger.myshopify.com" });
    expect((await ask({ headers })).status).toBe(200);
    expect(await rows()).toEqual([{ shop_id: "0", state: "quarantined", reason: "shop_unknown" }]);
    expect(
      await withClient(world.url, async (c) => (await c.query("select * from inbox_work")).rowCount),
    ).toBe(0);
  });

  it("GIVEN header values that a database cannot take, or a time that is none WHEN sent THEN 200 and kept", async () => {
    const headers = signed("new secret", undefined, {
      "x-shopify-triggered-at": "yesterday",
      "x-shopify-topic": "x".repeat(3_000),
    });
    expect((await ask({ headers })).status).toBe(200);
    expect(await rows()).toHaveLength(1);
  });

  it("GIVEN a carrier's webhook WHEN signed THEN taken once; unsigned, for another store or an unknown carrier THEN 401 alike", async () => {
    const raw = Buffer.from(JSON.stringify(samples.known.payload));
    const headers = { "content-type": "application/json", ...samples.sign!(raw).headers };
    const path = "/webhooks/carriers/easypost/lantern.myshopify.com";
    expect((await ask({ path, raw, headers })).status).toBe(200);
    expect((await ask({ path, raw, headers })).status).toBe(200);
    expect(await rows()).toHaveLength(1);
    expect((await ask({ path, raw, headers: { "content-type": "application/json" } })).status).toBe(401);
    expect(
      (await ask({ path: "/webhooks/carriers/easypost/stranger.myshopify.com", raw, headers })).status,
    ).toBe(401);
    expect(
      (await ask({ path: "/webhooks/carriers/pigeon/lantern.myshopify.com", raw, headers })).status,
    ).toBe(401);
    expect(await rows()).toHaveLength(1);
  });
});
