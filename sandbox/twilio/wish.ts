import type { Settings } from "../options";

/** Why Twilio takes no message, in its own codes. */
export interface Refusal {
  status: number;
  code: number;
  message: string;
}

const no = (code: number, message: string, status = 400): Refusal => ({ status, code, message });

/** The published numbers for tests. */
const MAGIC_TO: Record<string, Refusal> = {
  "+15005550001": no(21211, "Invalid 'To' Phone Number"),
  "+15005550002": no(21612, "Message cannot be sent with the current combination of 'To' and 'From'"),
  "+15005550003": no(21408, "Permission to send an SMS has not been enabled for the region"),
  "+15005550004": no(21610, "Attempt to send to unsubscribed recipient"),
  "+15005550009": no(21614, "'To' number is not a valid mobile number"),
};
const MAGIC_FROM: Record<string, Refusal> = {
  "+15005550001": no(21212, "Invalid From Number"),
  "+15005550008": no(21611, "This 'From' number has exceeded the maximum number of queued messages", 429),
};

export interface Wish {
  to: string;
  from: string;
  service: string | null;
  body: string;
  contentSid: string | null;
}

const longest = (to: string) => (to.startsWith("whatsapp:") ? 4096 : 1600);

/** A template's text as the sandbox has it: its values, one after the other. */
function rendered(variables: string): string | null {
  try {
    return Object.values(JSON.parse(variables) as Record<string, string>).join(" · ");
  } catch {
    return null;
  }
}

export function wishIn(form: URLSearchParams, settings: Settings): Wish | Refusal {
  const to = form.get("To") ?? "";
  const from = form.get("From") ?? "";
  const service = form.get("MessagingServiceSid");
  const contentSid = form.get("ContentSid");
  if (to === "") return no(21604, "A 'To' phone number is required.");
  if (from === "" && service === null) return no(21603, "A 'From' phone number is required.");
  const number = to.replace("whatsapp:", "");
  const magic = MAGIC_TO[number] ?? MAGIC_FROM[from];
  if (magic) return magic;
  if (!/^\+[1-9]\d{6,14}$/.test(number)) return no(21211, "Invalid 'To' Phone Number");
  if (service === null && from.replace("whatsapp:", "") !== settings.twilioFrom)
    return no(21606, "The 'From' phone number provided is not a valid message-capable number");
  if (service !== null && service !== settings.twilioService) return no(21703, "No such messaging service");
  if (contentSid !== null) return templated({ to, from, service, contentSid }, form);
  const body = form.get("Body") ?? "";
  if (body === "") return no(21602, "Message body is required.");
  if (body.length > longest(to)) return no(21617, `The message body exceeds ${longest(to)} characters`);
  return { to, from: from || settings.twilioFrom, service, body, contentSid: null };
}

function templated(wish: Omit<Wish, "body">, form: URLSearchParams): Wish | Refusal {
  if (!/^HX[0-9a-fA-F]{32}$/.test(wish.contentSid ?? "")) return no(21655, "The ContentSid is invalid");
  const variables = form.get("ContentVariables") ?? "{}";
  const body = rendered(variables);
  if (body === null || /\\[nt]/.test(variables))
    return no(21656, "The Content Variables parameter is invalid");
  return { ...wish, body };
}
