import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../app/domain/result";
import { card, keepPlacement, type Placement, targetOf } from "../../app/modules/tracking/index.server";
import { createWorld, type World } from "../support/world";
import { hostile } from "./hostile";
import { openStorefront, type Storefront } from "./storefront";
import { NUMBER, orderWithParcel, tokenOf } from "./world";

let world: World;
let store: Storefront;
let token: string;

const placement = (id: string, link: string | null): Placement => ({
  id,
  name: id,
  card: card.parse({ stages: ["on_its_way"], title: "New", link, products: ["lantern"] }),
  live: true,
  startsAt: null,
  endsAt: null,
});

beforeAll(async () => {
  world = await createWorld({ start: "2026-11-21T12:00:00Z" });
  store = openStorefront(world);
  await orderWithParcel(world, "1", NUMBER, [{ status: "in_transit", at: "2026-11-21T08:00:00Z" }]);
  token = await tokenOf(world, "1");
  await world.spine.act(world.shop, "test", async (unit) => {
    await keepPlacement(unit, placement("plc_link", "/collections/new?page=2#top"));
    await keepPlacement(unit, placement("plc_letters", "/collections/größe/新着/%20%zz"));
    await keepPlacement(unit, placement("plc_dots", "/.//evil.example/..//"));
    await keepPlacement(unit, placement("plc_none", null));
    return ok(null);
  });
});
afterAll(async () => {
  await store.close();
  await world.close();
});

/** Where a browser at the store would be led. */
function expectInStore(location: string): void {
  expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
  expect(new URL(location, "https://lantern.example/apps/doorstep/track").origin).toBe(
    "https://lantern.example",
  );
}

const wild = fc.oneof(
  fc.constantFrom(
    ...hostile.filter((text) => text.length < 1_000),
    "plc_link",
    "plc_dots",
    "lantern",
    "en",
    "ar",
    "wish",
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.webUrl(),
  fc.stringMatching(/^[/\\.:@%\t\r\n]{1,8}evil\.example$/),
);

describe("where a shopper can be sent", () => {
  it.each([
    ["plc_link", undefined, "/collections/new?page=2#top"],
    ["plc_link", "lantern", "/products/lantern"],
    ["plc_letters", undefined, "/collections/gr%C3%B6%C3%9Fe/%E6%96%B0%E7%9D%80/%20%zz"],
  ])("GIVEN the card %s and product %s WHEN it is followed THEN it leads to %s", async (go, p, want) => {
    const answer = await store.visit({ t: token, go, ...(p ? { p } : {}) });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(want);
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("GIVEN any questions in the address WHEN visited THEN whoever is sent on stays in the store", async () => {
    let sent = 0;
    const maybe = fc.option(wild, { nil: undefined });
    const questions = fc.record({
      go: maybe,
      p: maybe,
      lang: maybe,
      problem: maybe,
      n: maybe,
      own: fc.boolean(),
      t: maybe,
    });
    await fc.assert(
      fc.asyncProperty(questions, async ({ own, t, ...more }) => {
        const given = { ...more, t: own ? token : t };
        const query = Object.fromEntries(
          Object.entries(given).filter((e): e is [string, string] => e[1] !== undefined),
        );
        const answer = await store.visit(query);
        expect([200, 303]).toContain(answer.status);
        const location = answer.headers.get("location");
        if (location === null) return;
        sent++;
        expectInStore(location);
      }),
      { seed: 1621, numRuns: 400 },
    );
    expect(sent).toBeGreaterThan(20);
    expect(world.problems.filter((p) => typeof p === "object" && p !== null && "err" in p)).toEqual([]);
  });

  it("GIVEN any form WHEN sent THEN whoever is sent on stays in the store, and nothing breaks", async () => {
    let sent = 0;
    const names = [
      "t",
      "lang",
      "shipment",
      "remedy",
      "option",
      "what",
      "order",
      "contact",
      "number",
      "wish",
      "on",
      "street",
      "score",
      "words",
    ];
    const fields = Object.fromEntries(names.map((name) => [name, wild]));
    const form = fc.record({
      ...fields,
      do: fc.constantFrom("find", "parcel", "choose", "wish", "report", "feedback", "other"),
      own: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(form, async ({ own, ...given }) => {
        const known: Record<string, string> = own
          ? { t: token, option: "refund", what: "damaged", wish: "hold", score: "3" }
          : {};
        const answer = await store.visit({}, { form: { ...(given as Record<string, string>), ...known } });
        expect([200, 303]).toContain(answer.status);
        const location = answer.headers.get("location");
        if (location === null) return;
        sent++;
        expectInStore(location);
      }),
      { seed: 1622, numRuns: 400 },
    );
    expect(sent).toBeGreaterThan(20);
    expect(world.problems.filter((p) => typeof p === "object" && p !== null && "err" in p)).toEqual([]);
  });

  it("GIVEN any link that a card takes WHEN it is followed THEN it leads into the store", () => {
    const near = fc.oneof(
      wild,
      fc.string({ unit: "binary" }).map((text) => `/${text}`),
      wild.map((text) => `/${text}`),
    );
    let taken = 0;
    fc.assert(
      fc.property(near, (text) => {
        const link = card.shape.link.safeParse(text);
        if (!link.success || link.data === null) return;
        taken++;
        expectInStore(
          targetOf(
            { ...placement("x", null), card: { ...placement("x", null).card, link: link.data } },
            null,
          )!,
        );
      }),
      { seed: 1623, numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
