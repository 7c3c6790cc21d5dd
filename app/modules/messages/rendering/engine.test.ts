import { describe, expect, it } from "vitest";
import { fill, limits, parse } from "./engine";
import { sample } from "./sample";
import { showMarks } from "./values";

const facts = sample("whole", { trigger: "parcel.delivered", medium: "email", language: "en" });

function filled(source: string): string {
  const result = fill(source, facts);
  return result.ok ? showMarks(result.value) : result.failure.code;
}

describe("what a template may use", () => {
  it.each([
    ["{{ shop.name }}", "Harbour & Pine"],
    ["{% if parcel %}{{ parcel.carrier }}{% else %}none{% endif %}", "Northwind Post"],
    ["{% unless event.amount %}free{% endunless %}", "free"],
    [
      "{% for item in items %}{{ item.quantity }} {{ item.title | upcase }};{% endfor %}",
      "1 LINEN SHIRT, SAND, M;3 WOOL SOCKS;2 ENAMEL MUG;",
    ],
    ["{% for item in items limit: 1 %}{{ forloop.index }}{% break %}{% endfor %}", "1"],
    ["{% case parcel.total %}{% when 1 %}one{% when 2 %}two{% endcase %}", "one"],
    ["{% assign a = 'x' | append: 'y' %}{{ a }}", "xy"],
    ["{% capture a %}{{ shop.name }}{% endcapture %}{{ a }}", "Harbour & Pine"],
    ["{% comment %}{{ shop.name }}{% endcomment %}a{% # b %}c", "ac"],
    ["{% raw %}{{ shop.name }}{% endraw %}", "{{ shop.name }}"],
    ["{% cycle 'a', 'b' %}{% cycle 'a', 'b' %}{% echo order.name %}", "ab#1001"],
    ["{{ items | size }} {{ items.first.title | truncate: 8 }}", "3 Linen..."],
    ["{{ nobody.knows.this }}{{ event.amount | default: 'nothing' }}", "nothing"],
  ])("GIVEN %s WHEN filled THEN it says what it should", (source, expected) => {
    expect(filled(source)).toBe(expected);
  });
});

describe("what a template may not use", () => {
  it.each([
    "{% include 'package.json' %}",
    "{% render 'x' %}",
    "{% layout 'x' %}",
    "{% block a %}{% endblock %}",
    "{% liquid assign a = 1 %}",
    "{% tablerow i in items %}{% endtablerow %}",
    "{% increment order %}",
    "{% decrement order %}",
    "{{ order | json }}",
    "{{ order | inspect }}",
    "{{ order.name | raw }}",
    "{{ order.name | escape_once }}",
    "{{ 'now' | date: '%Y' }}",
    "{{ items | where_exp: 'i', 'i.title' }}",
    "{{ items | map: 'constructor' }}",
    "{{ order.name | base64_encode }}",
  ])("GIVEN %s WHEN read THEN it is forbidden, and the line is told", (source) => {
    expect(parse(`fine\n${source}`)).toMatchObject({
      ok: false,
      failure: { code: "template_forbidden", line: 2 },
    });
  });

  it.each([
    "{% if %}",
    "{{ order.name",
    "{% if a %}never closed",
    "{% endfor %}",
    "{{ | upcase }}",
    "{% for in x %}{% endfor %}",
    "{% assign = 1 %}",
    "{% raw %}",
    "{{ 'x' | append }}",
  ])("GIVEN %s WHEN filled THEN it is no Liquid", (source) => {
    expect(fill(`\n\n${source}`, facts)).toMatchObject({
      ok: false,
      failure: { code: "template_syntax", line: 3 },
    });
  });

  it("GIVEN a fault WHEN told THEN no value of the facts is repeated", () => {
    const result = fill(
      "{% for i in (1..9) %}{{ shopper.name | times: 'x' | divided_by: nothing }}{% endfor %}",
      facts,
    );
    expect(JSON.stringify(result)).not.toContain("Robin");
  });
});

describe("the ways out of the sandbox", () => {
  it.each([
    "{{ order.constructor }}",
    "{{ order.constructor.constructor }}",
    "{{ order['__proto__'] }}",
    "{{ order.__proto__.polluted }}",
    "{{ items.constructor.name }}",
    "{{ items[0].toString }}",
    "{{ shop.name.constructor }}",
    "{{ process.env.PATH }}",
    "{{ globalThis }}{{ global.process }}{{ require }}",
    "{{ constructor }}{{ __proto__ }}{{ hasOwnProperty }}{{ toString }}",
    "{{ self }}{{ this }}{{ context }}{{ liquid }}{{ opts }}",
    "{% assign k = '__proto__' %}{{ order[k] }}{{ order[k][k] }}",
    "{% assign __proto__ = order %}{{ polluted }}",
    "{% assign a = order %}{{ a['constructor']['prototype'] }}",
    "{{ shop }}{{ order }}",
  ])("GIVEN %s WHEN filled THEN nothing comes of it", (source) => {
    expect(filled(source)).toBe("");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("GIVEN a template that writes to what it was given WHEN the next one is filled THEN the facts are as they were", () => {
    fill("{% assign order = 'gone' %}{% capture shop %}gone{% endcapture %}{% assign left = order %}", facts);
    expect(filled("{{ order.name }} {{ shop.name }} {{ left }}")).toBe("#1001 Harbour & Pine ");
  });

  it("GIVEN two orders WHEN one template is filled for both THEN each sees its own", () => {
    const source = "{{ order.name }}{% assign seen = seen | append: order.name %}{{ seen }}";
    const other = { ...facts, order: { ...facts.order, name: "#2002" } };
    const result = fill(source, other);
    expect(result.ok && showMarks(result.value)).toBe("#2002#2002");
    expect(filled(source)).toBe("#1001#1001");
  });
});

const nested = (times: number, inside: string): string =>
  Array.from({ length: times }, (_, n) => `{% for v${n} in items %}`).join("") +
  inside +
  "{% endfor %}".repeat(times);

describe("templates that do harm by their size", () => {
  it.each([
    ["a range without end", "{% for i in (1..100000000) %}{% endfor %}", "template_too_large"],
    ["a range beyond numbers", "{% for i in (1..1e308) %}{% endfor %}", ""],
    ["a range below", "{% for i in (-99999999..1) %}x{% endfor %}", "template_too_large"],
    ["a range that is a value", "{% assign r = (1..99999999) %}{{ r | size }}", "template_too_large"],
    [
      "ranges in ranges",
      "{% for i in (1..200) %}{% for j in (1..200) %}{% for k in (1..200) %}{% endfor %}{% endfor %}{% endfor %}",
      "template_too_slow",
    ],
    ["loops in loops", nested(15, "x"), "template_too_slow"],
    ["loops in loops without words", nested(15, ""), "template_too_slow"],
    [
      "doubling by append",
      `{% assign a = 'xxxxxxxxxx' %}${"{% assign a = a | append: a %}".repeat(40)}{{ a }}`,
      "template_too_large",
    ],
    [
      "doubling by capture",
      `{% capture a %}xxxxxxxxxx{% endcapture %}${"{% capture a %}{{ a }}{{ a }}{% endcapture %}".repeat(40)}{{ a }}`,
      "template_too_large",
    ],
    [
      "growth by replace",
      `{% assign a = 'xxxx' %}${"{% assign a = a | replace: 'x', 'xxxx' %}".repeat(20)}`,
      "template_too_large",
    ],
    [
      "growth by join",
      `{% assign a = 'xxxxxxxxxxxxxxxx' | split: '' %}${"{% assign a = a | join: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyy' | split: '' %}".repeat(9)}`,
      "template_too_large",
    ],
    ["words in a loop", `{% for i in (1..900) %}${"x".repeat(1_000)}{% endfor %}`, "template_too_large"],
    ["more than a letter holds", "x".repeat(limits.output + 1), "template_too_large"],
    ["more than a template holds", "x".repeat(limits.template + 1), "template_too_large"],
    ["tags within tags", "{% if 1 %}".repeat(700), "template_too_large"],
  ])("GIVEN %s WHEN filled THEN it ends before it does harm", (_, source, outcome) => {
    expect(filled(source)).toBe(outcome);
  });

  it("GIVEN searches that are slow in themselves WHEN filled THEN they end", () => {
    const many = `{% assign a = 'x' %}${"{% assign a = a | append: a %}".repeat(13)}{% assign b = 'y' | append: a %}`;
    const search = "{% if a contains b %}{% endif %}";
    expect(filled(many + search.repeat(200))).toBe("");
  });

  it("GIVEN more templates than are kept WHEN read THEN each is still read", () => {
    for (let n = 0; n < 1_200; n += 1) expect(filled(`${n} {{ order.name }}`)).toBe(`${n} #1001`);
    expect(filled("0 {{ order.name }}")).toBe("0 #1001");
  });
});
