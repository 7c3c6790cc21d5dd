import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Sandbox } from "../../main";
import { readJwt } from "../../support/sign";
import { postJson, testSandbox } from "../../testing/harness";

const OPTION = "purchase.checkout.shipping-option-item.render-after";
const THANKS = "purchase.thank-you.block.render";
const toml = (handle: string, target: string, network = "true") => `
api_version = "2026-07"
[[extensions]]
type = "ui_extension"
handle = "${handle}"
name = "The ${handle}"
[[extensions.targeting]]
module = "./src/index.tsx"
target = "${target}"
[extensions.capabilities]
network_access = ${network}
`;
const APP_TOML = 'application_url = "https://app.example"';

let folder: string;
let sandbox: Sandbox;

function extension(handle: string, target: string, source: string, network?: string): void {
  mkdirSync(join(folder, handle, "src"), { recursive: true });
  mkdirSync(join(folder, handle, "locales"), { recursive: true });
  writeFileSync(join(folder, handle, "shopify.extension.toml"), toml(handle, target, network));
  writeFileSync(join(folder, handle, "locales/en.default.json"), '{"hello":"Hello"}');
  writeFileSync(join(folder, handle, "src/index.tsx"), source);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-ui-"));
  extension("small", OPTION, 'export default () => fetch("https://app.example/x");');
  extension("broken", THANKS, "export default () => {", "false");
  extension("large", THANKS, `export default () => "${randomBytes(90_000).toString("base64")}";`);
  const appConfig = join(folder, "shopify.app.toml");
  writeFileSync(appConfig, APP_TOML);
  sandbox = await testSandbox({ appUrl: "http://127.0.0.1:9", appConfig, extensionsDir: folder, orders: 1 });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const store = (path: string) => `${sandbox.url}/store${path}`;
const text = async (path: string, headers = {}) => (await fetch(store(path), { headers })).text();

async function checkout(): Promise<string> {
  const page = await text("/products/linen-tea-towel");
  const { headers } = await postJson(store("/cart/add.js"), {
    id: /name="id" value="(\d+)"/.exec(page)?.[1],
  });
  return text("/checkout", { Cookie: headers.get("set-cookie")!.split(";")[0]! });
}

describe("a bundle", () => {
  it("is made as Shopify makes it and reaches the app that runs here", async () => {
    const code = await text("/ui-extensions/small/bundle.js");
    expect(code).toContain(`shopify.extend("${OPTION}"`);
    expect(code).toContain("http://127.0.0.1:9/x");
    expect(code).not.toContain("app.example");
  });

  it("is refused when it is larger than Shopify takes, and when it cannot be made", async () => {
    expect(await text("/ui-extensions/large/bundle.js")).toMatch(
      /^console\.error\("large is \d+ KB compressed; Shopify takes 64 KB\."\);$/,
    );
    expect(await text("/ui-extensions/broken/bundle.js")).toMatch(/^console\.error\(/);
    expect((await fetch(store("/ui-extensions/nobody/bundle.js"))).status).toBe(404);
  });
});

describe("a slot", () => {
  it("stands under every shipping option, with what the extension may read", async () => {
    const page = await checkout();
    const slots = [...page.matchAll(/<script type="application\/json">\s*(.*?)\s*<\/script>/gs)];
    const told = slots.map((slot) => JSON.parse(slot[1]!) as { values: Record<string, unknown> });
    expect(told).toHaveLength(3);
    expect(told[0]).toMatchObject({
      target: OPTION,
      words: { hello: "Hello" },
      values: {
        target: { $live: { title: "UPS Ground", code: "ups_ground", deliveryEstimate: {} } },
        isTargetSelected: { $live: true },
        shippingAddress: { $live: { countryCode: "US", zip: "11201" } },
        lines: { $live: [{ quantity: 1, merchandise: { title: "Linen tea towel" } }] },
      },
    });
    expect(told[1]?.values).toMatchObject({ isTargetSelected: { $live: false } });
  });

  it("shows Shopify's own dates when the store does", async () => {
    await sandbox.control.lifecycle({ action: "shop_update", nativeDates: true });
    expect(await checkout()).toContain('"timeInTransit":{"lower":86400,"upper":259200}');
  });

  it("is left out of the checkout on every plan but Plus", async () => {
    await sandbox.control.lifecycle({ action: "shop_update", plan: "advanced" });
    expect(await checkout()).not.toContain("<iframe");
    await sandbox.control.lifecycle({ action: "shop_update", plan: "plus" });
    expect(await checkout()).toContain("<iframe");
  });
});

describe("a frame", () => {
  it("has an empty body, and no network without the capability", async () => {
    const host = await fetch(store("/ui-extensions/broken/host"));
    expect(host.headers.get("content-security-policy")).toBe("connect-src 'none'");
    expect(await host.text()).toMatch(/<body><\/body>/);
    expect(await text("/ui-extensions/client/host.js")).toContain("ResizeObserver");
    expect((await fetch(store("/ui-extensions/client/messages.js"))).status).toBe(404);
  });

  it("gets a token of the store, which names the customer when one is signed in", async () => {
    const claims = async (Cookie = "") => {
      const answer = await fetch(store("/ui-extensions/session-token"), { headers: { Cookie } });
      const { token } = z.object({ token: z.string() }).parse(await answer.json());
      return readJwt("sandbox-api-secret", token) as Record<string, unknown>;
    };
    const guest = await claims();
    expect(guest).toMatchObject({ dest: "demo-store.myshopify.com", aud: "sandbox-api-key" });
    expect(guest).not.toHaveProperty("sub");
    sandbox.control.order({ email: "a@example.com" });
    const signedIn = await fetch(store("/account"), {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ email: "a@example.com" }),
    });
    const cookie = signedIn.headers.get("set-cookie")!.split(";")[0]!;
    expect((await claims(cookie))["sub"]).toMatch(/^gid:\/\/shopify\/Customer\/\d+$/);
  });
});
