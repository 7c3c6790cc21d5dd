import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { languages } from "../../../platform/i18n/words";
import { parse } from "../rendering/engine";
import { triggerIds } from "../triggers";
import { chromeOf, defaultTemplate } from "./texts";

const codes = languages.map(({ code }) => code);
const parts = ["subject", "title", "body", "short"] as const;

type File = { chrome: Record<string, string>; texts: Record<string, Record<string, string>> };
const file = (code: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `${code}.json`), "utf8")) as File;
const english = file("en");

/** The values that a text names, in no order. */
const named = (text: string): string[] => [...new Set(text.match(/[a-z]+\.[a-z_]+/g))].sort();

describe("the texts of messages", () => {
  it("GIVEN the languages of shoppers WHEN looked for THEN each has its file", () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".json"));
    expect(files.map((name) => path.basename(name, ".json")).sort()).toEqual([...codes].sort());
  });

  it.each(codes)(
    "GIVEN %s WHEN compared with English THEN it has the same texts, and each names the same values",
    (code) => {
      const own = file(code);
      expect(Object.keys(own.texts)).toEqual(Object.keys(english.texts));
      expect(Object.keys(own.chrome)).toEqual(Object.keys(english.chrome));
      for (const [trigger, text] of Object.entries(own.texts))
        for (const part of parts)
          expect(named(text[part] ?? ""), `${trigger} ${part}`).toEqual(
            named(english.texts[trigger]?.[part] ?? ""),
          );
    },
  );

  it.each(codes)(
    "GIVEN %s WHEN read THEN every part is Liquid of the sandbox, without an exclamation",
    (code) => {
      for (const trigger of triggerIds)
        for (const part of parts) {
          const text = defaultTemplate(trigger, code)[part];
          expect(parse(text).ok, `${trigger} ${part}`).toBe(true);
          expect(text, `${trigger} ${part}`).not.toMatch(/[!！]| {2}/);
          expect(text, `${trigger} ${part}`).toBe(text.trim());
        }
    },
  );

  it("GIVEN a short text WHEN read THEN the shop is named first and the order's page last", () => {
    for (const code of codes)
      for (const trigger of triggerIds)
        expect(defaultTemplate(trigger, code).short).toMatch(
          /^\{\{ shop\.name \}\}.* \{\{ order\.link \}\}$/,
        );
  });

  it("GIVEN a trouble with no text of its own WHEN asked for THEN the generic one speaks from the outlook", () => {
    const generic = defaultTemplate("exception.customs_hold", "en");
    expect(generic).toEqual(english.texts.exception);
    expect(named(generic.body)).toEqual(["outlook.cause", "outlook.next", "outlook.when"]);
    expect(defaultTemplate("exception.lost", "en")).not.toEqual(generic);
  });

  it.each([
    ["pt-BR", "pt"],
    ["ar_EG", "ar"],
    ["fi", "en"],
    ["", "en"],
  ])("GIVEN the language %j WHEN asked for THEN %s is spoken", (tag, code) => {
    expect(defaultTemplate("review.ask", tag)).toEqual(defaultTemplate("review.ask", code));
    expect(chromeOf(tag)).toEqual(file(code).chrome);
  });
});
