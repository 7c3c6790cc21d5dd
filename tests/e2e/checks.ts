import type { Frame, Page } from "playwright-core";

export interface Findings {
  /** First-level headings; there should be one. */
  headings: number;
  /** Controls without a name that a screen reader could say. */
  nameless: string[];
  /** Pictures without words. */
  wordless: string[];
  /** Text with too little contrast: "what it says 3.9". */
  faint: string[];
  /** How far the page runs off the side, in pixels. */
  overflow: number;
  language: string | null;
}

/** Looks a page over by the rules that can be measured. What runs inside the page must stand on its own. */
export function lookOver(place: Page | Frame): Promise<Findings> {
  return place.evaluate(() => {
    const seen = (el: Element): boolean => {
      const box = el.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && getComputedStyle(el).visibility === "visible";
    };
    const told = (el: Element): string => {
      const ids = (el.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
      const labelled = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
      const labels = [...((el as HTMLInputElement).labels ?? [])].map((l) => l.textContent).join(" ");
      const own = ["BUTTON", "A", "SUMMARY"].includes(el.tagName) ? el.textContent : "";
      return `${el.getAttribute("aria-label") ?? ""}${labelled}${labels}${own}`.trim();
    };
    const controls = [
      ...document.querySelectorAll("input:not([type=hidden]),select,textarea,button,a[href],summary"),
    ];
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    type Colour = [number, number, number, number];
    // Drawing it is the one way to read every notation there is.
    const read = (css: string): Colour => {
      if (!canvas) return [0, 0, 0, 1];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
      r * a + R * (1 - a),
      g * a + G * (1 - a),
      b * a + B * (1 - a),
      1,
    ];
    const behind = (el: Element | null): Colour => {
      if (!el) return [255, 255, 255, 1];
      const own = read(getComputedStyle(el).backgroundColor);
      return own[3] >= 1 ? own : over(own, behind(el.parentElement));
    };
    const opacity = (el: Element | null): number =>
      el ? Number(getComputedStyle(el).opacity) * opacity(el.parentElement) : 1;
    const light = ([r, g, b]: Colour): number => {
      const part = (c: number) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const faint: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent?.trim() ?? "";
      const el = texts.currentNode.parentElement;
      if (!text || !el || !seen(el) || el.closest("script,style,[disabled],[aria-disabled=true]")) continue;
      const style = getComputedStyle(el);
      const ground = behind(el);
      const [r, g, b, a] = read(style.color);
      const ink = over([r, g, b, a * opacity(el)], ground);
      const [brighter, darker] = [light(ink), light(ground)].sort((x, y) => y - x) as [number, number];
      const ratio = (brighter + 0.05) / (darker + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 3 : 4.5)) faint.push(`${text.slice(0, 40)} ${ratio.toFixed(2)}`);
    }
    return {
      headings: document.querySelectorAll("h1").length,
      nameless: controls.filter((el) => seen(el) && told(el) === "").map((el) => el.outerHTML.slice(0, 160)),
      wordless: [...document.querySelectorAll("img:not([alt])")].map((el) => el.outerHTML.slice(0, 160)),
      faint,
      overflow: document.documentElement.scrollWidth - innerWidth,
      language: document.documentElement.getAttribute("lang"),
    };
  });
}
