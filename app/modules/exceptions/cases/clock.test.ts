import { describe, expect, it } from "vitest";
import { clockOf } from "./clock";

const hour = (n: number) => new Date(Date.UTC(2026, 4, 4, n));
const facts = {
  state: "open" as const,
  respondBy: hour(4),
  resolveBy: hour(20),
  firstActionAt: null,
  resolvedAt: null,
};

describe("clockOf", () => {
  it("GIVEN nobody has acted WHEN it is looked at THEN the time to answer counts", () => {
    expect(clockOf(facts, hour(3))).toEqual({ of: "answer", at: hour(4), overdue: false });
    expect(clockOf(facts, hour(5))).toEqual({ of: "answer", at: hour(4), overdue: true });
  });

  it("GIVEN somebody has acted WHEN it is looked at THEN the time to end it counts", () => {
    const acted = { ...facts, firstActionAt: hour(2) };
    expect(clockOf(acted, hour(5))).toEqual({ of: "end", at: hour(20), overdue: false });
    expect(clockOf({ ...acted, state: "waiting" }, hour(21)).overdue).toBe(true);
  });

  it("GIVEN it is over WHEN it is looked at THEN nothing is overdue", () => {
    const over = { ...facts, state: "resolved" as const, resolvedAt: hour(6) };
    expect(clockOf(over, hour(30))).toEqual({ of: "over", at: hour(6), overdue: false });
  });
});
