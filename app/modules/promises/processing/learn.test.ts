import { describe, expect, it } from "vitest";
import { addDays, weekday } from "../../../domain/local-date";
import { learnFrom, leftInTime, type PastOrder } from "./learn";
import { addWorkingDays, slotOf } from "./processing";
import { learned, type Processing, standard } from "./shape";
import { instantOf } from "../../../domain/zone-clock";

const zone = "Europe/Berlin";
const DE = { country: "DE", region: null };

/** A generator of numbers that is the same on every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Orders at all hours, sent as a location of this kind would, but for a share of them that is a day late. */
function history(p: Processing, orders: number, late = 0): PastOrder[] {
  const roll = dice(7);
  return Array.from({ length: orders }, (_, n) => {
    const day = addDays("2026-02-02", Math.floor((n * 200) / orders));
    const placedAt = new Date(Date.parse(`${day}T00:00:00Z`) + Math.floor(roll() * 86_400) * 1_000);
    const { readyOn } = slotOf(placedAt, zone, p);
    const left = roll() < late ? addWorkingDays(readyOn, 1, p) : readyOn;
    return { placedAt, handedOverAt: new Date(instantOf(left, "23:00", zone)) };
  });
}

describe("learnFrom", () => {
  it("GIVEN a location with habits WHEN its past is read THEN they are found, with their evidence", () => {
    const habits = { ...standard(DE), cutoff: "15:30", handlingDays: 2, workingDays: [1, 2, 3, 4, 5, 6] };
    const found = learnFrom(history(habits, 2_000, 0.05), zone, DE, null);
    expect(found?.proposal).toEqual(habits);
    expect(found?.parcels).toBe(2_000);
    expect(found?.evidence.workingDays).toBe(1);
    expect(found?.evidence.cutoff).toBeGreaterThan(0.92);
    expect(found?.evidence.handlingDays).toBeGreaterThan(0.94);
    expect(found?.kept.learned).toBeGreaterThan(0.94);
    expect(found?.kept.standard).toBeLessThan(found?.kept.learned ?? 0);
    expect(found?.kept.confirmed).toBeNull();
    expect(learned.parse(found)).toEqual(found);
  });

  it("GIVEN parcels that often leave late WHEN learnt THEN the time that is proposed covers nine of ten", () => {
    const habits = { ...standard(DE), cutoff: "12:00", handlingDays: 1 };
    const found = learnFrom(history(habits, 1_000, 0.3), zone, DE, habits);
    expect(found?.proposal.handlingDays).toBe(2);
    expect(found?.kept.learned).toBeGreaterThan(0.9);
    expect(found?.kept.confirmed).toBeCloseTo(0.7, 1);
  });

  it("GIVEN a store that can send twenty a day and gets more WHEN learnt THEN its limit is found", () => {
    const past: PastOrder[] = [];
    const waiting: Date[] = [];
    for (let n = 0; n < 210; n++) {
      const day = addDays("2026-02-02", n);
      const orders = n % 7 === 1 ? 45 : 9;
      for (let i = 0; i < orders; i++) waiting.push(instantOf(day, "08:00", zone));
      if (weekday(day) === 0 || weekday(day) === 6) continue;
      for (const placedAt of waiting.splice(0, 20))
        past.push({ placedAt, handedOverAt: instantOf(day, "17:00", zone) });
    }
    const found = learnFrom(past, zone, null, null);
    expect(found?.proposal.capacity).toBe(20);
    expect(found?.evidence.capacity?.days).toBeGreaterThan(20);
  });

  it("GIVEN a store without a limit WHEN learnt THEN none is made up", () => {
    expect(learnFrom(history(standard(DE), 1_000), zone, DE, null)?.proposal.capacity).toBeNull();
  });

  it("GIVEN too little, or clocks that run backwards WHEN read THEN nothing is said", () => {
    const few = history(standard(DE), 29);
    expect(learnFrom(few, zone, DE, null)).toBeNull();
    const backwards = history(standard(DE), 100).map((o) => ({
      placedAt: o.handedOverAt,
      handedOverAt: o.placedAt,
    }));
    expect(learnFrom(backwards, zone, DE, null)).toBeNull();
    expect(leftInTime([], zone, standard(DE))).toBe(0);
  });

  it("GIVEN five thousand orders WHEN learnt THEN it is done in a moment", () => {
    const past = history(standard(DE), 5_000, 0.1);
    const from = performance.now();
    learnFrom(past, zone, DE, standard(DE));
    expect(performance.now() - from).toBeLessThan(3_000);
  });
});
