import { describe, expect, it } from "vitest";
import { paragraphs, plain } from "./markup";
import { hideMarks, oneLine, safeLink } from "./values";

const page = "https://shop.example.com/track?t=1";
const read = (text: string) => paragraphs(text, [page]);

describe("the marks of a template", () => {
  it("GIVEN bold words and a link WHEN read THEN they are, and the rest is plain", () => {
    expect(read(`Hello **you**, see [this page](${page}).`)[0]?.parts).toEqual([
      { text: "Hello ", bold: false, link: null },
      { text: "you", bold: true, link: null },
      { text: ", see ", bold: false, link: null },
      { text: "this page", bold: false, link: page },
      { text: ".", bold: false, link: null },
    ]);
  });

  it("GIVEN a line that is bold from end to end WHEN read THEN it leads", () => {
    expect(read("**On Monday.**\nmore **or** less").map(({ lead }) => lead)).toEqual([true, false]);
  });

  it("GIVEN lines of which nothing is left WHEN read THEN they go", () => {
    expect(read("\n****\n** **\n  \r\nword\n\n").map(plain)).toEqual(["word"]);
  });

  it("GIVEN the same marks in a value WHEN read THEN they are its text", () => {
    const value = hideMarks("**b** [c](https://a.example) \n# <b>");
    const [only, ...more] = read(`It is ${value}.`);
    expect(more).toEqual([]);
    expect(only?.parts).toEqual([
      { text: "It is **b** [c](https://a.example) \n# <b>.", bold: false, link: null },
    ]);
  });

  it.each([
    ["https://shop.example.com/help", "https://shop.example.com/help"],
    [page, page],
    [hideMarks(page), page],
    ["http://shop.example.com/", null],
    ["javascript:alert", null],
    ["data:text/html,x", null],
    ["//shop.example.com", null],
    ["https://a:b@shop.example.com/", null],
    ["https:shop.example.com", null],
    [hideMarks("https://evil.example/"), null],
    [`https://${hideMarks("evil.example")}/`, null],
    [`https://shop.example.com/${hideMarks("?a")}`, null],
    ["https://evil\u3002example/", null],
  ])("GIVEN a link to %s WHEN read THEN it leads to %s", (address, expected) => {
    const [part] = read(`[words](${address})`)[0]?.parts ?? [];
    expect(part).toEqual({ text: "words", bold: false, link: expected });
  });
});

describe("values", () => {
  it.each([
    ["a\r\nBcc: x", "a Bcc: x"],
    ["a\u0000b\u2028c\u0085d", "ab c d"],
    ["pay \u202etxt.exe\u202c\u2066x\u2069", "pay txt.exex"],
    ["  a   b  ", "a b"],
    ["abcdefghijklmnop", "abcdefghi…"],
  ])("GIVEN %j WHEN set on one line THEN it is %j", (text, expected) => {
    expect(oneLine(text, 10)).toBe(expected.length > 10 ? oneLine(expected, 10) : expected);
  });

  it("GIVEN half of a character at the edge WHEN cut THEN no half is left", () => {
    expect(oneLine("😀😀😀😀", 3)).toBe("😀😀…");
  });

  it.each([
    null,
    "",
    "nothing",
    "http://a.example",
    "https://u:p@a.example",
    `https://a.example/${"x".repeat(3_000)}`,
  ])("GIVEN %s WHEN asked for a link THEN it is none", (address) => {
    expect(safeLink(address)).toBeNull();
  });
});
