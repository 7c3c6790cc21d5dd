import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultMessages } from "../settings";
import { triggerOf } from "../triggers";
import { barTo, type Held, mergers, quietUntil, type Reach, weigh } from "./verdict";

const at = (text: string) => new Date(text);
const reach = (more: Partial<Reach> = {}): Reach => ({
  medium: "email",
  connected: true,
  hasAddress: true,
  suppressed: null,
  consent: null,
  ...more,
});
const lost = triggerOf("exception.lost");
const delivered = triggerOf("parcel.delivered");
const review = triggerOf("review.ask");
const place = (country: string | null) => ({ country, settings: defaultMessages });

describe("who may be written to", () => {
  it.each([
    ["news of the order by e-mail needs no yes", delivered, {}, "DE", null],
    ["marketing needs one", review, {}, "DE", "no_consent"],
    ["and has it", review, { consent: true }, "DE", null],
    [
      "a phone number given with the order will do in Germany",
      delivered,
      { medium: "sms" as const },
      "DE",
      null,
    ],
    ["and not in the United States", delivered, { medium: "sms" as const }, "US", "no_consent"],
    ["WhatsApp asks for a yes everywhere", delivered, { medium: "whatsapp" as const }, "DE", "no_consent"],
    ["who said stop is left alone", delivered, { consent: false }, "DE", "stopped"],
    ["but hears of a loss by e-mail", lost, { consent: false }, "DE", null],
    ["and not by SMS", lost, { medium: "sms" as const, consent: false }, "DE", "stopped"],
    [
      "a dead address is not written to",
      lost,
      { suppressed: { reason: "bounced", covers: "all" as const } },
      "DE",
      "address_bad",
    ],
    [
      "a stop at the carrier counts for all",
      lost,
      { medium: "sms" as const, suppressed: { reason: "stopped", covers: "all" as const } },
      "DE",
      "stopped",
    ],
    [
      "a stop of marketing leaves the order's news",
      delivered,
      { suppressed: { reason: "stopped", covers: "marketing" as const } },
      "DE",
      null,
    ],
    ["no address, no letter", lost, { hasAddress: false }, "DE", "no_address"],
    ["no way, no letter", lost, { connected: false }, "DE", "medium_not_connected"],
  ])("GIVEN %s", (_, trigger, more, country, bar) => {
    expect(barTo(trigger, reach(more), place(country))).toBe(bar);
  });
});

describe("the night", () => {
  const quiet = { from: "21:00", to: "08:00", media: ["sms" as const] };
  it.each([
    ["in the evening until the morning", "2026-11-20T20:30:00Z", "2026-11-21T07:00:00.000Z"],
    ["after midnight until the same morning", "2026-11-21T01:00:00Z", "2026-11-21T07:00:00.000Z"],
    ["by day it is not", "2026-11-21T10:00:00Z", null],
    ["the minute it begins", "2026-11-20T20:00:00Z", "2026-11-21T07:00:00.000Z"],
    ["the minute it ends it is over", "2026-11-21T07:00:00Z", null],
  ])("GIVEN a moment in Berlin WHEN it is %s THEN it is held so long", (_, now, until) => {
    expect(quietUntil(at(now), "sms", "Europe/Berlin", quiet)?.toISOString() ?? null).toBe(until);
  });

  it("GIVEN a medium that does not wake anybody WHEN it is night THEN it goes out", () => {
    expect(quietUntil(at("2026-11-21T01:00:00Z"), "email", "Europe/Berlin", quiet)).toBeNull();
  });
});

describe("now, later or not at all", () => {
  const standing = {
    now: at("2026-11-20T12:00:00Z"),
    happenedAt: at("2026-11-20T11:00:00Z"),
    over: false,
    zone: "Europe/Berlin",
    medium: "sms" as const,
    sent: { order: 0, day: 0 },
  };

  it("GIVEN caps that are full WHEN news comes THEN it is dropped, urgent things wait for tomorrow, a loss passes", () => {
    const full = { ...standing, sent: { order: 2, day: 3 } };
    expect(weigh(delivered, full, defaultMessages)).toEqual({ do: "drop", because: "cap_of_day" });
    expect(weigh(triggerOf("exception.stalled"), full, defaultMessages)).toMatchObject({
      do: "hold",
      because: "day_is_full",
    });
    expect(weigh(lost, full, defaultMessages)).toEqual({ do: "send" });
    const over = { ...standing, sent: { order: 10, day: 0 } };
    expect(weigh(triggerOf("exception.stalled"), over, defaultMessages)).toEqual({
      do: "drop",
      because: "cap_of_order",
    });
    expect(weigh(lost, over, defaultMessages)).toEqual({ do: "send" });
  });

  it("GIVEN what is old or over WHEN it comes up THEN it is not told, however grave", () => {
    const old = { ...standing, happenedAt: at("2026-09-01T00:00:00Z") };
    expect(weigh(lost, old, defaultMessages)).toEqual({ do: "drop", because: "too_old" });
    expect(weigh(lost, { ...standing, over: true }, defaultMessages)).toEqual({
      do: "drop",
      because: "over_already",
    });
  });

  it("GIVEN the night WHEN a loss comes THEN it goes out, and a delivery waits", () => {
    const night = { ...standing, now: at("2026-11-20T23:00:00Z"), happenedAt: at("2026-11-20T23:00:00Z") };
    expect(weigh(lost, night, defaultMessages)).toEqual({ do: "send" });
    expect(weigh(delivered, night, defaultMessages)).toMatchObject({ do: "hold", because: "quiet_hours" });
  });
});

describe("bursts", () => {
  const held = fc.record({
    id: fc.uuid(),
    line: fc.constantFrom("journey", "trouble"),
    subjectId: fc.constantFrom("a", "b"),
    medium: fc.constantFrom("email", "sms"),
    weight: fc.constantFrom<Held["weight"]>("critical", "urgent", "news", "courtesy"),
    happenedAt: fc.date({ min: at("2026-11-01"), max: at("2026-11-30"), noInvalidDate: true }),
  });

  it("GIVEN any that wait WHEN merged THEN one of each line stays, the critical ones all, whatever order they came in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(held, { selector: (m) => m.id, maxLength: 20 }), (all) => {
        const into = mergers(all);
        expect(mergers([...all].reverse())).toEqual(into);
        for (const message of all) {
          if (message.weight === "critical") expect(into.has(message.id)).toBe(false);
        }
        const place = (m: Held) => JSON.stringify([m.line, m.subjectId, m.medium]);
        for (const one of new Set(all.map(place))) {
          const group = all.filter((m) => place(m) === one);
          const stay = group.filter((m) => !into.has(m.id));
          const critical = group.filter((m) => m.weight === "critical");
          expect(stay.length).toBe(Math.max(1, critical.length));
        }
        // What a message goes into stays itself.
        for (const other of into.values()) expect(into.has(other)).toBe(false);
      }),
      { seed: 41 },
    );
  });
});
