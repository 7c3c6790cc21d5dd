import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aliveAt, curveOf } from "./curve";

const learn = (rows: [z: number, came: boolean, weight?: number][]) =>
  curveOf(
    Float64Array.from(rows, ([z]) => z),
    Uint8Array.from(rows, ([, came]) => Number(came)),
    Float64Array.from(rows, ([, , weight]) => weight ?? 1),
  );

describe("how survival falls", () => {
  test("as a life table counts it by hand", () => {
    const curve = learn([
      [3, false],
      [1, true],
      [2, true],
      [6, true],
      [4, true],
      [5, false],
    ]);
    // One of six, one of five; one leaves unseen; one of three; one leaves unseen; the last.
    expect(aliveAt(curve, 1)).toBeCloseTo(5 / 6);
    expect(aliveAt(curve, 2)).toBeCloseTo(4 / 6);
    expect(aliveAt(curve, 3)).toBeCloseTo(4 / 6);
    expect(aliveAt(curve, 4)).toBeCloseTo(4 / 9);
    expect(aliveAt(curve, 5)).toBeCloseTo(4 / 9);
    expect(aliveAt(curve, 6)).toBeLessThan(1e-5);
  });

  test("weight counts as so many parcels", () => {
    const twice = learn([
      [1, true, 2],
      [2, false],
    ]);
    expect(aliveAt(twice, 1)).toBeCloseTo(1 / 3);
  });

  test("parcels still open hold it up", () => {
    const came = Array.from({ length: 50 }, (_, i): [number, boolean] => [i / 10, true]);
    const open = Array.from({ length: 50 }, (): [number, boolean] => [5, false]);
    expect(aliveAt(learn([...came, ...open]), 4.9)).toBeCloseTo(0.5, 1);
    expect(aliveAt(learn(came), 4.5)).toBeLessThan(0.12);
  });

  test("past the last knot it goes on falling, and never stands still", () => {
    const curve = learn(Array.from({ length: 1_000 }, (_, i) => [-Math.log(1 - (i + 0.5) / 1_001), i < 999]));
    const last = curve.z.at(-1)!;
    const tail = [0, 0.5, 1, 2, 4].map((more) => aliveAt(curve, last + more));
    expect(tail[0]).toBeCloseTo(curve.alive.at(-1)!, 9);
    for (let i = 1; i < tail.length; i++) expect(tail[i]).toBeLessThan(tail[i - 1]!);
    expect(tail[4]).toBeGreaterThan(0);
  });

  test("never rises, stays within 0 and 1, and knows nothing of nothing", () => {
    const row = fc.tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.boolean(),
      fc.double({ min: 0.01, max: 3, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const curve = learn(rows);
        const alive = Array.from({ length: 60 }, (_, i) => aliveAt(curve, -8 + i * 0.3));
        for (const [i, share] of alive.entries()) {
          expect(share >= 0 && share <= 1).toBe(true);
          if (i > 0) expect(share).toBeLessThanOrEqual(alive[i - 1]! + 1e-12);
        }
      }),
    );
    expect(aliveAt(learn([]), 100)).toBe(1);
  });
});
