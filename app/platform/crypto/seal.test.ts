import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Keyring } from "./keyring.server";
import { blindIndex, sameBytes, seal, unseal } from "./seal.server";

const key = randomBytes(32);
const context = "7|person|details|per_1";

describe("seal", () => {
  it("GIVEN any bytes WHEN sealed and opened in their place THEN they are the same, and cannot be read in between", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 300 }), (bytes) => {
        const plain = Buffer.from(bytes);
        const sealed = seal(key, plain, context);
        expect(unseal(key, sealed, context).equals(plain)).toBe(true);
        expect(sealed.includes(plain)).toBe(false);
      }),
      { seed: 1301, numRuns: 200 },
    );
    expect(unseal(key, seal(key, Buffer.alloc(0), context), context)).toHaveLength(0);
  });

  it("GIVEN a sealed value WHEN any single bit of any byte is turned THEN it is refused", () => {
    const sealed = seal(key, Buffer.from("shopper@example.com"), context);
    for (let byte = 0; byte < sealed.length; byte++) {
      for (let bit = 0; bit < 8; bit++) {
        const bent = Buffer.from(sealed);
        bent[byte]! ^= 1 << bit;
        expect(() => unseal(key, bent, context)).toThrow();
      }
    }
  });

  it("GIVEN a sealed value WHEN cut short or lengthened THEN it is refused", () => {
    const sealed = seal(key, Buffer.from("shopper@example.com"), context);
    for (let length = 0; length < sealed.length; length++)
      expect(() => unseal(key, sealed.subarray(0, length), context)).toThrow();
    expect(() => unseal(key, Buffer.concat([sealed, Buffer.of(0)]), context)).toThrow();
  });

  it("GIVEN a sealed value WHEN opened with another key or in any other place THEN it is refused", () => {
    const sealed = seal(key, Buffer.from("x"), context);
    expect(() => unseal(randomBytes(32), sealed, context)).toThrow();
    for (const other of [
      "",
      "8|person|details|per_1",
      "7|person|details|per_2",
      "7|person|wrapped_key|per_1",
    ]) {
      expect(() => unseal(key, sealed, other)).toThrow();
    }
  });

  it("GIVEN ten thousand seals of one value WHEN compared THEN no IV comes twice", () => {
    const ivs = new Set<string>();
    for (let i = 0; i < 10_000; i++)
      ivs.add(seal(key, Buffer.from("x"), context).subarray(1, 13).toString("hex"));
    expect(ivs.size).toBe(10_000);
  });

  it("GIVEN blind indexes WHEN value, purpose or key differ THEN they differ; boundaries cannot be moved", () => {
    const one = blindIndex(key, "email", "a@example.com");
    expect(sameBytes(one, blindIndex(key, "email", "a@example.com"))).toBe(true);
    expect(sameBytes(one, blindIndex(key, "email", "b@example.com"))).toBe(false);
    expect(sameBytes(one, blindIndex(key, "phone", "a@example.com"))).toBe(false);
    expect(sameBytes(one, blindIndex(randomBytes(32), "email", "a@example.com"))).toBe(false);
    expect(sameBytes(blindIndex(key, "ab", "c"), blindIndex(key, "a", "bc"))).toBe(false);
    expect(sameBytes(one, one.subarray(1))).toBe(false);
  });
});

describe("keyring", () => {
  const [first, second, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const plain = Buffer.from("kept");

  it("GIVEN a rotated master key WHEN the one before is named too THEN old shops open, and new ones are wrapped under the new", () => {
    const wrapped = new Keyring(first).wrapNew(7);
    const sealed = new Keyring(first).open(7, wrapped).seal(plain, "t|c|1");
    const rotated = new Keyring(second, first);
    expect(rotated.open(7, wrapped).unseal(sealed, "t|c|1").equals(plain)).toBe(true);
    const fresh = rotated.wrapNew(8);
    expect(() => new Keyring(second).open(8, fresh)).not.toThrow();
    expect(() => new Keyring(first).open(8, fresh)).toThrow();
    expect(() => new Keyring(third).open(7, wrapped)).toThrow();
    expect(() => new Keyring(third, second).open(7, wrapped)).toThrow();
  });

  it("GIVEN two shops WHEN a wrapped key or a value is carried from one to the other THEN it does not open", () => {
    const ring = new Keyring(first);
    const wrapped = ring.wrapNew(7);
    expect(() => ring.open(8, wrapped)).toThrow();
    const mine = ring.open(7, wrapped);
    const theirs = ring.open(8, ring.wrapNew(8));
    expect(() => theirs.unseal(mine.seal(plain, "t|c|1"), "t|c|1")).toThrow();
    expect(() => mine.unseal(mine.seal(plain, "t|c|1"), "t|c|2")).toThrow();
    expect(sameBytes(mine.index("email", "a"), theirs.index("email", "a"))).toBe(false);
  });

  it("GIVEN messages kept under the common key WHEN the master key is rotated THEN they still open", () => {
    const sealed = new Keyring(first).common().seal(plain, "t|c|1");
    expect(new Keyring(second, first).common().unseal(sealed, "t|c|1").equals(plain)).toBe(true);
  });
});
