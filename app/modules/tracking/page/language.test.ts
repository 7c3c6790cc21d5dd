import { describe, expect, it } from "vitest";
import { pageLanguage } from "./language";

const none = { chosen: null, order: null, accepted: null, country: null };

describe("the language of a tracking page", () => {
  it.each([
    ["nothing known", none, "en"],
    ["the shopper's choice before all", { ...none, chosen: "de", order: "en" }, "de"],
    ["a choice that we do not speak", { ...none, chosen: "tlh", order: "de" }, "de"],
    ["the order's before the browser's", { ...none, order: "de-AT", accepted: "en" }, "de"],
    ["the browser's best", { ...none, accepted: "tlh, en;q=0.5, de-CH;q=0.9" }, "de"],
    ["a language that the browser refuses", { ...none, accepted: "en;q=0, de" }, "de"],
    ["the destination's", { ...none, country: "DE" }, "de"],
    ["a destination that is none", { ...none, country: "%%" }, "en"],
    ["an odd header", { ...none, accepted: ",;q=x,;;;,de;q=nonsense" }, "de"],
  ])("GIVEN %s WHEN chosen THEN it is the one", (_what, it, language) => {
    expect(pageLanguage(it)).toBe(language);
  });
});
