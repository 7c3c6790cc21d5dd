/** The alphabet of GSM 03.38, and its signs that count for two. */
const plain = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const double = new Set("^{}\\[~]|€\f");

/** How many SMS a text is: 160 signs in one, 153 in each of several; 70 and 67 when a sign is outside the alphabet. */
export function segmentsOf(text: string): { characters: number; segments: number; unicode: boolean } {
  const signs = [...text];
  const unicode = signs.some((sign) => !plain.has(sign) && !double.has(sign));
  const length = unicode ? text.length : signs.reduce((sum, sign) => sum + (double.has(sign) ? 2 : 1), 0);
  const [one, each] = unicode ? [70, 67] : [160, 153];
  return { characters: signs.length, segments: length <= one ? 1 : Math.ceil(length / each), unicode };
}
