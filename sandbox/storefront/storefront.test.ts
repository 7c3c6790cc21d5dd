import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { appProxySignature } from "../support/sign";
import { testSandbox } from "../testing/harness";

const BLOCK = `<p class="edd">{{ 'edd.by' | t: date: product.metafields.app.edd.value.days }} {{ block.settings.label | escape }}</p>
{% schema %}{"name":"Delivery date","target":"section","enabled_on":{"templates":["product"]},
"settings":[{"type":"text","id":"label","label":"Label","default":"Arrives <soon>"}]}{% endschema %}`;

let folder: string;
let app: Server;
let sandbox: Sandbox;
let asked: URL;
let cookies: string | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-extensions-"));
  for (const part of ["theme/blocks", "theme/locales", "theme/assets"])
    mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, "theme/blocks/edd.liquid"), BLOCK);
  writeFileSync(join(folder, "theme/blocks/broken.liquid"), BLOCK.replace("escape", "nosuchfilter"));
  writeFileSync(join(folder, "theme/locales/en.default.json"), '{"edd":{"by":"In {{ date }} days:"}}');
  writeFileSync(join(folder, "theme/assets/edd.css"), ".edd{}");
  app = createServer((req, res) => {
    asked = new URL(req.url ?? "", "http://app");
    cookies = req.headers.cookie;
    res.setHeader("Set-Cookie", "spy=1");
    if (asked.pathname === "/proxy/track") res.setHeader("Content-Type", "application/liquid");
    else if (asked.pathname === "/proxy/data") res.setHeader("Content-Type", "application/json");
    else res.statusCode = 500;
    res.end(
      asked.pathname === "/proxy/track" ? "<h1>Where is it</h1>{{ shop.name | upcase }}" : '{"ok":true}',
    );
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  sandbox = await testSandbox({ appUrl, extensionsDir: folder, orders: 1 });
});
afterAll(async () => {
  await sandbox.close();
  app.closeAllConnections();
  app.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, init: RequestInit = {}) =>
  fetch(`${sandbox.url}/store${path}`, { redirect: "manual", ...init });

describe("app proxy", () => {
  it("signs what it forwards, strips cookies both ways and puts Liquid into the theme", async () => {
    const answer = await get("/apps/doorstep/track?order=%231001", { headers: { Cookie: "cart=1:1" } });
    const text = await answer.text();
    expect(text).toContain("<title>Where is it – Demo Store</title>");
    expect(text).toContain("DEMO STORE");
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(cookies).toBeUndefined();
    expect(asked.searchParams.get("path_prefix")).toBe("/apps/doorstep");
    expect(asked.searchParams.get("order")).toBe("#1001");
    expect(asked.searchParams.get("signature")).toBe(
      appProxySignature("sandbox-api-secret", asked.searchParams),
    );
  });

  it("passes other types through and dresses errors in the theme", async () => {
    expect(await (await get("/apps/doorstep/data")).json()).toEqual({ ok: true });
    const failed = await get("/apps/doorstep/oops", { headers: { Accept: "text/html" } });
    expect(failed.status).toBe(500);
    expect(await failed.text()).toContain("Back to the shop");
  });
});

describe("shop pages", () => {
  it("draws app blocks with settings, translations and escaping, and survives a broken one", async () => {
    const text = await (await get("/products/stoneware-mug")).text();
    expect(text).toContain("Arrives &lt;soon&gt;");
    expect(text).toContain("In ");
    expect(text).toMatch(/Liquid error \(theme\/broken\): .*nosuchfilter/);
    expect((await get("/extensions/theme/assets/edd.css")).status).toBe(200);
    expect((await get("/extensions/theme/assets/..%2Fblocks%2Fedd.liquid")).status).toBe(404);
    expect((await get("/pages/track")).status).toBe(200);
    expect((await get("/nothing")).status).toBe(404);
  });

  it("takes a buyer from the cart to the order", async () => {
    const product = await (await get("/products/linen-tea-towel")).text();
    const variant = /name="id" value="(\d+)"/.exec(product)?.[1];
    const form = (fields: Record<string, string>, Cookie = "") => ({
      method: "POST",
      headers: { Cookie },
      body: new URLSearchParams(fields),
    });
    const added = await get("/cart/add", form({ id: variant!, quantity: "2" }));
    const cookie = added.headers.get("set-cookie")!.split(";")[0]!;
    const cart = await (await get("/cart.js", { headers: { Cookie: cookie } })).json();
    expect(cart).toMatchObject({ items: [{ variant_id: Number(variant), quantity: 2 }], attributes: {} });
    expect(await (await get("/checkout", { headers: { Cookie: cookie } })).text()).toContain(
      "2 × Linen tea towel",
    );
    const paid = await get(
      "/checkout",
      form({ email: "shopper-1042@example.com", destination: "OR", service: "ups_ground" }, cookie),
    );
    expect(paid.status).toBe(303);
    const thanks = await fetch(new URL(paid.headers.get("location")!, sandbox.url));
    expect(await thanks.text()).toContain("Order #1002 is confirmed");
    expect(sandbox.control.state()).toMatchObject({ counts: { orders: 2 } });
  });
});
