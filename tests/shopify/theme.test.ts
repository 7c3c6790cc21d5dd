import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { languages } from "../../app/platform/i18n/words";
import { storefront, texts, themeDir } from "./theme-liquid";

const blocks = readdirSync(path.join(themeDir, "blocks"));
const snippets = readdirSync(path.join(themeDir, "snippets"));
const source = (block: string) => readFileSync(path.join(themeDir, "blocks", block), "utf8");

const blockSchema = z.strictObject({
  name: z.string().startsWith("t:"),
  target: z.literal("section"),
  stylesheet: z.string(),
  javascript: z.string().optional(),
  enabled_on: z.strictObject({ templates: z.array(z.enum(["product", "cart", "page", "index"])) }).optional(),
  settings: z.array(
    z.strictObject({
      type: z.enum(["product", "text", "checkbox", "select", "range", "color"]),
      id: z.string(),
      label: z.string().startsWith("t:"),
      info: z.string().startsWith("t:").optional(),
      default: z.union([z.boolean(), z.number(), z.string()]).optional(),
      options: z.array(z.strictObject({ value: z.string(), label: z.string().startsWith("t:") })).optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      step: z.number().optional(),
      unit: z.string().max(3).optional(),
      autofill: z.literal(true).optional(),
    }),
  ),
});

describe.each(blocks)("%s", (block) => {
  const schema = blockSchema.parse(
    JSON.parse(/{% schema %}([\s\S]*){% endschema %}/.exec(source(block))?.[1] ?? "null"),
  );

  test("names only assets and texts that exist", () => {
    const assets = [schema.stylesheet, ...(schema.javascript ? [schema.javascript] : [])];
    expect(readdirSync(path.join(themeDir, "assets"))).toEqual(expect.arrayContaining(assets));
    const told = schema.settings.flatMap(({ label, info, options = [] }) => [
      label,
      ...(info ? [info] : []),
      ...options.map((option) => option.label),
    ]);
    const labels = [schema.name, ...told];
    for (const locale of ["en.default.schema", "de.schema"]) {
      for (const label of labels) expect(texts(locale).has(label.slice(2)), label).toBe(true);
    }
  });
});

test.each([...blocks.map((name) => `blocks/${name}`), ...snippets.map((name) => `snippets/${name}`)])(
  "%s escapes all that is not its own",
  (name) => {
    const text = readFileSync(path.join(themeDir, name), "utf8");
    const outputs = [...text.matchAll(/{{-?\s*(.+?)\s*-?}}/g)].map((match) => match[1] ?? "");
    const own = /\| (t|escape)\b|^block\.(id|shopify_attributes)$/;
    expect(outputs.filter((output) => !own.test(output))).toEqual([]);
  },
);

const placeholders = (text: string): string[] => (text.match(/{{ \w+ }}/g) ?? []).sort();

const locales = readdirSync(path.join(themeDir, "locales")).map((name) => path.basename(name, ".json"));
const storefrontLocales = locales.filter((name) => !name.endsWith(".schema"));

test("a storefront speaks every language that the app speaks; Portuguese as Shopify tells its two apart", () => {
  const spoken = languages.flatMap(({ code }) => (code === "pt" ? ["pt-BR", "pt-PT"] : [code]));
  expect(storefrontLocales.map((name) => name.replace(".default", "")).sort()).toEqual(spoken.sort());
});

test.each(storefrontLocales)("%s says the same things as English, with the same places to fill", (locale) => {
  const [english, own] = [texts("en.default"), texts(locale)];
  expect([...own.keys()]).toEqual([...english.keys()]);
  for (const [key, text] of own) {
    expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ""));
    expect(text.replaceAll(/{{ \w+ }}/g, ""), key).not.toMatch(/[{}<>%]/);
    expect(text, key).toBe(text.trim());
    expect(text, key).not.toBe("");
  }
});

test("the editor's texts are the same in both of its languages", () => {
  const [en, de] = [texts("en.default.schema"), texts("de.schema")];
  expect([...de.keys()]).toEqual([...en.keys()]);
});

test("nothing is loaded that a storefront would feel", () => {
  const assets = readdirSync(path.join(themeDir, "assets"));
  const sizes = Object.fromEntries(
    assets.map((name) => [name, statSync(path.join(themeDir, "assets", name)).size]),
  );
  expect(Object.keys(sizes).sort()).toEqual(["doorstep-promise.js", "doorstep.css"]);
  expect(sizes["doorstep-promise.js"]).toBeLessThan(10_000);
  expect(sizes["doorstep.css"]).toBeLessThan(10_000);
});

test("what the script fetches becomes text, and the app is reached through the store alone", () => {
  const script = readFileSync(path.join(themeDir, "assets/doorstep-promise.js"), "utf8");
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
  expect(script).not.toMatch(/https?:/);
  expect(script).toContain("/apps/doorstep/promises?");
});

const settings = { postcode: true, countdown: false };
const block = { id: "b1", shopify_attributes: 'data-block="b1"', settings };
const promised = (value: object | null) => ({
  block,
  product: { metafields: { app: { delivery_promise: value && { value } } } },
});
const drawPromise = async (locale: string, scope: object) =>
  ((await storefront(locale).renderFile("delivery-promise", scope)) as string).trim();
/** The words of the date, without those of the place. */
const plain = (html: string) =>
  (/data-part="text" role="status">([\s\S]*?)<\/p>/.exec(html)?.[1] ?? "no line for a date")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("the promise on a product page", () => {
  const range = { earliest: "2096-11-22", latest: "2096-11-24" };

  test("names the range of days", async () => {
    expect(plain(await drawPromise("en.default", promised(range)))).toBe("Arrives Thu, Nov 22 – Sat, Nov 24");
    expect(plain(await drawPromise("de", promised(range)))).toBe("Kommt an Do, 22. Nov. – Sa, 24. Nov.");
    expect(plain(await drawPromise("fr", promised(range)))).toBe("Livraison jeu. 22 nov. – sam. 24 nov.");
    expect(plain(await drawPromise("ja", promised(range)))).toBe("お届け予定： 11月22日(木) – 11月24日(土)");
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
  ])("keeps the line for it and says nothing when %s", async (_, value) => {
    expect(plain(await drawPromise("en.default", promised(value)))).toBe("");
  });

  test("escapes what it is given", async () => {
    const html = await drawPromise("en.default", promised({ latest: '2096-11-22"><script>' }));
    expect(html).not.toContain("<script>");
  });
});

describe("the place it is for", () => {
  const scope = (chosen: object) => ({ block: { ...block, settings: chosen }, product: { id: 7 } });

  test("can be entered without a form, by label and keyboard", async () => {
    const html = await drawPromise("de", scope({ postcode: true, heading: "<i>Wann?" }));
    expect(html).toContain('data-surface="product"');
    expect(html).toContain('data-item="7"');
    expect(html).toContain('data-country="US"');
    expect(html).toContain('data-locale="de"');
    expect(html).toContain('data-say-to="Lieferung nach %"');
    expect(html).toContain('<label class="doorstep-promise__hidden" for="doorstep-postal-b1">');
    expect(html).toContain('id="doorstep-postal-b1"');
    expect(html).toContain("&lt;i&gt;Wann?");
    expect(html.match(/<button[^>]*>/g)?.every((button) => button.includes('type="button"'))).toBe(true);
    expect(html).not.toContain("<form");
  });

  test("and the countdown are the merchant's to leave out", async () => {
    const bare = await drawPromise("en.default", scope({ postcode: false, countdown: false }));
    expect(bare).not.toMatch(/<input|data-part="countdown"/);
    expect(await drawPromise("en.default", scope({ countdown: true }))).toContain('data-part="countdown"');
  });

  test("is asked for the whole cart there", async () => {
    const html = (await storefront("en.default").renderFile("cart-promise", scope(settings))) as string;
    expect(html).toContain('data-surface="cart"');
    expect(html).toContain('data-item=""');
  });
});

test("the lookup form asks the app proxy for an order, and with a number alone for a parcel", async () => {
  const settings = {
    heading: "<i>Where?",
    show_number: true,
    accent: "red}</style><b>",
    width: 30,
    radius: 4,
  };
  const scope = { block: { ...block, settings }, customer: { email: '"><b>@x.example' } };
  const html = (await storefront("en.default").renderFile("track-order", scope)) as string;
  expect(html.match(/action="\/apps\/doorstep\/track" method="post"/g)).toHaveLength(2);
  expect(html).toContain("&lt;i&gt;Where?");
  expect(html).not.toContain("<b>");
  for (const field of ["order", "contact", "number"]) {
    expect(html).toContain(`<label for="doorstep-${field}-b1">`);
    expect(html).toMatch(new RegExp(`id="doorstep-${field}-b1"\\s+name="${field}"`));
  }
  const without = { block: { ...block, settings: { ...settings, show_number: false } } };
  expect(await storefront("en.default").renderFile("track-order", without)).not.toContain('name="number"');
});
