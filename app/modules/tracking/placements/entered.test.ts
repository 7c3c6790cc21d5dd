import { describe, expect, test } from "vitest";
import { draftOf, emptyCard, enteredCard } from "./entered";

const zone = "America/New_York";
const entered = (draft: object) => enteredCard(JSON.stringify({ ...emptyCard, ...draft }), "plc_1", zone);
const good = {
  name: "Lamps",
  title: "New lamps",
  products: "copper-lantern\n\n stoneware-mug ",
  link: "/collections/new",
};

describe("a card as it is entered", () => {
  test("is shown from the first moment of its first day to the last of its last, by the store's clock, and reads back as it was", () => {
    const it = entered({ ...good, from: "2026-11-24", until: "2026-11-30" });
    if (!("placement" in it)) throw new Error(JSON.stringify(it));
    expect(it.placement.startsAt?.toISOString()).toBe("2026-11-24T05:00:00.000Z");
    expect(it.placement.endsAt?.toISOString()).toBe("2026-12-01T05:00:00.000Z");
    expect(it.placement.card.products).toEqual(["copper-lantern", "stoneware-mug"]);
    expect(draftOf(it.placement, zone)).toMatchObject({
      from: "2026-11-24",
      until: "2026-11-30",
      link: "/collections/new",
    });
  });

  test.each([
    ["name", { name: " " }],
    ["title", { title: "" }],
    ["stages", { stages: [] }],
    ["link", { link: "https://elsewhere.example" }],
    ["link", { link: "//elsewhere.example" }],
    ["products", { products: "Copper Lantern!" }],
    ["products", { products: "a b c d e f g" }],
    ["from", { from: "soon" }],
    ["until", { from: "2026-11-30", until: "2026-11-24" }],
  ])("names what is wrong: %s", (field, wrong) => {
    const it = entered({ ...good, ...wrong });
    expect(Object.keys("errors" in it ? it.errors : {})).toEqual([field]);
  });
});
