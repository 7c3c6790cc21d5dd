import { expect, it } from "vitest";
import type { Entry } from "./entries.store.server";
import { historyOf } from "./history";

const at = (minute: number) => new Date(Date.UTC(2026, 4, 4, 10, minute));
const entry = (id: string, minute: number, kind: Entry["kind"]): Entry => ({
  id,
  at: at(minute),
  kind,
  by: "team",
  code: null,
  words: kind === "reply" ? "On its way." : null,
});
const written = (id: string, minute: number, direction: "to_shopper" | "from_shopper") => ({
  id,
  direction,
  by: "team",
  words: "On its way.",
  at: at(minute),
});

it("GIVEN entries and letters WHEN they are merged THEN the newest comes first", () => {
  const lines = historyOf(
    [entry("opened", 0, "opened"), entry("note", 3, "note")],
    [written("asked", 1, "from_shopper"), written("told", 5, "to_shopper")],
  );
  expect(lines.map((line) => line.id)).toEqual(["told", "note", "asked", "opened"]);
});

it("GIVEN an answer that is kept as an entry too WHEN they are merged THEN it stands there once", () => {
  const lines = historyOf(
    [entry("opened", 0, "opened"), entry("reply", 2, "reply"), entry("heard", 4, "shopper")],
    [written("told", 2, "to_shopper"), written("asked", 4, "from_shopper")],
  );
  expect(lines.map((line) => line.id)).toEqual(["asked", "told", "opened"]);
});

it("GIVEN two entries of one moment WHEN they are merged THEN the later kept one is the newer", () => {
  const lines = historyOf([entry("first", 1, "status"), entry("second", 1, "step")], []);
  expect(lines.map((line) => line.id)).toEqual(["second", "first"]);
});
