import { describe, expect, it } from "vitest";
import { defaultMessages } from "../settings";
import { render } from "../rendering/render";
import { sample } from "../rendering/sample";
import { defaultTemplate } from "../texts/texts";
import { triggerIds } from "../triggers";
import { draftIn, lacks, languageIn, testForm } from "./entered";
import { framed } from "./framed";
import { faultsOf } from "./preview.server";
import { valuesIn, variables } from "./variables";

const facts = sample("whole", { trigger: "exception.lost", medium: "email", language: "en" });
const text = defaultTemplate("exception.lost", "en");

describe("a text in the editor", () => {
  it("GIVEN every text of ours WHEN it is looked over THEN nothing in it is wrong", () => {
    for (const trigger of triggerIds)
      expect({ trigger, ...lacks(defaultTemplate(trigger, "de")), ...faultsOf(text, facts) }).toEqual({
        trigger,
      });
  });

  it("GIVEN faults in several parts WHEN it is looked over THEN each part is told with its line", () => {
    const faults = faultsOf(
      { ...text, subject: "{{ order.name | upper }}", body: "one\ntwo\n{% if x %}three" },
      facts,
    );
    expect(faults).toEqual({
      subject: "Line 1: this is not available in messages: upper.",
      body: expect.stringMatching(/^Line \d: this is not Liquid that can be read\.$/) as string,
    });
  });

  it("GIVEN parts that are empty or too long WHEN it is looked over THEN they are named", () => {
    expect(lacks({ ...text, title: " ", body: "x".repeat(8_001) })).toEqual({
      title: "This is needed.",
      body: "At most 8,000 characters.",
    });
  });

  it.each([["{"], [undefined], ['{"subject":1}'], [JSON.stringify({ ...text, body: "x".repeat(20_001) })]])(
    "GIVEN what is no text WHEN read THEN it is none",
    (sent) => {
      expect(draftIn(sent)).toBeNull();
    },
  );

  it("GIVEN a language that nobody speaks WHEN asked for THEN it is English", () => {
    expect(["de", "pt-BR", "xx", null].map(languageIn)).toEqual(["de", "en", "en", "en"]);
  });
});

describe("the values", () => {
  it("GIVEN an order WHEN shown THEN each value is what the letter would say, and a missing one is none", () => {
    const values = valuesIn({ ...facts, parcel: null });
    expect(values["order.name"]).toBe("#1001");
    expect(values["parcel.number"]).toBeNull();
    expect(Object.keys(values)).toEqual(variables.map(({ name }) => name));
  });

  it("GIVEN the texts of ours WHEN read THEN they name no value that the editor does not offer", () => {
    const named = triggerIds.flatMap((trigger) =>
      Object.values(defaultTemplate(trigger, "en")).flatMap(
        (part: string) => part.match(/(?:shop|shopper|order|parcel|outlook|event)\.[a-z_]+/g) ?? [],
      ),
    );
    const offered = new Set(variables.map(({ name }) => name));
    expect([...new Set(named)].filter((name) => !offered.has(name))).toEqual([]);
  });
});

describe("a letter in a frame", () => {
  const letter = render(text, facts, defaultMessages.brand);
  const html = letter.ok ? (letter.value.html ?? "") : "";

  it("GIVEN a letter WHEN framed THEN it fetches nothing but a logo, by day as by night", () => {
    for (const time of ["day", "night"] as const) {
      const shown = framed(html, time);
      expect(shown).toContain("default-src 'none'");
      expect(shown).not.toContain("prefers-color-scheme");
      expect(shown.includes("data-ogsc=")).toBe(time === "night");
    }
  });
});

describe("where a test goes", () => {
  it.each([
    ["email", "team@example.com", "team@example.com"],
    ["email", "team", null],
    ["sms", "+1 (555) 010-0100", "+15550100100"],
    ["sms", "555 010 0100", null],
    ["pigeon", "team@example.com", null],
  ])(
    "GIVEN %s and what was typed WHEN read THEN it is an address, or it is refused",
    (medium, to, address) => {
      const read = testForm.safeParse({ medium, to });
      expect(read.success ? read.data.to : null).toBe(address);
    },
  );
});
