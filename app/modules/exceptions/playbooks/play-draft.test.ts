import { describe, expect, it } from "vitest";
import { exceptionKinds } from "../../../domain/exception";
import { entered } from "../entered";
import { defaultPlays } from "./defaults";
import { fillAnswer, unknownIn } from "./fill-answer";
import { play } from "./play";
import { draftOf, moved, playOfDraft } from "./play-draft";

const send = (draft: ReturnType<typeof draftOf>) => entered(play, JSON.stringify(playOfDraft(draft)));

describe("a draft of a play", () => {
  it.each(exceptionKinds)(
    "GIVEN the default of %s WHEN it is sent as it stands THEN it is the same",
    (kind) => {
      expect(send(draftOf(defaultPlays[kind]))).toEqual({ value: defaultPlays[kind] });
    },
  );

  it("GIVEN new steps WHEN it is sent THEN each has an id of its own, and old ones keep theirs", () => {
    const draft = draftOf(defaultPlays.stalled);
    const row = { id: "", text: "Ask the carrier!", byHours: "2" };
    const steps = playOfDraft({
      ...draft,
      steps: [row, ...draft.steps, row, { ...row, text: "運送会社" }],
    }).steps;
    expect(steps.map((s) => s.id)).toEqual([
      "ask_the_carrier",
      "ask_carrier",
      "tell_shopper",
      "ask_the_carrier_2",
      "step",
    ]);
  });

  it("GIVEN what is wrong WHEN it is sent THEN it is said beside its field", () => {
    const draft = draftOf(defaultPlays.stalled);
    const wrong = { ...draft, team: " ", respondHours: "", steps: [{ id: "", text: "", byHours: "-1" }] };
    const sent = send({ ...wrong, assignee: "nobody" });
    expect(sent).toEqual({
      errors: {
        team: "Something is needed here.",
        assignee: "An e-mail address, or nothing.",
        respondHours: "A number of hours.",
        "steps.0.text": "Something is needed here.",
        "steps.0.byHours": "More than 0 hours.",
      },
    });
  });

  it("GIVEN text that is no JSON WHEN it is read THEN it is refused", () => {
    expect(entered(play, "{")).toEqual({ errors: { "": "The form could not be read." } });
  });
});

describe("moved", () => {
  it("puts a row where it is wanted, and leaves the others in their order", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a"], 4, 0)).toEqual(["a"]);
  });
});

describe("an answer", () => {
  it("GIVEN a value that is missing WHEN it is filled THEN it leaves no gap", () => {
    expect(
      fillAnswer("Hello {name},\n{headline} {when} {next}", { name: "$&", headline: "Late.", when: null }),
    ).toBe("Hello $&,\nLate.");
  });

  it("GIVEN a name that means nothing WHEN it is looked over THEN it is found", () => {
    expect(unknownIn("{name} {tracking} {order} {tracking}")).toEqual(["tracking"]);
  });
});
