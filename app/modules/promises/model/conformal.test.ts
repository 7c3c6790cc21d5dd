import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Conformal, corrected, type Correction, WATCHED } from "./conformal";

/** So many promises a day, each level due on its own day, of which the share that is called comes true, times `truth`. */
function watched(days: number, each: number, truth: number, group = "US-NY", conformal = new Conformal()) {
  const came = new Map<string, number>();
  for (let day = 0; day < days; day++) {
    for (let i = 0; i < each; i++) {
      const id = `${group}${day}-${i}`;
      conformal.tell(
        id,
        group,
        WATCHED.map((_, level) => day + level),
      );
      // Arrives on the day that its share of luck is called by.
      const luck = (i + 0.5) / each / truth;
      const level = WATCHED.findIndex((called) => luck <= called);
      came.set(id, day + (level === -1 ? WATCHED.length + 5 : level));
    }
    conformal.judge(day + 1, (id) => (came.get(id)! <= day ? came.get(id) : null));
  }
  return conformal;
}

const at = (correction: Correction, level: number, group = "US-NY") => corrected(correction, group, level);

describe("correction by what was kept", () => {
  test("without evidence nothing is changed", () => {
    const none = new Conformal().correction();
    for (const level of [0, 0.1, 0.5, 0.9, 0.95, 0.999, 1]) expect(at(none, level)).toBeCloseTo(level, 9);
  });

  test("after many misses what is called 0.9 is worth what was kept", () => {
    const missed = watched(60, 60, 0.8).correction();
    expect(at(missed, 0.9)).toBeGreaterThan(0.7);
    expect(at(missed, 0.9)).toBeLessThan(0.8);
    // So a later day is needed for 0.9, and there is one.
    expect(at(missed, 1)).toBeCloseTo(1, 9);
  });

  test("of what is kept more often than said, half is taken back", () => {
    const lucky = watched(60, 60, 1.2).correction();
    for (const level of [0.3, 0.5, 0.8, 0.9, 0.97]) {
      const kept = lucky.groups.get("US-NY")![WATCHED.indexOf(level as (typeof WATCHED)[number])]!;
      expect(kept).toBeGreaterThan(level);
      expect(at(lucky, level)).toBeCloseTo((level + kept) / 2, 9);
    }
  });

  test("a group leans on the store until it has promises of its own", () => {
    const conformal = watched(60, 60, 0.8);
    const store = conformal.correction();
    expect(at(store, 0.9, "US-CA")).toBeCloseTo(corrected({ ...store, groups: new Map() }, "US-CA", 0.9), 9);
    const few = watched(60, 1, 1, "US-CA", watched(60, 60, 0.8)).correction();
    const many = watched(60, 60, 1, "US-CA", watched(60, 60, 0.8)).correction();
    expect(at(few, 0.9, "US-CA")).toBeLessThan(0.85);
    expect(at(many, 0.9, "US-CA")).toBeGreaterThan(at(few, 0.9, "US-CA"));
    expect(at(many, 0.9, "US-CA")).toBeGreaterThan(at(many, 0.9, "US-NY"));
  });

  test("what lies long back fades", () => {
    const conformal = watched(60, 60, 0.8);
    const before = at(conformal.correction(), 0.9);
    conformal.judge(500, () => undefined);
    expect(at(conformal.correction(), 0.9)).toBeGreaterThan(before + 0.05);
  });

  test("a parcel that is never to be known is forgotten; what waits is bounded", () => {
    const conformal = new Conformal(10);
    const due = WATCHED.map(() => 5);
    for (let i = 0; i < 100; i++) conformal.tell(`p${i}`, "US-NY", due);
    expect(conformal.state().pending).toHaveLength(10);
    conformal.judge(6, () => undefined);
    expect(conformal.state().pending).toHaveLength(0);
    expect(conformal.state().store.due.every((n) => n === 0)).toBe(true);
  });

  test("a level is judged on its day, not when the parcel comes", () => {
    const conformal = new Conformal();
    conformal.tell(
      "late",
      "US-NY",
      WATCHED.map((_, i) => 10 + i),
    );
    conformal.judge(12, () => null);
    expect(conformal.state().store.due.slice(0, 3)).toEqual([1, 1, 0]);
    expect(conformal.state().store.kept.slice(0, 3)).toEqual([0, 0, 0]);
  });

  test("goes on after a night's rest as if it had not slept", () => {
    const conformal = watched(20, 20, 0.9);
    const slept = Conformal.from(structuredClone(conformal.state()));
    for (const it of [conformal, slept]) it.judge(40, () => null);
    expect(slept.correction()).toEqual(conformal.correction());
  });

  test("never falls and stays a share, whatever was kept", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const kept = fc.array(share, { minLength: WATCHED.length, maxLength: WATCHED.length });
    fc.assert(
      fc.property(kept, fc.array(share, { minLength: 2, maxLength: 30 }), (store, levels) => {
        const said = levels.toSorted((a, b) => a - b);
        const meant = said.map((level) => corrected({ store, groups: new Map() }, "", level));
        meant.forEach((share, i) => {
          expect(share >= 0 && share <= 1 + 1e-12).toBe(true);
          if (i > 0) expect(share).toBeGreaterThanOrEqual(meant[i - 1]! - 1e-12);
        });
      }),
    );
  });
});
