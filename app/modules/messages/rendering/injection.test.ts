import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { defaultTemplate } from "../texts/texts";
import { triggerIds } from "../triggers";
import type { Brand, Facts } from "./facts";
import { render } from "./render";
import { sample } from "./sample";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const plainBrand: Brand = { color: "#1f6f5c", logoUrl: null, footer: "5 Quay Street" };

function elements(node: Node): Element[] {
  const own = "tagName" in node ? [node] : [];
  return [...own, ...("childNodes" in node ? node.childNodes.flatMap(elements) : [])];
}

const allowed = "html head meta title style body div table tbody tr td p h1 a span strong bdi img br".split(
  " ",
);
const attributes =
  "lang dir charset name content class style bgcolor role cellpadding cellspacing border width align href target rel src alt height".split(
    " ",
  );

/** The page as a browser reads it holds what the layout made, and no more. */
function expectHarmless(html: string): void {
  const all = elements(parse(html));
  for (const { tagName, attrs } of all) {
    expect(allowed).toContain(tagName);
    for (const { name, value } of attrs) {
      expect(attributes).toContain(name);
      if (name === "href" || name === "src") expect(value).toMatch(/^https:\/\//);
      if (name === "style") expect(value).not.toMatch(/url\(|expression|@import|javascript/i);
    }
  }
  expect(all.filter(({ tagName }) => tagName === "style")).toHaveLength(1);
  expect(html).not.toContain("<!--<");
}

function letter(facts: Facts, brand = plainBrand) {
  const result = render(defaultTemplate(facts.trigger, facts.language), facts, brand);
  if (!result.ok) throw new Error(result.failure.code);
  return { ...result.value, html: result.value.html ?? "" };
}

const base = (trigger: Facts["trigger"] = "exception.lost", language = "en") =>
  sample("lost", { trigger, medium: "email", language });

describe("a value of ill will", () => {
  it.each([
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style><svg onload=alert(1)>",
    "<!--[if mso]><script>x</script><![endif]-->",
    "javascript:alert(1)",
    "{{ order.link }}",
    "{% for i in (1..99999999) %}x{% endfor %}",
    "$& $` $' $1",
    "**bold** [click](https://evil.example)",
    "&lt;script&gt; &#60;b&#62;",
  ])("GIVEN %s in every field WHEN rendered THEN it is text and no more", (value) => {
    const facts = base("wish.received");
    facts.shop.name = value;
    facts.shopper.name = value;
    facts.order.name = value;
    facts.items = [{ title: value, quantity: 1 }];
    facts.outlook = { ...facts.outlook, headline: value, cause: value, when: value, next: value };
    facts.event = { amount: value, date: value, reason: value, reference: value };
    const { subject, text, html } = letter(facts, { ...plainBrand, footer: value });
    expectHarmless(html);
    expect(html).not.toContain('evil.example"');
    expect(text).toContain(`- 1 × ${value}`);
    expect(subject).toContain(value.slice(0, 30));
  });

  it.each(["a\r\nBcc: x@example.com", "a\nX: y", "a\u2028b", "a\u0000b", "\u202efdp.exe", "\u2066x"])(
    "GIVEN %j as a name WHEN in a subject THEN it stays one line in its own order",
    (name) => {
      const facts = base("order.confirmed");
      facts.order.name = name;
      expect(letter(facts).subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    },
  );

  it.each([
    "javascript:alert(1)",
    "http://shop.example.com/",
    "data:text/html,x",
    "https://a:b@c.example",
    "",
    "x",
  ])("GIVEN %j as an address WHEN rendered THEN there is no such link", (link) => {
    const facts = base();
    facts.order.link = link;
    facts.shop.url = link;
    facts.unsubscribe_link = link;
    facts.outlook.choices = [{ label: "Choose", link }];
    const { html, text } = letter(facts, { ...plainBrand, logoUrl: link });
    expect(elements(parse(html)).filter(({ tagName }) => tagName === "a" || tagName === "img")).toEqual([]);
    expect(text).not.toMatch(/javascript|http:|data:|a:b@/);
  });

  it("GIVEN a brand's colour that is none WHEN rendered THEN no style comes of it", () => {
    const { html } = letter(base(), { ...plainBrand, color: "red;background:url(https://evil.example)" });
    expectHarmless(html);
    expect(html).not.toContain("evil");
  });

  it("GIVEN HTML in a merchant's template WHEN rendered THEN it is shown as it was typed", () => {
    const template = {
      subject: "s",
      title: "<i>t</i>",
      body: "<b onclick=x>{{ order.name }}</b><br>",
      short: "s",
    };
    const result = render(template, base(), plainBrand);
    if (!result.ok) throw new Error(result.failure.code);
    expectHarmless(result.value.html ?? "");
    expect(result.value.html).toContain("&#60;b onclick=x&#62;#1001&#60;/b&#62;");
    expect(result.value.text).toContain("<b onclick=x>#1001</b><br>");
  });
});

const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."<>\"'&{}%[]()*$\\\n\u202e\ue03c\ud800 ab"), maxLength: 60 }),
);
const link = fc.oneof(fc.webUrl(), fc.webUrl({ validSchemes: ["https"] }), words);
const perhaps = fc.option(words, { nil: null });

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  trigger: fc.constantFrom(...triggerIds),
  medium: fc.constantFrom("email" as const, "sms" as const),
  language: fc.constantFrom("en", "de", "fr", "ja", "ar"),
  direction: fc.constantFrom("ltr" as const, "rtl" as const),
  shop: fc.record({ name: words, url: link, email: perhaps }),
  shopper: fc.record({ name: perhaps }),
  order: fc.record({ name: words, placed_on: words, link }),
  parcel: fc.option(fc.record({ carrier: words, number: perhaps, n: fc.nat(), total: fc.nat() }), {
    nil: null,
  }),
  items: fc.array(fc.record({ title: words, quantity: fc.nat() }), { maxLength: 25 }),
  outlook: fc.record({
    headline: words,
    cause: perhaps,
    when: perhaps,
    next: words,
    by: words,
    choices: fc.array(fc.record({ label: words, link }), { maxLength: 8 }),
  }),
  event: fc.record({ amount: words, date: words, reason: words, reference: words }),
  unsubscribe_link: fc.option(link, { nil: null }),
});

const squeezed = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** What a reader sees of a page, without the hidden line of the mailbox. */
function seen(node: Node): string {
  if ("tagName" in node && ["style", "title"].includes(node.tagName)) return "";
  if ("attrs" in node && node.attrs.some(({ value }) => value.startsWith("display:none"))) return "";
  if ("value" in node && typeof node.value === "string") return node.value;
  return "childNodes" in node ? node.childNodes.map(seen).join("") : "";
}

describe("any facts at all", () => {
  it("GIVEN them WHEN rendered THEN the page is harmless, its text is in the twin, and no value became a template", () => {
    fc.assert(
      fc.property(anyFacts, words, (facts, footer) => {
        const result = render(defaultTemplate(facts.trigger, facts.language), facts, {
          ...plainBrand,
          footer,
        });
        if (!result.ok) throw new Error(result.failure.code);
        const { subject, text, html } = result.value;
        expect(subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
        expect([...subject].length).toBeLessThanOrEqual(160);
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\ue000-\ue07f\p{Cs}]/u);
        if (html === null) return;
        expectHarmless(html);
        expect(html).not.toMatch(/[\ue000-\ue07f]/);
        const inTwin = squeezed(text);
        const titles = elements(parse(html)).filter(({ tagName }) => ["h1", "p", "bdi"].includes(tagName));
        const links = (node: Node): boolean => elements(node).some(({ tagName }) => tagName === "a");
        for (const part of titles.filter((one) => !links(one)))
          expect(inTwin).toContain(squeezed(seen(part)).replace(/^ | $/g, ""));
      }),
      { numRuns: 150, seed: 20_261_121 },
    );
  });
});
