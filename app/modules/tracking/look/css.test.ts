import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeCss } from "./css";

const squeeze = (css: string) => css.replace(/\s+/g, "");

describe("a store's own style on the tracking page", () => {
  it.each([
    ["a rule", "h1 { color: #123456 }", ".dsh1{color:#123456}"],
    ["several selectors", "h1, .ds p { margin: 0 }", ".dsh1,.dsp{margin:0}"],
    [
      "a condition",
      "@media (max-width: 30rem) { p { color: red } }",
      "@media(max-width:30rem){.dsp{color:red}}",
    ],
    ["a selector that would lie beside the page", ".ds ~ footer { margin: 0 }", ".ds.ds~footer{margin:0}"],
    ["a class that only begins alike", ".dsx p { margin: 0 }", ".ds.dsxp{margin:0}"],
    ["a variable", ".ds { --accent: #fff }", ".ds{--accent:#fff}"],
  ])("GIVEN %s WHEN taken THEN it holds within the page alone", (_what, given, css) => {
    expect(squeeze(safeCss(given).css)).toBe(css);
    expect(safeCss(given).dropped).toEqual([]);
  });

  it.each([
    "p { background: url(https://example.com/x) }",
    "p { background: URL ( //x ) }",
    "p { background: \\75rl(//x) }",
    "@import 'https://example.com/x.css';",
    "@font-face { font-family: x; src: url(x) }",
    "p { width: expression(alert(1)) }",
    "p { -moz-binding: url(x) }",
    "p { behavior: url(x) }",
    "p { position: fixed; }",
    "p { content: '</style><script>alert(1)</script>' }",
    "p { content: '{{ shop.secret }}' }",
    "p[title='{% render %}'] { color: red }",
    "@media print { @import 'x'; }",
    "@charset 'x';",
    "p { background-image: image-set('x' 1x) }",
  ])("GIVEN %s WHEN taken THEN it is left out, and named", (given) => {
    const { css, dropped } = safeCss(given);
    expect(css).not.toMatch(/url|import|expression|script|\{\{|\{%|fixed|image-set|\\/i);
    expect(dropped.length).toBeGreaterThan(0);
  });

  it("GIVEN what cannot be read WHEN taken THEN nothing of it stands", () => {
    expect(safeCss("p { color: red")).toMatchObject({ css: "" });
    expect(safeCss("x".repeat(30_000))).toMatchObject({ css: "" });
  });

  it("GIVEN any text WHEN taken THEN it neither throws nor leaves the style element", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          "{",
          "}",
          ";",
          "url(",
          "</style>",
          "<",
          "{{",
          "{%",
          "@import ",
          "\\",
          "p",
          ":",
          "/*",
          "*/",
          "'",
        ),
        fc.string(),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(pieces, (given) => {
        const { css } = safeCss(given.join(""));
        expect(css).not.toMatch(/<|\{\{|\{%|url\s*\(|@import/i);
      }),
      { seed: 1407, numRuns: 3_000 },
    );
  });
});
