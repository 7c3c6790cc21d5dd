/** Nothing runs in a preview and nothing is sent from it; it fetches nothing but the store's own logo. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https:; form-action 'none'; base-uri 'none'";

const asksForDark = "@media (prefers-color-scheme:dark)";

/**
 * A letter to be looked at in a frame, by day or by night: whichever the machine of the reader prefers, it shows what was asked for. The
 * mark is the one under which the letter's own style keeps its dark colours.
 */
export const framed = (html: string, time: "day" | "night"): string =>
  html
    .replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace(asksForDark, "@media not all")
    .replace("<html ", time === "night" ? '<html data-ogsc="" ' : "<html ");
