import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { askToken, EXCHANGE, postJson, SHOP, sessionToken, testSandbox } from "../testing/harness";
import { signJwt } from "../support/sign";

let sandbox: Sandbox;
let now = Date.parse("2026-11-01T12:00:00Z");
const clock = { now: () => new Date(now) };
beforeAll(async () => void (sandbox = await testSandbox({ clock, orders: 0 })));
afterAll(() => sandbox.close());

const shopName = (token: string) =>
  postJson(
    `${sandbox.url}/admin/api/2026-07/graphql.json`,
    { query: "{ shop { name } }" },
    { "X-Forwarded-Host": SHOP, "X-Shopify-Access-Token": token },
  );

describe("token endpoint", () => {
  it("exchanges a session token for an expiring offline token, which opens the API for an hour", async () => {
    const { status, json } = await askToken(sandbox.url, { ...EXCHANGE, subject_token: sessionToken(clock) });
    expect(status).toBe(200);
    expect(json).toMatchObject({ expires_in: 3600, refresh_token: expect.stringMatching(/^shprt_/) });
    expect((await shopName(String(json["access_token"]))).json).toMatchObject({
      data: { shop: { name: "Demo Store" } },
    });
    now += 3_601_000;
    expect((await shopName(String(json["access_token"]))).status).toBe(401);
  });

  it("rotates the refresh token and refuses the spent one", async () => {
    const first = (await askToken(sandbox.url, { ...EXCHANGE, subject_token: sessionToken(clock) })).json;
    const renew = (token: string) =>
      askToken(sandbox.url, { grant_type: "refresh_token", refresh_token: token });
    const second = await renew(String(first["refresh_token"]));
    expect(second.status).toBe(200);
    expect(second.json["refresh_token"]).not.toBe(String(first["refresh_token"]));
    expect(await renew(String(first["refresh_token"]))).toMatchObject({
      status: 400,
      json: { error: "invalid_grant" },
    });
  });

  it.each([
    ["a token signed with another secret", () => signJwt("wrong", { aud: "sandbox-api-key" })],
    ["a token for another shop", () => sessionToken(clock, "other.myshopify.com")],
    ["a token that is too old", () => sessionToken({ now: () => new Date(now - 120_000) })],
  ])("refuses %s", async (_what, make) => {
    const answer = await askToken(sandbox.url, { ...EXCHANGE, subject_token: make() });
    expect(answer).toMatchObject({ status: 400, json: { error: "invalid_subject_token" } });
  });

  it("refuses a token that would never expire, a wrong client secret, and everything after uninstall", async () => {
    const subject = { ...EXCHANGE, subject_token: sessionToken(clock) };
    expect((await askToken(sandbox.url, { ...subject, expiring: "0" })).status).toBe(400);
    expect((await askToken(sandbox.url, { ...subject, client_secret: "no" })).status).toBe(401);
    const { json } = await askToken(sandbox.url, subject);
    await sandbox.control.lifecycle({ action: "uninstall" });
    expect((await shopName(String(json["access_token"]))).status).toBe(401);
    expect(
      (await askToken(sandbox.url, { grant_type: "refresh_token", refresh_token: json["refresh_token"] }))
        .status,
    ).toBe(400);
    expect((await askToken(sandbox.url, subject)).status).toBe(400);
  });
});
