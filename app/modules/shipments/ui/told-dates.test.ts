import { expect, it } from "vitest";
import { toldDates } from "./told-dates";

const date = (subject_id: string, surface: string, state: string, latest: string) => ({
  subject_id,
  surface,
  state,
  latest,
  confidence: 0.9,
});

it("GIVEN a promise and forecasts of two parcels THEN what is expected of a parcel is its own newest forecast, not the promise", () => {
  const told = toldDates(
    [
      date("order", "product", "open", "2026-11-24"),
      date("one", "forecast", "revised", "2026-11-24"),
      date("two", "forecast", "open", "2026-11-25"),
      date("one", "forecast", "open", "2026-11-28"),
    ],
    "one",
  );
  expect([told.given?.latest, told.expected?.latest, told.forecasts]).toEqual([
    "2026-11-24",
    "2026-11-28",
    2,
  ]);
});

it("GIVEN nothing promised, or a promise that is void THEN there is none to name", () => {
  expect(toldDates([], "one")).toEqual({ given: null, expected: null, forecasts: 0 });
  expect(toldDates([date("order", "order", "void", "2026-11-24")], "one").given).toBeNull();
});
