import { describe, expect, it } from "vitest";
import { media } from "../../../adapters/channels/contract";
import { languages } from "../../../platform/i18n/words";
import { defaultTemplate } from "../texts/texts";
import { type TriggerId, triggerIds } from "../triggers";
import type { Facts, Rendered } from "./facts";
import { render } from "./render";
import { sample, samples } from "./sample";

const brand = { color: "#1f6f5c", logoUrl: null, footer: "Harbour & Pine, 5 Quay Street, Exampletown" };
const codes = languages.map(({ code }) => code);

function rendered(facts: Facts): Rendered {
  const result = render(defaultTemplate(facts.trigger, facts.language), facts, brand);
  if (!result.ok) throw new Error(`${facts.trigger} in ${facts.language}: ${result.failure.code}`);
  return result.value;
}

/** Whatever a person could type into a field, in every field. */
const nasty =
  "</td><script>alert(1)</script>\"' onload=x {{ shop.name }} {% for i in (1..9) %} $& $1 **b** [c](https://evil.example) \r\nBcc: x@example.com \u202e<!--";

function hostile(of: Facts): Facts {
  const spoil = (part: unknown): unknown => {
    if (typeof part === "string") return part.startsWith("https://") ? part : nasty;
    if (Array.isArray(part)) return part.map(spoil);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, spoil(inner)]));
  };
  const { trigger, medium, language, direction, ...rest } = of;
  return { ...(spoil(rest) as Facts), trigger, medium, language, direction };
}

/** What no message has, whoever reads it. */
function expectWhole(text: string, about: string): void {
  expect(text, about).not.toMatch(/\b(?:undefined|null|NaN)\b|\[object/);
  expect(text, about).not.toMatch(/ {2}|^ | $/m);
  expect(text, about).not.toMatch(/\(\s*\)|\[\s*\]|（\s*）/);
  expect(text, about).not.toMatch(/[ ][.,;:!?](?:\s|$)/);
  expect(text, about).not.toMatch(/\n{3,}/);
  expect(text.trim(), about).not.toBe("");
  expect(text, about).not.toMatch(/[\ue000-\ue07f]/);
}

const everywhere = triggerIds.flatMap((trigger) => media.map((medium) => ({ trigger, medium })));

describe.each(codes)("every message in %s", (language) => {
  it.each(samples)(
    "GIVEN a %s order WHEN rendered for each medium THEN it is whole and within its limits",
    (kind) => {
      for (const { trigger, medium } of everywhere) {
        const facts = sample(kind, { trigger, medium, language });
        const { subject, text, html } = rendered(facts);
        const about = `${trigger} ${medium}`;
        expectWhole(text.replaceAll(/[\u00a0\u202f]/g, "-"), about);
        expect(text + subject + (html ?? "").replace(/<style>.*?<\/style>/s, ""), about).not.toMatch(
          /\{\{|\}\}|\{%|%\}|\*\*/,
        );
        if (medium === "email") {
          expectWhole(subject.replaceAll(/[\u00a0\u202f]/g, "-"), about);
          expect(subject, about).toContain("#1001");
          expect(subject.length, about).toBeLessThanOrEqual(trigger.startsWith("exception.") ? 110 : 60);
          expect(Buffer.byteLength(html ?? ""), about).toBeLessThan(30_000);
        } else {
          expect(html, about).toBeNull();
          expect(subject, about).toBe("");
          expect(text.startsWith("Harbour & Pine"), about).toBe(true);
          expect(text, about).toContain(facts.order.link);
          expect(text.length, about).toBeLessThanOrEqual(360);
        }
      }
    },
  );

  it("GIVEN facts of ill will WHEN rendered THEN they stand there as they were typed, on their own line", () => {
    for (const { trigger, medium } of everywhere) {
      const { subject, text, html } = rendered(hostile(sample("whole", { trigger, medium, language })));
      expect(subject).not.toMatch(/[\r\n\u202e]/);
      expect(text.split("\n").some((line) => line.startsWith("Bcc:"))).toBe(false);
      expect(text).not.toContain("\u202e");
      expect(text).toContain("{{ shop.name }}");
      if (html === null) continue;
      expect(html).not.toMatch(/<script|href="https:\/\/evil/);
      expect(html).toContain("&#60;script&#62;alert(1)");
      expect(html).toContain("{{ shop.name }}");
      expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    }
  });

  it("GIVEN another language than English WHEN compared THEN no sentence is English", () => {
    if (language === "en") return;
    const sentences = (trigger: TriggerId, of: string): string[] =>
      (["subject", "title", "body", "short"] as const)
        .flatMap((part) => defaultTemplate(trigger, of)[part].split("\n"))
        .filter((text) => /[a-z]{3}/.test(text.replaceAll(/\{[{%].*?[%}]\}/g, "")));
    for (const trigger of triggerIds) {
      const english = new Set(sentences(trigger, "en"));
      expect(
        sentences(trigger, language).filter((text) => english.has(text)),
        trigger,
      ).toEqual([]);
    }
  });
});

describe("a message", () => {
  const letter = (trigger: TriggerId, kind: (typeof samples)[number] = "whole", language = "en") =>
    rendered(sample(kind, { trigger, medium: "email", language }));

  it("GIVEN a lost parcel WHEN told THEN the news stands first, then the date, the next step and what can be done", () => {
    const { text } = letter("exception.lost", "lost");
    const order = [
      "Hello Robin,",
      "Your parcel has been lost.",
      "A replacement would be with you",
      "Choose what you would like: a replacement or a refund.",
      "Choose what you would like: https://shop.example.com/",
      "See your order: https://shop.example.com/",
      "Order #1001 · Northwind Post NP5550100123",
      "- 3 × Wool socks",
      "You get this because you ordered from Harbour & Pine",
    ].map((line) => text.indexOf(line));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it("GIVEN nobody's name WHEN greeted THEN without one", () => {
    expect(letter("parcel.delivered", "minimal").text.split("\n")[0]).toBe("Hello,");
  });

  it("GIVEN more items than a letter lists WHEN rendered THEN it says how many more", () => {
    const facts = sample("whole", { trigger: "parcel.delivered", medium: "email", language: "en" });
    facts.items = Array.from({ length: 14 }, (_, n) => ({ title: `Item ${n}`, quantity: 1 }));
    const { text } = rendered(facts);
    expect(text).toContain("- 1 × Item 9\n- + 4");
    expect(text).not.toContain("Item 10");
  });

  it("GIVEN a message that wants something WHEN sent by sms THEN it says how to end such messages", () => {
    const ask = (medium: Facts["medium"]) =>
      sample("whole", { trigger: "review.ask", medium, language: "en" });
    expect(rendered(ask("sms")).text).toContain("No more messages like this: https://shop.example.com/");
    expect(rendered(ask("email")).text).toContain("agreed to hear from us");
    expect(rendered({ ...ask("sms"), trigger: "parcel.delivered" }).text).not.toContain("No more messages");
  });

  it("GIVEN Arabic WHEN rendered THEN it runs from right to left and its number from left to right", () => {
    const { html, subject } = letter("parcel.delivered", "whole", "ar");
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(subject).toContain("\u200e#1001\u200e");
  });

  it("GIVEN a template that is broken WHEN rendered THEN it is told with its part and line", () => {
    const facts = sample("whole", { trigger: "parcel.delivered", medium: "email", language: "en" });
    const template = { ...defaultTemplate("parcel.delivered", "en"), body: "Fine\n{% if order.name %}open" };
    expect(render(template, facts, brand)).toMatchObject({
      ok: false,
      failure: { code: "template_syntax", part: "body", line: 2, disposition: "final" },
    });
  });
});
