import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { storefront, texts, themeDir } from "./theme-liquid";

const blocks = readdirSync(path.join(themeDir, "blocks"));
const source = (block: string) => readFileSync(path.join(themeDir, "blocks", block), "utf8");

const blockSchema = z.strictObject({
  name: z.string().startsWith("t:"),
  target: z.literal("section"),
  stylesheet: z.string(),
  enabled_on: z.strictObject({ templates: z.array(z.enum(["product", "page", "index"])) }).optional(),
  settings: z.array(
    z.strictObject({
      type: z.enum(["product", "text"]),
      id: z.string(),
      label: z.string().startsWith("t:"),
      autofill: z.literal(true).optional(),
    }),
  ),
});

describe.each(blocks)("%s", (block) => {
  const schema = blockSchema.parse(
    JSON.parse(/{% schema %}([\s\S]*){% endschema %}/.exec(source(block))?.[1] ?? "null"),
  );

  test("names only assets and texts that exist", () => {
    expect(readdirSync(path.join(themeDir, "assets"))).toContain(schema.stylesheet);
    const labels = [schema.name, ...schema.settings.map((setting) => setting.label)];
    for (const locale of ["en.default.schema", "de.schema"]) {
      for (const label of labels) expect(texts(locale).has(label.slice(2)), label).toBe(true);
    }
  });

  test("escapes all that is not its own", () => {
    const outputs = [...source(block).matchAll(/{{-?\s*(.+?)\s*-?}}/g)].map((match) => match[1] ?? "");
    const own = /\| (t|escape)\b|^block\.(id|shopify_attributes)$/;
    expect(outputs.filter((output) => !own.test(output))).toEqual([]);
  });
});

test.each(["", ".schema"])("both languages say the same things (%s)", (kind) => {
  const [en, de] = [texts(`en.default${kind}`), texts(`de${kind}`)];
  expect([...de.keys()]).toEqual([...en.keys()]);
});

test("nothing is loaded that a storefront would feel", () => {
  const assets = readdirSync(path.join(themeDir, "assets"));
  expect(assets.filter((name) => name.endsWith(".js"))).toEqual([]);
  const bytes = assets.reduce((sum, name) => sum + statSync(path.join(themeDir, "assets", name)).size, 0);
  expect(bytes).toBeLessThan(10_000);
});

const block = { id: "b1", shopify_attributes: 'data-block="b1"', settings: {} };
const promised = (value: object | null) => ({
  block,
  product: { metafields: { app: { delivery_promise: value && { value } } } },
});
const drawPromise = async (locale: string, scope: object) =>
  ((await storefront(locale).renderFile("delivery-promise", scope)) as string).trim();
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("the promise on a product page", () => {
  const range = { earliest: "2096-11-22", latest: "2096-11-24" };

  test("names the range of days", async () => {
    expect(plain(await drawPromise("en.default", promised(range)))).toBe("Arrives Thu, Nov 22 – Sat, Nov 24");
    expect(plain(await drawPromise("de", promised(range)))).toBe("Kommt an Do, 22. Nov. – Sa, 24. Nov.");
  });

  test("names one day when there is one", async () => {
    expect(plain(await drawPromise("en.default", promised({ latest: "2096-11-22" })))).toBe(
      "Arrives Thu, Nov 22",
    );
  });

  test("takes the store's promise where the product has none", async () => {
    const app = { metafields: { doorstep: { delivery_promise: { value: range } } } };
    expect(await drawPromise("en.default", { ...promised(null), app })).toContain('datetime="2096-11-22"');
  });

  test.each([
    ["there is none", null],
    ["it has passed", { earliest: "2020-01-01", latest: "2020-01-02" }],
    ["it says nothing", {}],
  ])("leaves no trace when %s", async (_, value) => {
    expect(await drawPromise("en.default", promised(value))).toBe("");
  });

  test("escapes what it is given", async () => {
    const html = await drawPromise("en.default", promised({ latest: '2096-11-22"><script>' }));
    expect(html).not.toContain("<script>");
  });
});

test("the lookup form asks the app proxy for order and e-mail", async () => {
  const scope = {
    block: { ...block, settings: { heading: "<i>Where?" } },
    customer: { email: '"><b>@x.example' },
  };
  const html = (await storefront("en.default").renderFile("track-order", scope)) as string;
  expect(html).toContain('action="/apps/doorstep/track" method="post"');
  expect(html).toContain("&lt;i&gt;Where?");
  expect(html).not.toContain("<b>");
  for (const field of ["order", "email"]) {
    expect(html).toContain(`<label for="doorstep-${field}-b1">`);
    expect(html).toMatch(new RegExp(`id="doorstep-${field}-b1"\\s+name="${field}"`));
  }
});
