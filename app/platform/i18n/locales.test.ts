import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { languages, spoken, words } from "./words";

const folder = path.join(import.meta.dirname, "locales");
const codes = readdirSync(folder).map((name) => path.basename(name, ".json"));

type Catalogue = Record<string, Record<string, string>>;
const catalogue = (code: string) =>
  JSON.parse(readFileSync(path.join(folder, `${code}.json`), "utf8")) as Catalogue;

/** The texts of a language by their dotted keys. */
const texts = (code: string): Map<string, string> =>
  new Map(
    Object.entries(catalogue(code)).flatMap(([group, all]) =>
      Object.entries(all).map(([key, text]): [string, string] => [`${group}.${key}`, text]),
    ),
  );
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const english = texts("en");

describe.each(codes)("the catalogue of %s", (code) => {
  const own = texts(code);

  it("GIVEN English WHEN compared THEN it has exactly the same texts in the same order", () => {
    expect([...own.keys()]).toEqual([...english.keys()]);
  });

  it("GIVEN a text WHEN compared with English THEN exactly the same names are filled in", () => {
    for (const [key, text] of own)
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ""));
  });

  it("GIVEN a text WHEN read THEN it is neither empty nor padded, and no brace stands without a name", () => {
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe("");
      expect(text, key).toBe(text.trim());
      expect(text.replaceAll(/\{\w+\}/g, ""), key).not.toMatch(/[{}<>]|\s\s/);
    }
  });

  it("GIVEN one that is not English WHEN read THEN its sentences are its own", () => {
    if (code === "en") return;
    const same = [...own].filter(([key, text]) => /[.?]$/.test(text) && text === english.get(key));
    expect(same).toEqual([]);
  });
});

describe("the languages of shoppers", () => {
  it("GIVEN the catalogues WHEN listed THEN each is spoken and has its name in its own language", () => {
    expect(languages.map(({ code }) => code).sort()).toEqual(codes.sort());
    expect(languages.map(({ name }) => name).join(", ")).toBe(
      "English, Deutsch, français, español, italiano, Nederlands, português, polski, svenska, dansk, 日本語, العربية",
    );
    expect(codes.map(spoken)).toEqual(codes);
    expect(["pt-BR", "pt_PT", "ar-EG", "ja-JP", "fi"].map(spoken)).toEqual(["pt", "pt", "ar", "ja", null]);
  });

  it("GIVEN Arabic WHEN written THEN from right to left, and every other from left to right", () => {
    expect(codes.filter((code) => words(code).direction === "rtl")).toEqual(["ar"]);
  });
});

/** A parcel on its way, a lost one, an offer, and two moments. */
function sayings(code: string): string[] {
  const say = words(code);
  const on = { likely: "2026-11-26", latest: "2026-11-26" };
  const between = { likely: "2026-11-26", latest: "2026-12-01" };
  const at = new Date("2026-11-18T08:05:00Z");
  return [
    say.when({ headline: "in_transit", nextStep: null, dates: on }),
    say.when({ headline: "delayed", nextStep: "we_watch", dates: between }),
    say.when({ headline: "lost", nextStep: "remedy_offered", dates: on }),
    say.when({ headline: "damaged", nextStep: "remedy_offered", dates: between }),
    say.next("remedy_offered", { options: "replacement,refund" }),
    say.next("remedy_taken_refund", { amount: "$12.50" }),
    say.tell("heard", { ago: say.ago(at, new Date("2026-11-18T10:05:00Z")) }),
    say.ago(at, new Date("2026-11-21T08:05:00Z")),
    say.moment(at, "UTC"),
  ].map((text) => (text ?? "nothing").replaceAll(/[\u00a0\u202f]/g, " "));
}

describe("sentences with something filled in", () => {
  it.each(codes.map((code) => ({ code })))(
    "GIVEN $code WHEN told THEN each is a whole sentence",
    ({ code }) => {
      expect(sayings(code).join("\n")).toMatchSnapshot();
    },
  );
});
