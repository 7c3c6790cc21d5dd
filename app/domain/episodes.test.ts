import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exceptionKinds } from "./exception";
import { milestones } from "./milestone";
import { episodesOf, type Sign } from "./episodes";

const seed = { seed: 1201, numRuns: 2_000 };
const sign: fc.Arbitrary<Sign> = fc.record({
  milestone: fc.option(fc.constantFrom(...milestones), { nil: null }),
  exception: fc.option(fc.constantFrom(...exceptionKinds), { nil: null }),
  at: fc.integer({ min: 1, max: 6 }).map((n) => new Date(n * 60_000)),
});
const signs = fc.array(sign, { maxLength: 12 });
const at = (minute: number) => new Date(minute * 60_000);

describe("episodesOf", () => {
  it("GIVEN a set of scans WHEN told in any order, some of them twice THEN the troubles are the same", () => {
    fc.assert(
      fc.property(signs, fc.infiniteStream(fc.nat()), (all, picks) => {
        const shuffled = [...all, ...all.filter((_, i) => i % 3 === 0)]
          .map((s) => ({ s, rank: picks.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ s }) => s);
        expect(episodesOf(shuffled)).toEqual(episodesOf(all));
      }),
      seed,
    );
  });

  it("GIVEN any scans WHEN read THEN episodes of a kind are numbered from 1, follow each other and end after they began", () => {
    fc.assert(
      fc.property(signs, (all) => {
        for (const kind of exceptionKinds) {
          const mine = episodesOf(all).filter((e) => e.kind === kind);
          expect(mine.map((e) => e.number)).toEqual(mine.map((_, i) => i + 1));
          mine.forEach((e, i) => {
            if (e.resolvedAt) expect(e.resolvedAt.getTime()).toBeGreaterThan(e.openedAt.getTime());
            if (i > 0)
              expect(e.openedAt.getTime()).toBeGreaterThanOrEqual(mine[i - 1]!.resolvedAt!.getTime());
          });
        }
      }),
      seed,
    );
  });

  it("GIVEN a delay, movement and a delay again WHEN read THEN there are two episodes, the second still open", () => {
    const told: Sign[] = [
      { milestone: null, exception: "delayed", at: at(1) },
      { milestone: "in_transit", exception: null, at: at(2) },
      { milestone: null, exception: "delayed", at: at(3) },
    ];
    expect(episodesOf(told)).toEqual([
      { kind: "delayed", number: 1, openedAt: at(1), resolvedAt: at(2) },
      { kind: "delayed", number: 2, openedAt: at(3), resolvedAt: null },
    ]);
  });

  it("GIVEN a loss WHEN the parcel is scanned as delivered afterwards THEN the loss stays for a person to close", () => {
    const told: Sign[] = [
      { milestone: null, exception: "lost", at: at(1) },
      { milestone: "delivered", exception: null, at: at(2) },
    ];
    expect(episodesOf(told)).toMatchObject([{ kind: "lost", resolvedAt: null }]);
  });
});
