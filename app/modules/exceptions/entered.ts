import type { z } from "zod";

export type Entered<T> = { value: T } | { errors: Record<string, string> };

/** What a form sent, as one JSON text; the errors stand under the path of what is wrong: `steps.2.text`. */
export function entered<T>(shape: z.ZodType<T>, text: string): Entered<T> {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return { errors: { "": "The form could not be read." } };
  }
  const parsed = shape.safeParse(sent);
  if (parsed.success) return { value: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[path.join(".")] ??= message;
  return { errors };
}
