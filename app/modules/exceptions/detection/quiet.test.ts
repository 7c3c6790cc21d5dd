import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { milestones } from "../../../domain/milestone";
import { learnSilence } from "./learn.server";
import { type Learnt, lostAt, quietAt, type QuietFacts } from "./quiet";
import { defaultDetection, type OwnRule } from "./settings";

const facts = (more: Partial<QuietFacts> = {}): QuietFacts => ({
  milestone: "in_transit",
  carrier: "ups",
  service: "UPS Ground",
  originCountry: "US",
  destCountry: "US",
  customs: false,
  on: "2026-11-20",
  ...more,
});
const rule = (more: Partial<OwnRule>): OwnRule => ({
  carrier: "",
  service: "",
  lane: "",
  stage: "moving",
  hours: 10,
  ...more,
});
const learnt = (more: Partial<Learnt>): Learnt => ({
  carrier: "ups",
  service: "",
  lane: "",
  stage: "moving",
  hours: 50,
  gaps: 1_000,
  ...more,
});

describe("when silence is news", () => {
  it.each([
    ["ground", {}, 72],
    ["express", { service: "Next Day Air" }, 24],
    ["post", { carrier: "usps", service: "Ground Advantage" }, 120],
    ["abroad", { destCountry: "CA" }, 168],
    ["with customs", { destCountry: "CA", customs: true }, 336],
    ["out for delivery", { milestone: "out_for_delivery" as const }, 36],
  ])(
    "GIVEN a parcel by %s WHEN nothing is known of the store THEN the published wait counts",
    (_, more, hours) => {
      expect(quietAt(facts(more), defaultDetection, [])).toMatchObject({ hours, from: "published" });
    },
  );

  it("GIVEN where a parcel stands WHEN it falls silent THEN the trouble has the right name, and at rest there is none", () => {
    const kinds = Object.fromEntries(
      milestones.map((milestone) => [
        milestone,
        quietAt(facts({ milestone }), defaultDetection, [])?.kind ?? null,
      ]),
    );
    expect(kinds).toEqual({
      unknown: "never_shipped",
      label_created: "never_shipped",
      picked_up: "stalled",
      in_transit: "stalled",
      out_for_delivery: "stalled",
      available_for_pickup: "unclaimed",
      delivered: null,
      returning: "stalled",
      returned: null,
      failed: null,
      cancelled: null,
    });
  });

  it("GIVEN rules of the store WHEN several fit THEN the one that names most counts, over what was learnt", () => {
    const rules = [
      rule({ hours: 10 }),
      rule({ carrier: "ups", hours: 20 }),
      rule({ lane: "US>*", hours: 30 }),
      rule({ carrier: "dhl", hours: 1 }),
    ];
    expect(quietAt(facts(), { ...defaultDetection, rules }, [learnt({})])).toMatchObject({
      hours: 30,
      from: "store",
    });
    expect(quietAt(facts({ originCountry: "DE" }), { ...defaultDetection, rules }, [])).toMatchObject({
      hours: 20,
    });
  });

  it("GIVEN what was learnt WHEN it is thin, wild or turned off THEN it does not count, or within bounds", () => {
    const of = (row: Partial<Learnt>, learn = true) =>
      quietAt(facts(), { ...defaultDetection, learn }, [learnt(row)]);
    expect(of({})).toMatchObject({ hours: 50, from: "learnt" });
    expect(of({ gaps: 199 })).toMatchObject({ hours: 72, from: "published" });
    expect(of({ hours: 1 })).toMatchObject({ hours: 36 });
    expect(of({ hours: 10_000 })).toMatchObject({ hours: 216 });
    expect(of({}, false)).toMatchObject({ hours: 72 });
    expect(of({ carrier: "dhl" })).toMatchObject({ hours: 72 });
  });

  it("GIVEN the lane was seen often WHEN a parcel travels on it THEN its own silence counts before its carrier's", () => {
    const rows = [learnt({ lane: "US>US", hours: 60 }), learnt({ hours: 90 })];
    expect(quietAt(facts(), defaultDetection, rows)).toMatchObject({ hours: 60 });
    expect(quietAt(facts({ destCountry: null }), defaultDetection, rows)).toMatchObject({ hours: 90 });
  });

  it("GIVEN any rules WHEN a parcel is silent for ever THEN it stalls before it is given up", () => {
    const hours = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(hours, hours, (moving, lost) => {
        const rules = [rule({ hours: moving }), rule({ stage: "lost", hours: lost })];
        const settings = { ...defaultDetection, rules };
        const [first, last] = [quietAt(facts(), settings, []), lostAt(facts(), settings, [])];
        expect(last!.hours).toBeGreaterThan(first!.hours);
      }),
      { seed: 37 },
    );
  });
});

describe("what a store's own parcels teach", () => {
  const day = 86_400_000;
  const gap = (hours: number, i: number) => {
    const from = new Date(Date.parse("2026-03-03T00:00:00Z") + (i % 50) * 7 * day);
    return {
      carrier: "ups",
      service: i % 2 ? "UPS Ground" : null,
      originCountry: "US",
      destCountry: "US",
      destRegion: "TX",
      milestone: "in_transit",
      from,
      to: new Date(from.getTime() + hours * 3_600_000),
    };
  };

  it("GIVEN a thousand silences WHEN learnt THEN all but the longest few fit into the wait", () => {
    const gaps = Array.from({ length: 1_000 }, (_, i) => gap(1 + (i % 20), i));
    const rows = learnSilence(gaps, "UTC");
    expect(rows.map(({ service, lane, gaps: n }) => [service, lane, n])).toEqual([
      ["", "US>US", 1_000],
      ["", "", 1_000],
      ["UPS Ground", "US>US", 500],
    ]);
    expect(rows.every((r) => r.hours === 20)).toBe(true);
  });

  it("GIVEN too few silences WHEN learnt THEN nothing is", () => {
    expect(
      learnSilence(
        Array.from({ length: 199 }, (_, i) => gap(5, i)),
        "UTC",
      ),
    ).toEqual([]);
  });
});
