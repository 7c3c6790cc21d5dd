import { readdirSync } from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { languages } from "../../app/platform/i18n/words";
import { bundle } from "../../sandbox/storefront/ui-extensions/bundle";
import { appToml } from "./app-toml";
import { extensionNamed, extensions, type Scene, stage, textsOf } from "./extension-host";

const OPTION = "purchase.checkout.shipping-option-item.render-after";
const THANKS = "purchase.thank-you.block.render";
const STATUS = "customer-account.order-status.block.render";

const localesOf = (handle: string): string[] =>
  readdirSync(`extensions/${handle}/locales`)
    .map((name) => path.basename(name, ".json"))
    .sort();
const placeholders = (text: unknown): string[] => (String(text).match(/{{\w+}}/g) ?? []).sort();

describe.each(extensions.map(({ handle }) => handle))("%s", (handle) => {
  test("is a quarter of what Shopify takes, and calls the app alone", async () => {
    const code = await bundle(extensionNamed(handle));
    expect(deflateSync(code).length).toBeLessThan(16 * 1024);
    const called = [...code.matchAll(/https:\/\/[^"`/$]+/g)].map(([address]) => address);
    expect(new Set(called)).toEqual(new Set([appToml.application_url]));
  });

  test("speaks every language that the app speaks", () => {
    const spoken = languages.map(({ code }) => (code === "en" ? "en.default" : code));
    expect(localesOf(handle)).toEqual(spoken.sort());
  });

  test.each(localesOf(handle))("says the same things in %s, with the same places to fill", (locale) => {
    const [english, own] = [textsOf(handle, "en.default"), textsOf(handle, locale)];
    expect(Object.keys(own)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(own)) {
      expect(placeholders(text), key).toEqual(placeholders(english[key]));
      expect(text, key).toBe(String(text).trim());
      expect(text, key).not.toBe("");
    }
  });
});

const live = (value: unknown) => ({ $live: value });
const line = (id: number, quantity: number) => ({
  quantity,
  merchandise: { type: "variant", id: `gid://shopify/ProductVariant/${id}` },
});
const promised = {
  state: "promised",
  promise_id: "prm_1",
  earliest: "2026-11-24",
  likely: "2026-11-25",
  latest: "2026-11-26",
  text: "Arrives Tuesday 24 – Thursday 26 November",
};
const carried = { id: "prm_1", earliest: "2026-11-24", likely: "2026-11-25", latest: "2026-11-26" };
const answering = (promise: object) => () => Response.json({ version: 1, promises: [promise] });

function option(change: Partial<Scene> & { more?: Record<string, unknown> }): Scene & { api: Writes } {
  const { more, ...rest } = change;
  const api = {
    applyMetafieldChange: vi.fn(async (_: unknown) => ({ type: "success" })),
    applyAttributeChange: vi.fn(async (_: unknown) => ({ type: "success" })),
  };
  const values = {
    target: live({ handle: "h1", code: "ups_ground", title: "UPS Ground", deliveryEstimate: {} }),
    isTargetSelected: live(true),
    lines: live([line(11, 2), line(12, 1)]),
    shippingAddress: live({ countryCode: "US", zip: "11201" }),
    localization: { extensionLanguage: live({ isoCode: "en" }), timezone: live("America/New_York") },
    instructions: live({
      metafields: { canSetCartMetafields: true, canDeleteCartMetafield: true },
      attributes: { canUpdateAttributes: true },
    }),
    appMetafields: live([]),
    attributes: live([]),
    ...more,
  };
  return { handle: "doorstep-checkout", target: OPTION, answer: answering(promised), ...rest, values, api };
}
type Writes = Record<"applyMetafieldChange" | "applyAttributeChange", ReturnType<typeof vi.fn>>;

describe("the date at a shipping option", () => {
  test("is asked for this option and this cart, and carried by the cart", async () => {
    const scene = option({});
    const { drawn, asked } = await stage(scene);
    expect(drawn()).toBe("<s-stack minBlockSize=24px>\n<s-skeleton-paragraph>");
    await expect.poll(drawn).toContain(promised.text);
    expect(drawn()).toContain("accessibilityLabel=Delivery date with UPS Ground");
    expect(drawn()).toContain("id=prm_1");
    expect(asked.map(({ authorization }) => authorization)).toEqual(["Bearer jwt"]);
    expect(asked[0]?.url.pathname).toBe("/api/v1/promises");
    expect([...(asked[0]?.url.searchParams ?? [])]).toEqual([
      ["surface", "checkout"],
      ["item", "11:2"],
      ["item", "12:1"],
      ["to", "US-11201"],
      ["service", "ups_ground"],
      ["locale", "en"],
    ]);
    await expect.poll(() => scene.api.applyAttributeChange.mock.calls.length).toBe(1);
    expect(scene.api.applyMetafieldChange.mock.calls).toEqual([
      [
        {
          type: "updateCartMetafield",
          metafield: { namespace: "$app", key: "promise", type: "json", value: JSON.stringify(carried) },
        },
      ],
    ]);
    expect(scene.api.applyAttributeChange.mock.calls).toEqual([
      [{ type: "updateAttribute", key: "_doorstep_promise", value: "prm_1" }],
    ]);
  });

  test("is carried once the option is chosen, and asked for again when the place changes", async () => {
    const scene = option({ more: { isTargetSelected: live(false) } });
    const { drawn, asked, set } = await stage(scene);
    await expect.poll(drawn).toContain(promised.text);
    expect(scene.api.applyMetafieldChange).not.toHaveBeenCalled();
    set("isTargetSelected", true);
    await expect.poll(() => scene.api.applyMetafieldChange.mock.calls.length).toBe(1);
    set("shippingAddress", { countryCode: "US", zip: "97205" });
    await expect.poll(() => asked.at(-1)?.url.searchParams.get("to")).toBe("US-97205");
  });

  test("tells the app which dates Shopify shows", async () => {
    const target = {
      code: "c",
      title: "T",
      deliveryEstimate: { timeInTransit: { lower: 0, upper: 86_400 } },
    };
    const { asked } = await stage(option({ more: { target: live(target) } }));
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]?.url.searchParams.get("native")).toMatch(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/);
  });

  test.each([
    ["there is none", answering({ state: "none", reason: "thin", text: null })],
    ["the app is away", () => Promise.reject(new Error("offline"))],
    ["the app refuses", () => new Response("no", { status: 401 })],
    ["the answer has another shape", answering({ ...promised, text: 5 })],
  ])("leaves nothing, on the page or in the cart, when %s", async (_, answer) => {
    const scene = option({
      answer,
      more: {
        appMetafields: live([{ target: { type: "cart" }, metafield: { key: "promise", value: "{}" } }]),
        attributes: live([{ key: "_doorstep_promise", value: "prm_0" }]),
      },
    });
    const { drawn } = await stage(scene);
    await expect.poll(drawn).toBe("");
    await expect.poll(() => scene.api.applyAttributeChange.mock.calls.length).toBe(1);
    expect(scene.api.applyMetafieldChange).toHaveBeenCalledWith({
      type: "removeCartMetafield",
      namespace: "$app",
      key: "promise",
    });
  });

  test("is not asked for before there is a place", async () => {
    const { drawn, asked } = await stage(option({ more: { shippingAddress: live(undefined) } }));
    await expect.poll(drawn).toBe("");
    expect(asked).toEqual([]);
  });
});

describe("the panel after buying", () => {
  const outlook = {
    headline: "We have your order.",
    date: "2026-11-25",
    url: "https://one.example/apps/doorstep/track",
    promise_id: "prm_1",
    earliest: "2026-11-24",
    latest: "2026-11-26",
    text: promised.text,
  };
  const order = { id: "gid://shopify/OrderIdentity/1" };
  const panel = (answer: object, change: Partial<Scene> = {}) =>
    stage({
      handle: "doorstep-thank-you",
      target: THANKS,
      values: { orderConfirmation: live({ order }), order: live(order) },
      answer: () => Response.json(answer),
      ...change,
    });

  test.each([THANKS, STATUS])("names the one promise (%s)", async (target) => {
    const { drawn } = await panel(outlook, { target });
    expect(drawn()).toContain("id=prm_1 accessibilityLabel=What was promised");
    expect(drawn()).toContain(promised.text);
    expect(drawn()).toContain("Promise prm_1");
    expect(drawn()).toContain("href=https://one.example/apps/doorstep/track");
    expect(drawn()).not.toContain("expected");
  });

  test("says both when the parcel will be late", async () => {
    const { drawn } = await panel({ ...outlook, date: "2026-11-27" });
    expect(drawn()).toContain(promised.text);
    expect(drawn()).toContain("Now expected on Friday, November 27");
  });

  test("finds words of its own where the app sent none, in the buyer's language", async () => {
    const { drawn } = await panel({ ...outlook, text: null }, { locale: "de" });
    expect(drawn()).toContain("Kommt an Dienstag, 24. November – Donnerstag, 26. November");
    expect(drawn()).toContain("Zusage prm_1");
  });

  test("says what is expected where nothing was promised", async () => {
    const { drawn } = await panel({ ...outlook, promise_id: null });
    expect(drawn()).toContain("Expected on Wednesday, November 25");
    expect(drawn()).not.toContain("prm_1");
  });

  test("is not there when the app refuses", async () => {
    const { drawn } = await panel({}, { answer: () => new Response("no", { status: 401 }) });
    expect(drawn()).toBe("");
  });
});
