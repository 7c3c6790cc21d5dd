import { describe, expect, it } from "vitest";
import { readOptions } from "../options";
import { createPlatform } from "../platform";
import { randomFrom } from "../support/random";
import { SERVICES } from "./lanes";
import { fulfillmentStatus } from "./totals";

const clock = { now: () => new Date("2026-11-01T12:00:00Z") };
const history = (seed: number) => [
  ...createPlatform(readOptions({ seed, clock })).main().world.state.orders.values(),
];

describe("seeded history", () => {
  it("is the same for the same seed and another for another", () => {
    const digest = (seed: number) => JSON.stringify(history(seed));
    expect(digest(3)).toBe(digest(3));
    expect(digest(3)).not.toBe(digest(4));
  });

  it("has at least 150 orders of the last sixty days, most delivered, some open, none in the future", () => {
    const orders = history(1);
    const events = orders.flatMap((order) => order.fulfillments.flatMap((each) => each.events));
    const delivered = events.filter((event) => event.status === "DELIVERED").length;
    expect(orders.length).toBeGreaterThanOrEqual(150);
    expect(delivered).toBeGreaterThan(orders.length * 0.7);
    expect(orders.filter((order) => fulfillmentStatus(order) === "UNFULFILLED").length).toBeGreaterThan(0);
    expect(events.every((event) => event.happenedAt <= "2026-11-01T12:00:00Z")).toBe(true);
    expect(new Set(orders.map((order) => order.shippingAddress?.provinceCode)).size).toBeGreaterThan(8);
  });

  it("prints tracking numbers with the carriers' own check digits", () => {
    const random = randomFrom(1);
    const [ups, usps, fedex] = SERVICES.map((service) => service.trackingNumber(random));
    expect(ups).toMatch(/^1Z[0-9A-Z]{16}$/);
    expect(usps).toMatch(/^9400\d{18}$/);
    expect(fedex).toMatch(/^\d{12}$/);
  });
});
