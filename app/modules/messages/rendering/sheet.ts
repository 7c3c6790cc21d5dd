import { dark, type Paint } from "./colour";

/** Fonts that are on the reader's machine, in any script. */
export const fonts =
  "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Hiragino Sans','Noto Sans JP','Noto Sans Arabic',sans-serif";

const night = (button: Paint): [string, string][] => [
  [".page", `background:${dark.page}!important;color:${dark.ink}!important`],
  [".card", `background:${dark.card}!important;border-color:${dark.line}!important`],
  [".panel", `background:${dark.panel}!important;color:${dark.ink}!important`],
  [".edge", `border-left-color:${button.fill}!important;border-right-color:${button.fill}!important`],
  [".rule", `border-color:${dark.line}!important`],
  [".ink", `color:${dark.ink}!important`],
  [".soft", `color:${dark.soft}!important`],
  [".dot", `color:${button.fill}!important`],
  [".fill", `background:${button.fill}!important;border-color:${button.fill}!important`],
  [".fill-ink", `color:${button.ink}!important`],
  [".line", `background:${dark.card}!important;border-color:${dark.soft}!important`],
  [".line-ink", `color:${dark.ink}!important`],
];

/**
 * What no attribute can say: narrow screens and the dark. Where a program asks no media query but marks the page (Outlook's on the web),
 * the same rules stand under its mark.
 */
export function css(button: Paint): string {
  const rules = night(button);
  const set = (before: string) => rules.map(([name, rule]) => `${before}${name}{${rule}}`).join("");
  return [
    ":root{color-scheme:light dark;supported-color-schemes:light dark}",
    "@media (max-width:480px){.outer{padding:20px 10px 32px!important}.pad{padding-left:22px!important;padding-right:22px!important}.title{font-size:24px!important}.button,.button a{width:100%!important;box-sizing:border-box}}",
    `@media (prefers-color-scheme:dark){${set("")}}`,
    set("[data-ogsc] "),
  ].join("\n");
}
