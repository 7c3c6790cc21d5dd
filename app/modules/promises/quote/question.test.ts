import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MOST_ITEMS, MOST_PLACES, MOST_SERVICES, placeTo, questionIn } from "./question";

const read = (query: string, home: string | null = "US") => questionIn(new URLSearchParams(query), home);
const repeat = (text: string, times: number) => Array.from({ length: times }, () => text).join("&");

describe("questionIn", () => {
  it("GIVEN nothing WHEN read THEN it is the store's own country, with anything in the cart", () => {
    expect(read("")).toMatchObject({
      value: {
        items: [],
        to: [{ country: "US", postal: null, wrong: null }],
        services: [null],
        surface: "headless",
        native: null,
        locale: "en",
      },
    });
    expect(read("", null)).toMatchObject({ value: { to: [{ country: "US" }] } });
  });

  it("GIVEN everything WHEN read THEN it is understood; the same item twice is one item of more", () => {
    const asked = read(
      "item=gid://shopify/ProductVariant/9:2&item=9&item=4:1&to=ca-M5V 3L9&to=DE-10115&service= UPS Ground &surface=cart&native=2026-11-24/2026-11-26&locale=de-AT",
    );
    expect(asked).toMatchObject({
      value: {
        items: [
          { id: "4", quantity: 1 },
          { id: "9", quantity: 3 },
        ],
        to: [
          { country: "CA", postal: "M5V 3L9" },
          { country: "DE", postal: "10115" },
        ],
        services: ["UPS Ground"],
        surface: "cart",
        native: { earliest: "2026-11-24", latest: "2026-11-26" },
        locale: "de-AT",
      },
    });
  });

  test.each([
    ["item", "item=hat"],
    ["item", "item=9:-1"],
    ["item", "item=9:99999"],
    ["item", "item=gid://shopify/Order/9"],
    ["item", repeat("item=9", MOST_ITEMS + 1)],
    ["to", "to=USA"],
    ["to", "to="],
    ["to", "to=US-0123456789012"],
    ["to", repeat("to=US", MOST_PLACES + 1)],
    ["service", "service=%20"],
    ["service", `service=${"x".repeat(101)}`],
    ["service", repeat("service=x", MOST_SERVICES + 1)],
    ["surface", "surface=billboard"],
    ["native", "native=tomorrow"],
    ["native", "native=2026-02-30/2026-03-01"],
    ["native", "native=2026-11-26/2026-11-24"],
    ["locale", "locale=<b>"],
  ])("refuses %s, and says so: %s", (field, query) => {
    expect(read(query)).toMatchObject({ ok: false, failure: { code: `bad_${field}` } });
  });

  it("GIVEN as many as may be asked WHEN read THEN all are taken", () => {
    expect(read(repeat("item=9", MOST_ITEMS)).ok).toBe(true);
    expect(read(repeat("to=US", MOST_PLACES)).ok).toBe(true);
    expect(read(repeat("service=x", MOST_SERVICES)).ok).toBe(true);
  });

  it("answers anything that is asked", () => {
    const word = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("US-11201", "ZZ-1", "xx", "9:0", "gid://shopify/Product/1:", "2026-11-24/2026-11-26"),
    );
    const name = fc.constantFrom("item", "to", "service", "surface", "native", "locale", "key");
    fc.assert(
      fc.property(fc.array(fc.tuple(name, word), { maxLength: 60 }), (pairs) => {
        const found = questionIn(new URLSearchParams(pairs), null);
        if (found.ok) expect(found.value.items.every((i) => i.quantity >= 1)).toBe(true);
        else expect(found.failure.code).toMatch(/^bad_(item|to|service|surface|native|locale)$/);
      }),
      { seed: 55, numRuns: 500 },
    );
  });
});

test.each([
  ["US-11201", null],
  ["US", null],
  ["us-11201", null],
  ["CA-M5V 3L9", null],
  ["CA-m5v3l9", null],
  ["IE-D02 X285", null],
  ["HK-anything", null],
  ["ZZ-1", "unknown_country"],
  ["QQ", "unknown_country"],
  ["US-ABCDE", "bad_postcode"],
  ["DE-1", "bad_postcode"],
  ["HK-'; --", "bad_postcode"],
])("the place %s: %s", (text, wrong) => {
  expect(placeTo(text)).toMatchObject({ wrong });
});
