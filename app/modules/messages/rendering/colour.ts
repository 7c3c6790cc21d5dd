/** Ink and paper of a letter, for light and for dark. Neither pure white nor pure black, which mail programs turn round. */
export const light = {
  page: "#f3f2ee",
  card: "#fffefc",
  panel: "#f7f6f2",
  line: "#e4e2db",
  ink: "#1e1d1a",
  soft: "#5f5d56",
};
export const dark = {
  page: "#161614",
  card: "#22221f",
  panel: "#2b2b27",
  line: "#3c3b36",
  ink: "#f1f0ec",
  soft: "#b3b1a8",
};

const channel = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** Relative luminance, as WCAG 2 has it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

export interface Paint {
  fill: string;
  ink: string;
}

const onFill = (fill: string): Paint => ({
  fill,
  ink: contrast(fill, light.card) >= contrast(fill, light.ink) ? light.card : light.ink,
});

/** Below this a shape cannot be told from the card it stands on. Its words are legible whatever the shape. */
const VISIBLE = 1.3;

/** The brand's colour as a button has it on a card of that colour; where it would not be seen, ink and paper take its place. */
export function paint(brand: string, on: typeof light): Paint {
  const known = /^#[0-9a-f]{6}$/i.test(brand) ? brand.toLowerCase() : on.ink;
  return onFill(contrast(known, on.card) >= VISIBLE ? known : on.ink);
}
