import { describe, expect, test } from "vitest";
import { z } from "zod";
import { enteredIn, fieldsOf } from "./settings";

const schema = z.object({
  accountName: z.string().regex(/^[a-z]+$/, "only small letters"),
  apiKey: z.string().min(1),
  contactEmail: z.string().min(3),
});
const stored = { accountName: "lantern", apiKey: "a secret", contactEmail: "shop@example.com" };

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

describe("the form of an adapter", () => {
  test("comes from its schema, and tells nothing of a secret but that there is one", () => {
    const fields = fieldsOf(schema, stored);
    expect(fields.map((f) => [f.name, f.type, f.value, f.kept])).toEqual([
      ["accountName", "text", "lantern", false],
      ["apiKey", "password", "", true],
      ["contactEmail", "email", "shop@example.com", false],
    ]);
    expect(JSON.stringify(fields)).not.toContain("a secret");
    expect(fields[0]?.label).toBe("Account name");
  });

  test("keeps a secret that was left empty, and takes one that was entered", () => {
    const entered = { accountName: "lamp", apiKey: "", contactEmail: "shop@example.com" };
    expect(enteredIn(schema, form(entered), stored)).toEqual({
      settings: { ...entered, apiKey: "a secret" },
    });
    expect(enteredIn(schema, form({ ...entered, apiKey: "new" }), stored)).toEqual({
      settings: { ...entered, apiKey: "new" },
    });
  });

  test("says what is wrong beside the field", () => {
    expect(enteredIn(schema, form({ accountName: "NO", contactEmail: "x" }), undefined)).toEqual({
      errors: {
        accountName: "Only small letters",
        apiKey: "This is needed.",
        contactEmail: "This is too short.",
      },
    });
  });
});
