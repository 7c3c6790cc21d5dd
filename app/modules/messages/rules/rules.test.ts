import { describe, expect, it } from "vitest";
import { defaultMessages } from "../settings";
import { drafted, sent } from "../ui/rules-draft";
import { addressForm } from "./address";
import { enteredRules } from "./entered";
import { leftTo, saidSo, sayForm } from "./say";

const { media: _media, saidElsewhere: _said, found: _found, tests: _tests, ...plain } = defaultMessages;

describe("the rules", () => {
  it("GIVEN rules WHEN they go through the form THEN they come back as they were", () => {
    const rules = {
      ...plain,
      brand: { color: "#0b6e4f", logoUrl: "https://cdn.shopify.com/x.png", footer: "1 Example Street" },
      phone: { elsewhere: "explicit" as const, countries: { DE: "order" as const } },
      providers: { email: ["postmark", "email"] },
    };
    expect(enteredRules(sent(drafted(rules)))).toEqual({ rules });
  });

  it("GIVEN fields that are wrong WHEN entered THEN each is named beside its field", () => {
    const wrong = {
      ...drafted(plain),
      color: "red",
      logoUrl: "http://example.com/x.png",
      replyTo: "nobody",
      perOrder: "many",
      reviewDays: "0",
      others: "United States",
    };
    const entered = enteredRules(sent(wrong));
    expect(Object.keys("errors" in entered ? entered.errors : {}).sort()).toEqual([
      "brand.color",
      "brand.logoUrl",
      "caps.perOrder",
      "phone.countries.STATES",
      "phone.countries.UNITED",
      "replyTo",
      "review.days",
    ]);
    expect(enteredRules("{")).toEqual({ errors: { "": "The form could not be read." } });
  });
});

describe("over what a message is sent", () => {
  const form = (media: string, elsewhere = "") =>
    sayForm.parse({ trigger: "parcel.delivered", media, elsewhere });

  it("GIVEN other media WHEN said THEN they are kept in their order; as by default nothing is kept", () => {
    const changed = saidSo(defaultMessages, form("sms,email,sms"));
    expect(changed.media).toEqual({ "parcel.delivered": ["sms", "email"] });
    expect(saidSo(changed, form("email")).media).toEqual({});
    expect(saidSo(changed, form("")).media).toEqual({ "parcel.delivered": [] });
    expect(sayForm.safeParse({ trigger: "parcel.delivered", media: "pigeon", elsewhere: "" }).success).toBe(
      false,
    );
  });

  it("GIVEN another system WHEN it is to say it THEN its name is kept until we say it again", () => {
    const left = leftTo(defaultMessages, "parcel.delivered", "klaviyo");
    expect(left.saidElsewhere).toEqual({ "parcel.delivered": "klaviyo" });
    expect(saidSo(left, form("email")).saidElsewhere).toEqual({});
  });
});

describe("an address that is left alone", () => {
  it.each([
    ["email", "somebody@example.com", true],
    ["email", "somebody", false],
    ["sms", "+1 555 010 0100", true],
    ["sms", "555", false],
    ["pigeon", "somebody@example.com", false],
  ])("GIVEN %s and what was typed WHEN read THEN it is one, or it is not", (medium, address, good) => {
    expect(addressForm.safeParse({ intent: "suppress", medium, address }).success).toBe(good);
  });
});
