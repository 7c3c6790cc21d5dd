import { describe, expect, test } from "vitest";
import { languages } from "../../../platform/i18n/words";
import { enteredLook } from "../look/entered";
import { plainLook } from "../look/look";
import { previewStages } from "../look/preview-wish";
import { previewPage } from "./preview.server";

const today = "2026-11-21";

describe("the preview", () => {
  test.each(languages.flatMap(({ code }) => previewStages.map((stage) => [code, stage] as const)))(
    "in %s, %s: is the real page with an order that nobody placed",
    (language, stage) => {
      const html = previewPage(plainLook, { language, stage }, today);
      expect(html).toContain(`<html lang="${language}"`);
      expect(html).toContain("#1042");
      expect(html).not.toMatch(/undefined|NaN|\{\w+\}</);
      expect(html.match(/class="ds-card[^"]*"/g)).toHaveLength(stage === "preparing" ? 1 : 2);
      expect(html.includes('ds-trouble"')).toBe(stage !== "preparing");
    },
  );

  test("shows a draft: its colours, its links, and what it leaves out", () => {
    const draft = { ...plainLook, accent: "#123456", radius: "3", helpLink: "/pages/help", showItems: false };
    const entered = enteredLook(JSON.stringify(draft));
    if (!("look" in entered)) throw new Error(JSON.stringify(entered));
    const html = previewPage(entered.look, { language: "en", stage: "on_its_way" }, today);
    expect(html).toContain("--ds-accent:#123456");
    expect(html).toContain("--ds-radius:3px");
    expect(html).toContain('href="/pages/help"');
    expect(html).not.toContain("Copper lantern");
  });

  test("holds no script, fetches nothing, and takes no style but what may stand on a page", () => {
    const css =
      "</style><script>alert(1)</script> .ds-card{background:url(https://evil.example/x)} .ds h1{color:red}";
    const draft = { ...plainLook, css, safeCss: "</style><script>alert(2)</script>" };
    const entered = enteredLook(JSON.stringify(draft));
    if (!("look" in entered)) throw new Error(JSON.stringify(entered));
    const html = previewPage(entered.look, { language: "en", stage: "delivered" }, today);
    expect(html).not.toMatch(/<script|evil\.example|alert/);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain("default-src 'none'");
  });
});

describe("a look as it is entered", () => {
  test("is refused with the reason beside its field", () => {
    const wrong = {
      accent: "red",
      logo: "https://evil.example/x.png",
      helpLink: "javascript:alert(1)",
      radius: "none",
    };
    const entered = enteredLook(JSON.stringify(wrong));
    expect(entered).toHaveProperty("errors");
    expect(Object.keys("errors" in entered ? entered.errors : {}).sort()).toEqual([
      "accent",
      "helpLink",
      "logo",
      "radius",
    ]);
    expect(enteredLook("{")).toEqual({ errors: { "": "The form could not be read." } });
  });
});
