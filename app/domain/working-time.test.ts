import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterWorkingHours, type Calendar, workingHoursBetween } from "./working-time";

const berlin: Calendar = { zone: "Europe/Berlin", country: "DE", region: null };
const at = (text: string) => new Date(text);

describe("working time", () => {
  it("GIVEN a Friday noon WHEN 24 hours pass THEN the weekend does not count", () => {
    expect(afterWorkingHours(at("2026-11-20T11:00:00Z"), 24, berlin)).toEqual(at("2026-11-23T11:00:00Z"));
  });

  it("GIVEN Christmas between WHEN 24 hours pass THEN holidays do not count either", () => {
    expect(afterWorkingHours(at("2026-12-24T11:00:00Z"), 24, berlin)).toEqual(at("2026-12-28T11:00:00Z"));
  });

  it("GIVEN a silence that began on a Sunday WHEN it is counted THEN from Monday's midnight on", () => {
    expect(afterWorkingHours(at("2026-11-22T12:00:00Z"), 1, berlin)).toEqual(at("2026-11-23T00:00:00Z"));
    expect(workingHoursBetween(at("2026-11-22T12:00:00Z"), at("2026-11-23T05:00:00Z"), berlin)).toBe(6);
  });

  it("GIVEN no country WHEN counted THEN only weekends are left out", () => {
    const nowhere = { ...berlin, country: null };
    expect(afterWorkingHours(at("2026-12-24T11:00:00Z"), 24, nowhere)).toEqual(at("2026-12-25T11:00:00Z"));
  });

  it("GIVEN any moment and any wait WHEN counted back THEN as many hours lie between", () => {
    const moment = fc.date({ min: at("2026-01-01"), max: at("2027-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 400 }), (from, hours) => {
        const to = afterWorkingHours(from, hours, berlin);
        expect(workingHoursBetween(from, to, berlin)).toBeCloseTo(hours, 6);
        expect(to.getTime()).toBeGreaterThan(from.getTime());
      }),
      { seed: 404, numRuns: 200 },
    );
  });

  it("GIVEN two moments in the wrong order WHEN counted THEN nothing lies between", () => {
    expect(workingHoursBetween(at("2026-11-24T00:00:00Z"), at("2026-11-23T00:00:00Z"), berlin)).toBe(0);
  });
});
