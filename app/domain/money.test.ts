import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalsOf, formatMoney, money, toDecimal } from "./money";

const seed = { seed: 1101 };
const currencies = Intl.supportedValuesOf("currency");

describe("money", () => {
  it("GIVEN any amount of any currency WHEN written as decimal and read again THEN it is the same amount", () => {
    for (const currency of currencies) {
      const minor = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
      fc.assert(
        fc.property(minor, (n) => {
          const text = toDecimal({ minor: n, currency });
          expect(money(text, currency).minor).toBe(n);
          expect((text.split(".")[1] ?? "").length).toBe(decimalsOf(currency));
        }),
        { ...seed, numRuns: 40 },
      );
    }
  });

  it("GIVEN currencies with 0, 2 and 3 decimals WHEN read THEN the smallest unit is meant", () => {
    expect(money("19.99", "USD").minor).toBe(1999);
    expect(money("19.9", "USD").minor).toBe(1990);
    expect(money("500", "JPY").minor).toBe(500);
    expect(money("500.00", "JPY").minor).toBe(500);
    expect(money("1.234", "KWD").minor).toBe(1234);
    expect(money("0.1", "USD").minor + money("0.2", "USD").minor).toBe(money("0.3", "USD").minor);
    expect(toDecimal({ minor: -5, currency: "USD" })).toBe("-0.05");
    expect(toDecimal({ minor: 7, currency: "KWD" })).toBe("0.007");
  });

  it("GIVEN minus nothing WHEN read THEN it is nothing", () => {
    expect(Object.is(money("-0.00", "USD").minor, 0)).toBe(true);
  });

  it("GIVEN what is no exact decimal of the currency WHEN read THEN it is refused, never rounded", () => {
    const wrong = [
      "",
      " ",
      "1,00",
      "1e3",
      "NaN",
      "Infinity",
      "0x10",
      "1.",
      ".5",
      "+1",
      "1 000",
      "--1",
      "1.2.3",
      "１.00",
    ];
    for (const text of wrong) expect(() => money(text, "USD")).toThrow(RangeError);
    for (const [text, currency] of [
      ["1.999", "USD"],
      ["0.5", "JPY"],
      ["1.2345", "KWD"],
      ["90071992547409.93", "USD"],
    ] as const) {
      expect(() => money(text, currency)).toThrow(RangeError);
    }
  });

  it("GIVEN an amount WHEN shown to people THEN decimals are those of its currency", () => {
    expect(formatMoney({ minor: 1999, currency: "USD" })).toBe("$19.99");
    expect(formatMoney({ minor: 500, currency: "JPY" })).toBe("¥500");
  });
});
