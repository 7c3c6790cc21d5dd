import { describe, expect, it } from "vitest";
import { minutesToNext, type Underway } from "./pace";

const now = new Date("2026-11-21T12:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const parcel = (it: Partial<Underway>): Underway => ({
  milestone: "in_transit",
  trouble: false,
  expected: null,
  lastNews: hours(-1),
  ...it,
});

describe("how often a parcel is asked about", () => {
  it.each<[string, Partial<Underway>, number | null]>([
    ["is on its way and nothing is known of its date", {}, 240],
    ["is expected in three days", { expected: hours(72) }, 240],
    ["is expected tomorrow", { expected: hours(20) }, 60],
    ["was expected yesterday", { expected: hours(-20) }, 60],
    ["was expected a week ago", { expected: hours(-24 * 7) }, 240],
    ["is out for delivery", { milestone: "out_for_delivery" }, 30],
    ["has something the matter", { trouble: true }, 120],
    ["waits to be collected", { milestone: "available_for_pickup" }, 360],
    ["has only a label since this morning", { milestone: "label_created" }, 240],
    ["has only a label since a week", { milestone: "label_created", lastNews: hours(-24 * 7) }, 720],
    ["has been silent for two weeks", { lastNews: hours(-24 * 14) }, 1_440],
    ["has been silent for two months", { lastNews: hours(-24 * 60) }, null],
    ["is delivered", { milestone: "delivered" }, null],
    ["came back", { milestone: "returned" }, null],
    ["was cancelled", { milestone: "cancelled" }, null],
  ])("GIVEN a parcel that %s WHEN planned THEN the pace fits", (_what, it, minutes) => {
    expect(minutesToNext(parcel(it), now)).toBe(minutes);
  });
});
