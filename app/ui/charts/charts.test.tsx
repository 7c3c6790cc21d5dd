import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json" with { type: "json" };
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { floorOf, type Measured, ticksOf, told } from "./scale";
import { ShareOverTime } from "./share-over-time";
import { ShareRange } from "./share-range";

const draw = (element: ReactElement) =>
  renderToStaticMarkup(<AppProvider i18n={polaris}>{element}</AppProvider>);

const week = (label: string, share: number, low: number, high: number): Measured => ({
  label,
  count: 1_200,
  share: { share, low, high },
});
const weeks = [week("2 Nov", 0.91, 0.88, 0.93), week("9 Nov", 0.62, 0.55, 0.7)];

describe("the scale", () => {
  test("begins below everything that is drawn, at a round share", () => {
    expect(floorOf(weeks, 0.9)).toBe(0.5);
    expect(floorOf([week("x", 1, 0.98, 1)], 0.9)).toBe(0.8);
    expect(floorOf([week("x", 0, 0, 0.1)], null)).toBe(0);
    expect(floorOf([], 0.5)).toBe(0.4);
  });

  test.each([
    [0.8, [0.8, 0.9, 1]],
    [0.5, [0.5, 0.6, 0.7, 0.8, 0.9, 1]],
    [0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])("from %d has round marks", (floor, ticks) => expect(ticksOf(floor)).toEqual(ticks));
});

describe("a share over time", () => {
  const html = draw(<ShareOverTime title="Promises kept by week." points={weeks} target={0.9} of="Week" />);

  test("has a name, a point and an interval each, and the same as a table", () => {
    expect(html).toContain("<title");
    expect(html.match(/<circle/g)).toHaveLength(2);
    expect(html).toContain("91 %, between 88 % and 93 %, of 1,200");
    expect(html).toContain("your target, 90 %");
  });

  test("leaves a gap where nothing was counted", () => {
    const gap: Measured = { label: "16 Nov", count: 0, share: null };
    const drawn = draw(<ShareOverTime title="t" points={[...weeks, gap]} target={null} of="Week" />);
    expect(drawn.match(/<circle/g)).toHaveLength(2);
    expect(drawn).toContain("nothing counted");
    expect(draw(<ShareOverTime title="t" points={[]} target={null} of="Week" />)).not.toContain("NaN");
  });
});

test("a share in a cell is read out in words", () => {
  const html = draw(<ShareRange point={weeks[0]!} floor={0.5} target={0.9} />);
  expect(html).toContain(`aria-label="${told(weeks[0]!)}"`);
  expect(html).toMatch(/cx="79\.\d+%"/);
});
