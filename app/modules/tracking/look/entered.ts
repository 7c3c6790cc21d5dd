import { safeCss } from "./css";
import { look, type Look } from "./look";

export type EnteredLook = { look: Look } | { errors: Record<string, string> };

/**
 * A look as the form sends it, as one JSON text. What of its style may stand on a page is found out here: nothing that the form says
 * of that is believed.
 */
export function enteredLook(text: string): EnteredLook {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return { errors: { "": "The form could not be read." } };
  }
  const parsed = look.safeParse(sent);
  if (parsed.success) return { look: { ...parsed.data, safeCss: safeCss(parsed.data.css).css } };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[path.join(".")] ??= message;
  return { errors };
}
