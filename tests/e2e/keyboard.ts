import type { Frame } from "playwright-core";
import { expect } from "vitest";
import type { Visitor } from "./browser";

/** Walks on with Tab until the wanted thing has the focus, and sees to it that one can see where one is. */
export async function tabTo({ page }: Visitor, frame: Frame, wanted: string): Promise<void> {
  const focused = () => {
    const el = document.activeElement;
    if (!el) return { text: "", visible: false };
    const { outlineStyle, boxShadow } = getComputedStyle(el);
    const after = getComputedStyle(el, "::after");
    const visible = outlineStyle !== "none" || boxShadow !== "none" || after.boxShadow !== "none";
    return { text: el.textContent?.trim() ?? "", visible };
  };
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press("Tab");
    const outer = await page.evaluate(focused);
    const found = outer.text === wanted ? outer : await frame.evaluate(focused);
    if (found.text !== wanted) continue;
    expect(found.visible, `the focus on ${wanted} can be seen`).toBe(true);
    return;
  }
  throw new Error(`The keyboard does not reach ${wanted}.`);
}
