import fc from "fast-check";

/** Everything a payload is made of, with one part put in another's place: near to the real shape, unlike wild values. */
export function bent(payload: object): fc.Arbitrary<Buffer> {
  const paths: string[][] = [];
  const visit = (value: unknown, path: string[]): void => {
    if (path.length > 0) paths.push(path);
    if (value !== null && typeof value === "object")
      for (const [k, v] of Object.entries(value)) visit(v, [...path, k]);
  };
  visit(payload, []);
  return fc.tuple(fc.constantFrom(...paths), fc.jsonValue()).map(([path, other]) => {
    const copy = structuredClone(payload) as Record<string, unknown>;
    const parent = path.slice(0, -1).reduce((node, key) => node[key] as Record<string, unknown>, copy);
    parent[path.at(-1)!] = other;
    return Buffer.from(JSON.stringify(copy));
  });
}

/** A stretch of the text taken out, doubled or put elsewhere. */
export const torn = (text: string): fc.Arbitrary<Buffer> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(60), fc.nat(text.length), fc.constantFrom("cut", "double", "move"))
    .map(([from, length, to, how]) => {
      const piece = text.slice(from, from + length);
      const rest = how === "double" ? text : text.slice(0, from) + text.slice(from + length);
      return Buffer.from(how === "cut" ? rest : rest.slice(0, to) + piece + rest.slice(to));
    });

/** The value with each of its bits turned, one after the other. */
export function* turned(value: Buffer): Generator<Buffer> {
  for (let i = 0; i < value.length * 8; i++) {
    const other = Buffer.from(value);
    other[i >> 3]! ^= 1 << (i & 7);
    yield other;
  }
}
