import { describe, expect, it } from "vitest";
import { bulkDeedForm, chosenCases, deedForm, signer } from "./deed-form";
import { toldBulk, toldDeed } from "./told";

describe("toldBulk", () => {
  it("GIVEN one that refused WHEN it is told THEN it says how many worked, and which did not and why", () => {
    const told = toldBulk(
      { do: "assign", owner: "Kim" },
      { done: 2, refused: [{ name: "#1007", code: "case_over" }] },
    );
    expect(told).toEqual({
      said: "2 cases go to Kim now.",
      but: ["#1007: it is over; open it again first."],
    });
  });

  it("GIVEN none that worked WHEN it is told THEN it says so", () => {
    expect(toldBulk({ do: "resolve" }, { done: 0, refused: [] }).said).toBe("Nothing was changed.");
  });

  it("GIVEN one case WHEN it is told THEN it is one", () => {
    expect(toldBulk({ do: "state", state: "waiting" }, { done: 1, refused: [] }).said).toBe(
      "1 case waits now.",
    );
  });
});

describe("the forms", () => {
  it("GIVEN a form WHEN it is read THEN it is the deed that it asks for", () => {
    expect(deedForm.parse({ do: "step", step: "ask_carrier", done: "no" })).toEqual({
      do: "step",
      step: "ask_carrier",
      done: false,
    });
    expect(deedForm.parse({ do: "assign", owner: " " })).toEqual({ do: "assign", owner: null });
    expect(deedForm.safeParse({ do: "reply", words: "  " }).error?.issues[0]?.message).toBe(
      "Write something first.",
    );
  });

  it("GIVEN a deed for one case alone WHEN it is asked of several THEN it is refused", () => {
    expect(bulkDeedForm.safeParse({ do: "treat_as_lost" }).success).toBe(false);
  });

  it("GIVEN ids WHEN they are read THEN each counts once, and there is an end", () => {
    expect(chosenCases.parse("case_a,case_b,case_a,")).toEqual(["case_a", "case_b"]);
    expect(chosenCases.safeParse("").success).toBe(false);
    expect(chosenCases.safeParse(Array.from({ length: 101 }, (_, n) => `case_${n}`).join()).success).toBe(
      false,
    );
  });

  it("GIVEN no name, or one that the database would refuse WHEN it signs THEN there is one that it takes", () => {
    expect(signer.parse(undefined)).toBe("team");
    expect(signer.parse("Kim\u0000 ")).toBe("Kim");
  });

  it("GIVEN any deed WHEN it was done THEN that is said", () => {
    expect(toldDeed({ do: "reply", words: "Hello" })).toBe("The answer is on its way to the shopper.");
    expect(toldDeed({ do: "team", team: "Warehouse" })).toBe("It is with Warehouse now.");
  });
});
