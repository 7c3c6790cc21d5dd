import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signedBy } from "./signatures.server";

const raw = Buffer.from('{"id":1}');
const sign = (secret: string, encoding: "base64" | "hex", bytes: Buffer = raw) =>
  createHmac("sha256", secret).update(bytes).digest(encoding);

describe("signedBy", () => {
  it.each(["base64", "hex"] as const)(
    "GIVEN a rotation WHEN signed (%s) with the new or the old secret THEN both count, and after it only the new",
    (encoding) => {
      expect(signedBy(["new", "old"], raw, sign("new", encoding), encoding)).toBe(true);
      expect(signedBy(["new", "old"], raw, sign("old", encoding), encoding)).toBe(true);
      expect(signedBy(["new"], raw, sign("old", encoding), encoding)).toBe(false);
      expect(signedBy(["new", "old"], raw, sign("other", encoding), encoding)).toBe(false);
      expect(signedBy([], raw, sign("new", encoding), encoding)).toBe(false);
    },
  );

  it("GIVEN a signed body WHEN any single bit of it is turned THEN the signature does not fit", () => {
    const given = sign("s", "base64");
    for (let i = 0; i < raw.length * 8; i++) {
      const bent = Buffer.from(raw);
      bent[i >> 3]! ^= 1 << (i & 7);
      expect(signedBy(["s"], bent, given, "base64")).toBe(false);
    }
  });

  it("GIVEN any text in place of a signature WHEN checked THEN it is refused without an error", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 100 }),
        fc.constantFrom("base64" as const, "hex" as const),
        (given, encoding) => {
          expect(signedBy(["s"], raw, given, encoding)).toBe(false);
        },
      ),
      { seed: 1302, numRuns: 500 },
    );
  });
});
