/** What came of a form: said in words, why it was not done, or what is wrong beside which field. */
export type Answer =
  { said: string; dropped?: string[] } | { problem: string } | { errors: Record<string, string> };

/** The errors of a form, by the path of what is wrong. */
export function errorsOf(issues: readonly { path: PropertyKey[]; message: string }[]): {
  errors: Record<string, string>;
} {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[path.map(String).join(".")] ??= message;
  return { errors };
}
