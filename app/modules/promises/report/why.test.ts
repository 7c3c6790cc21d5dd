import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languages } from "../../../platform/i18n/words";
import { whyForShopper, whyForStaff } from "./why";

const inputs = {
  slot: { startsOn: "2026-11-25", readyOn: "2026-11-27", because: ["after_cutoff", "holiday"] },
  processing: { location: "Brooklyn", days: 1 },
  transit: { level: "lane", parcels: 1_184, typical: [2, 4] },
  pace: 1.25,
  buffer: 1,
  holidays: ["2026-11-26"],
  calibrated: { target: 0.9, group: "US ground" },
  native: { earliest: "2026-11-28", latest: "2026-12-03" },
};

describe("why this date", () => {
  it("tells a shopper what matters", () => {
    expect(whyForShopper(inputs, "en-US")).toEqual([
      "Packed within one working day in Brooklyn",
      "1,184 parcels on this lane took 2 to 4 days",
      "Parcels are slower than usual these days; the date allows for it",
      "Counted around Thursday, November 26",
    ]);
    expect(whyForShopper(inputs, "de")[1]).toBe("1.184 Pakete auf dieser Strecke brauchten 2 bis 4 Tage");
  });

  it("tells staff every step", () => {
    expect(whyForStaff(inputs, "en")).toEqual([
      "Packing starts on Wednesday, November 25 (ordered after the cut-off, a public holiday in between)",
      "It leaves Brooklyn by Friday, November 27, within one working day",
      "1,184 parcels on this lane took 2 to 4 days",
      "Parcels are 25 % slower than usual these days; the date allows for it",
      "Counted around Thursday, November 26",
      "1 day added by the store's settings",
      "Set so that 90 of 100 such parcels arrive in time (US ground)",
      "Shopify shows Saturday, November 28 to Thursday, December 3; the promise stays within that",
    ]);
    expect(whyForStaff(inputs, "de")).toHaveLength(8);
  });

  it.each(languages.map(({ code }) => code))(
    "GIVEN a shopper who reads %s WHEN told why THEN every sentence is whole and in that language",
    (language) => {
      const transits = ["lane", "destination", "service", "store", "published"];
      const counts = [0, 1, 2, 3, 5, 11, 100, 1_184];
      for (const [level, n, days] of transits.flatMap((l) =>
        counts.flatMap((c) => counts.map((d) => [l, c, d])),
      )) {
        const transit = { level, parcels: n, typical: [Math.min(2, Number(days)), days] };
        const told = whyForShopper(
          { ...inputs, transit, processing: { location: "Brooklyn", days } },
          language,
        );
        expect(told).toHaveLength(4);
        for (const line of told) expect(line).toMatch(/^[^{}]*\p{L}[^{}]*$/u);
        expect(told[0]).toContain("Brooklyn");
        if (language !== "en") expect(told[2]).not.toBe(whyForShopper(inputs, "en")[2]);
      }
    },
  );

  it("counts as each language counts", () => {
    const told = (language: string, parcels: number, to: number) =>
      whyForShopper({ ...inputs, transit: { ...inputs.transit, parcels, typical: [to, to] } }, language)[1];
    expect([1, 3, 1_185].map((n) => told("pl", n, n))).toEqual([
      "1 paczka na tej trasie dotarła w 1 dzień",
      "3 paczki na tej trasie dotarły w 3 dni",
      "1185 paczek na tej trasie dotarło w 1185 dni",
    ]);
    expect([1, 2, 3, 11].map((n) => told("ar", n, n))).toEqual([
      "استغرقت شحنة واحدة على هذا المسار يومًا واحدًا",
      "استغرقت شحنتان على هذا المسار يومين",
      "استغرقت 3 شحنات على هذا المسار 3 أيام",
      "استغرقت 11 شحنة على هذا المسار 11 يومًا",
    ]);
  });

  it("says nothing that did not move the date", () => {
    const plain = { ...inputs, pace: 1, buffer: 0, holidays: [], calibrated: null, native: undefined };
    expect(whyForStaff(plain, "en")).toHaveLength(3);
    const published = { ...plain, transit: { level: "published", parcels: 0, typical: [3, 3] } };
    expect(whyForShopper(published, "en")[1]).toBe("The carrier publishes 3 days for this service");
  });

  it("keeps silent about inputs of another shape", () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (any, locale) => {
        expect(whyForShopper(any, locale)).toEqual([]);
        expect(whyForStaff(any, locale)).toEqual([]);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
