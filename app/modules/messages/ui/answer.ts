/** What came of a form: said in words, why it was not done, or what is wrong beside which field. */
export type Answer = { said: string } | { problem: string } | { errors: Record<string, string> };

export const undone: Answer = { problem: "It could not be saved. Nothing was changed." };

/** The errors of a form, by the path of what is wrong. */
export function errorsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Answer {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[path.map(String).join(".")] ??= message;
  return { errors };
}
