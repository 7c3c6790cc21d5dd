import { describe, expect, it } from "vitest";
import { entered } from "../entered";
import { draftOf, settingsOfDraft } from "./detection-draft";
import { defaultDetection, detectionSettings, stages } from "./settings";
import { besidePublished, publishedOn } from "./where-from";

const learnt = { carrier: "ups", service: "", lane: "US>US", stage: "moving", gaps: 900 };

describe("what was learnt", () => {
  it("GIVEN a usual number WHEN it is put beside the published one THEN it counts as it is", () => {
    expect(besidePublished([{ ...learnt, hours: 60 }], "2026-05-04")).toMatchObject([
      { published: 72, counts: 60 },
    ]);
  });

  it("GIVEN a number far off WHEN it is put beside the published one THEN it counts within bounds", () => {
    const far = [1, 5_000].map((hours) => ({ ...learnt, hours }));
    expect(besidePublished(far, "2026-05-04").map((row) => row.counts)).toEqual([36, 216]);
  });

  it("GIVEN a lane abroad WHEN it is put beside the published one THEN it is that of such lanes", () => {
    const [row] = besidePublished([{ ...learnt, lane: "US>CA", hours: 100 }], "2026-05-04");
    expect(row?.published).toBe(168);
  });
});

it("GIVEN every stage WHEN the published waits are listed THEN each has one for every pace", () => {
  for (const { hours } of publishedOn(stages, "2026-05-04")) {
    expect(hours).toHaveLength(4);
    expect(hours.every((wait) => wait.hours > 0)).toBe(true);
  }
});

describe("a draft of the settings", () => {
  const send = (draft: ReturnType<typeof draftOf>) =>
    entered(detectionSettings, JSON.stringify(settingsOfDraft(draft)));

  it("GIVEN the defaults WHEN they are sent as they stand THEN they are the same", () => {
    expect(send(draftOf(defaultDetection))).toEqual({ value: defaultDetection });
  });

  it("GIVEN a rule that is wrong WHEN it is sent THEN it is said beside its field", () => {
    const rule = { carrier: "ups", service: "", lane: "usca", stage: "moving" as const, hours: "soon" };
    expect(send({ ...draftOf(defaultDetection), rules: [rule], lateGraceHours: "" })).toEqual({
      errors: {
        "rules.0.lane": "Two country codes such as US>CA.",
        "rules.0.hours": "A number of hours.",
        lateGraceHours: "A number of hours.",
      },
    });
  });

  it("GIVEN a lane in small letters WHEN it is sent THEN it is the lane", () => {
    const rule = { carrier: "", service: "", lane: "us>*", stage: "moving" as const, hours: "12" };
    expect(send({ ...draftOf(defaultDetection), rules: [rule] })).toMatchObject({
      value: { rules: [{ lane: "US>*", hours: 12 }] },
    });
  });
});
