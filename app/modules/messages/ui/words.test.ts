import { describe, expect, it } from "vitest";
import { triggerIds } from "../triggers";
import { earlier } from "./rules-draft";
import { placed } from "./say-form";
import { put } from "./text-fields";
import { triggerGroups, triggerTitle, triggerWhen } from "./trigger-words";
import { reasonWords } from "./words";

describe("what the screens say", () => {
  it("GIVEN every message WHEN grouped THEN each stands once, with a title of its own and when it is said", () => {
    const all = triggerGroups.flatMap(({ triggers }) => triggers);
    expect([...all].sort()).toEqual([...triggerIds].sort());
    expect(new Set(all.map(triggerTitle)).size).toBe(all.length);
    for (const trigger of all) expect(triggerWhen(trigger), trigger).toMatch(/^[A-Z][^_]+\.$/);
  });

  it.each([
    ["quiet_hours", "It is night where the shopper is"],
    ["mailbox_full", "Mailbox full"],
    ["constructor", "Constructor"],
  ])("GIVEN the code %s WHEN told THEN in plain words", (code, text) => {
    expect(reasonWords(code)).toBe(text);
  });
});

describe("the order of media", () => {
  it.each([
    ["another first", ["email", "", ""], 0, "sms", ["sms", "", ""]],
    ["one more", ["email", "", ""], 1, "sms", ["email", "sms", ""]],
    ["one that stood elsewhere", ["email", "sms", ""], 0, "sms", ["sms", "", ""]],
    ["none", ["email", "sms", ""], 0, "", ["sms", "", ""]],
    ["a gap", ["", "", ""], 2, "whatsapp", ["whatsapp", "", ""]],
  ] as const)("GIVEN %s WHEN chosen THEN each stands once, without a gap", (_, order, at, medium, after) => {
    expect(placed(order, at, medium)).toEqual(after);
  });
});

describe("a value that is put into a text", () => {
  it.each([
    ["where the caret stood", "Dear , hello", 5, 5, "Dear {{ x }}, hello", 12],
    ["over what was chosen", "Dear you", 5, 8, "Dear {{ x }}", 12],
    ["at the end where there is no caret", "Dear ", null, null, "Dear {{ x }}", 12],
    ["at the end where the caret is behind it", "Hi", 9, 9, "Hi{{ x }}", 9],
  ])("GIVEN a text WHEN put in THEN it stands %s", (_, text, from, to, after, at) => {
    expect(put(text, from, to, "{{ x }}")).toEqual({ text: after, at });
  });
});

describe("a provider that is to be tried earlier", () => {
  it("GIVEN an order WHEN one moves THEN it changes its place with the one before", () => {
    expect(earlier(["a", "b", "c"], "c")).toEqual(["a", "c", "b"]);
    expect(earlier(["a", "b"], "a")).toEqual(["a", "b"]);
    expect(earlier(["a", "b"], "unknown")).toEqual(["a", "b"]);
  });
});
