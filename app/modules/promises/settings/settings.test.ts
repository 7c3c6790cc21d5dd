import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays } from "../../../domain/local-date";
import { enteredSettings, promiseSettings } from "./settings";
import { excludesProduct, isPreorder, settingsFor } from "./terms";
import { defaultWording, promiseText, wordingOf } from "./wording";

const standard = promiseSettings.parse({});
const entered = (change: object) => enteredSettings(JSON.stringify({ ...standard, ...change }));

describe("promiseSettings", () => {
  it("GIVEN nothing decided WHEN read THEN the defaults hold, and are valid themselves", () => {
    expect(standard).toMatchObject({ on: true, target: 0.9, style: "range", buffer: 0, thin: "widen" });
    expect(promiseSettings.parse(standard)).toEqual(standard);
  });

  test.each([
    ["target", { target: 0.4 }],
    ["target", { target: 1 }],
    ["buffer", { buffer: 11 }],
    ["backorderDays", { backorderDays: 0 }],
    ["wording.en.date", { wording: { en: { ...defaultWording.en, date: "Soon" } } }],
    ["wording.en.date", { wording: { en: { ...defaultWording.en, date: "<b>{date}</b>" } } }],
    ["wording.en.date", { wording: { en: { ...defaultWording.en, date: "{date} {price}" } } }],
    ["wording.en.date", { wording: { en: { ...defaultWording.en, date: `{date}${"!".repeat(120)}` } } }],
    ["wording.en.date", { wording: { en: { ...defaultWording.en, date: "{date}\n" + "x" } } }],
    ["wording.de.range", { wording: { de: { ...defaultWording.de, range: "ab {from}" } } }],
    ["exclusions.countries.0", { exclusions: { ...standard.exclusions, countries: ["usa"] } }],
    ["exclusions.products.0", { exclusions: { ...standard.exclusions, products: ["hat"] } }],
    ["markets.0.countries", { markets: [{ name: "EU", countries: [] }] }],
    [
      "markets.1.countries",
      {
        markets: [
          { name: "A", countries: ["DE"] },
          { name: "B", countries: ["DE"] },
        ],
      },
    ],
  ])("says at %s what is wrong with %j", (path, change) => {
    const found = entered(change);
    expect("errors" in found && Object.keys(found.errors)).toEqual([path]);
  });

  it("answers anything that is sent", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const found = enteredSettings(text);
        expect("settings" in found || Object.keys(found.errors).length > 0).toBe(true);
      }),
      { seed: 31, numRuns: 300 },
    );
  });
});

describe("settingsFor", () => {
  const settings = promiseSettings.parse({
    exclusions: { tags: ["Oversized"], products: ["42"], countries: ["BR"] },
    markets: [
      { name: "Nordics", countries: ["SE", "NO"], target: 0.95, buffer: 2, style: "date" },
      { name: "Not yet", countries: ["JP"], on: false },
    ],
  });

  it("takes a market's own word, and everywhere's for the rest", () => {
    expect(settingsFor(settings, "SE")).toEqual({ silent: null, target: 0.95, style: "date", buffer: 2 });
    expect(settingsFor(settings, "US")).toEqual({ silent: null, target: 0.9, style: "range", buffer: 0 });
    expect(settingsFor(settings, "JP").silent).toBe("off");
    expect(settingsFor(settings, "BR").silent).toBe("excluded");
    expect(settingsFor({ ...settings, on: false }, "SE").silent).toBe("off");
  });

  it("knows excluded and pre-ordered products by their tags, however they are written", () => {
    expect(excludesProduct(settings, { id: "1", tags: [" oversized "] })).toBe(true);
    expect(excludesProduct(settings, { id: "42", tags: [] })).toBe(true);
    expect(excludesProduct(settings, { id: "1", tags: ["over"] })).toBe(false);
    expect(isPreorder(settings, ["Pre-Order"])).toBe(true);
    expect(isPreorder(settings, ["order"])).toBe(false);
  });
});

describe("promiseText", () => {
  const dates = { earliest: "2026-11-24", latest: "2026-11-26" };
  const say = (locale: string, style: "range" | "date" = "range", at = dates) =>
    promiseText(standard.wording, style, at, locale);

  it("speaks the shopper's language", () => {
    expect(say("en")).toBe("Arrives Tuesday 24 – Thursday 26 November");
    expect(say("de-AT")).toBe("Kommt Dienstag, 24. – Donnerstag, 26. November");
    expect(say("de", "date")).toBe("Kommt bis Donnerstag, 26. November");
    expect(say("fi")).toBe(say("en"));
  });

  test.each([
    ["fr", "Arrive entre le mardi 24 et le jeudi 26 novembre", "Arrive au plus tard le jeudi 26 novembre"],
    [
      "es",
      "Llega entre el martes 24 y el jueves, 26 de noviembre",
      "Llega a más tardar el jueves, 26 de noviembre",
    ],
    ["it", "Arriva tra martedì 24 e giovedì 26 novembre", "Arriva entro giovedì 26 novembre"],
    ["nl", "Komt dinsdag 24 – donderdag 26 november", "Komt uiterlijk donderdag 26 november"],
    [
      "pt-BR",
      "Chega entre terça-feira, 24 e quinta-feira, 26 de novembro",
      "Chega até quinta-feira, 26 de novembro",
    ],
    ["pl", "Dostawa: wtorek, 24 – czwartek, 26 listopada", "Dostawa najpóźniej: czwartek, 26 listopada"],
    ["sv", "Kommer tisdag 24 – torsdag 26 november", "Kommer senast torsdag 26 november"],
    ["da", "Kommer tirsdag den 24. – torsdag 26. november", "Kommer senest torsdag 26. november"],
    ["ja", "11月24日火曜日～11月26日木曜日にお届け", "11月26日木曜日までにお届け"],
    ["ar", "التوصيل بين يوم الثلاثاء، 24 ويوم الخميس، 26 نوفمبر", "التوصيل في موعد أقصاه الخميس، 26 نوفمبر"],
  ])(
    "GIVEN a shopper who reads %s WHEN promised THEN range and date are told in that language",
    (locale, range, date) => {
      expect(say(locale)).toBe(range);
      expect(say(locale, "date")).toBe(date);
    },
  );

  it("names both months where they differ, also over the turn of the year", () => {
    expect(say("en", "range", { earliest: "2026-12-30", latest: "2027-01-02" })).toBe(
      "Arrives Wednesday 30 December – Saturday 2 January",
    );
  });

  it("tells a single day as a date", () => {
    expect(say("en", "range", { earliest: dates.latest, latest: dates.latest })).toBe(
      "Arrives by Thursday 26 November",
    );
  });

  it("leaves no placeholder in any language, style or date", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(4_000), fc.nat(20), fc.boolean(), (locale, start, length, range) => {
        const earliest = addDays("2024-01-01", start);
        const at = { earliest, latest: addDays(earliest, length) };
        expect(say(locale, range ? "range" : "date", at)).not.toMatch(/[{}]/);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it("takes the merchant's words for a language of their own, and knows no words of an object's insides", () => {
    const own = { fr: { date: "Livré avant le {date}", range: "Livré entre {from} et {to}" } };
    expect(promiseText(own, "range", dates, "fr-CA")).toBe("Livré entre mardi 24 et jeudi 26 novembre");
    expect(wordingOf(own, "constructor").language).toBe("en");
  });
});
