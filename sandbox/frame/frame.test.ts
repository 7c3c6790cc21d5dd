import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { readJwt } from "../support/sign";
import { testSandbox } from "../testing/harness";

let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await testSandbox({ orders: 0, appUrl: "http://127.0.0.1:39999" })));
afterAll(() => sandbox.close());

describe("embedded admin", () => {
  it("frames the app with a host without padding and a token the app can check", async () => {
    const text = await (await fetch(`${sandbox.url}/admin`)).text();
    const src = /<iframe[^>]* src="([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const url = new URL(src);
    expect(url.origin + url.pathname).toBe("http://127.0.0.1:39999/app");
    expect(Buffer.from(url.searchParams.get("host")!, "base64").toString()).toBe(
      "admin.shopify.com/store/demo-store",
    );
    expect(url.searchParams.get("host")).not.toContain("=");
    expect(readJwt("sandbox-api-secret", url.searchParams.get("id_token")!)).toMatchObject({
      aud: "sandbox-api-key",
      dest: "https://demo-store.myshopify.com",
    });
  });

  it("keeps the path inside the app", async () => {
    const text = await (
      await fetch(`${sandbox.url}/admin/store/demo-store/apps/doorstep/app/claims?tab=open`)
    ).text();
    expect(text).toContain("http://127.0.0.1:39999/app/claims?tab=open&amp;embedded=1");
    expect((await fetch(`${sandbox.url}/admin/store/nobody/apps/doorstep/`)).status).toBe(404);
  });

  it("serves a stand-in that parses, and signs tokens only for the app's origin", async () => {
    const script = await (await fetch(`${sandbox.url}/app-bridge.js`)).text();
    expect(() => void runInNewContext(`(() => {})(); function parsed() { ${script} }`)).not.toThrow();
    const ask = (origin: string) =>
      fetch(`${sandbox.url}/admin/bridge/id-token?shop=demo-store.myshopify.com`, {
        headers: { Origin: origin },
      });
    expect((await ask("http://127.0.0.1:39999")).status).toBe(200);
    expect((await ask("https://elsewhere.example")).status).toBe(403);
  });
});
