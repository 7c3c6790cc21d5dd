import { z } from "zod";

export interface Field {
  name: string;
  label: string;
  secret: boolean;
  type: "text" | "email" | "password";
  help: string | null;
  /** What is stored; of a secret nothing is ever told. */
  value: string;
  /** A secret is stored and stays unless another is entered. */
  kept: boolean;
}

/** An address of a mail server carries its password. */
const secretName = /key|secret|token|password|url$/i;

const labels: Record<string, { label: string; help?: string }> = {
  apiKey: { label: "API key" },
  apiToken: { label: "API token" },
  webhookSecret: { label: "Webhook secret", help: "The same words that you enter beside the webhook." },
  contactEmail: { label: "Contact e-mail", help: "Where the carrier answers about claims." },
  email: { label: "E-mail", help: "Of the user whose token it is." },
  subdomain: { label: "Subdomain", help: "The part before .zendesk.com." },
  smtpUrl: { label: "Mail server", help: "smtps://user:password@mail.example.com:465" },
  from: {
    label: "Sender",
    help: "My store <hello@example.com>; of a telephone company the number, +15550100000.",
  },
  domain: { label: "Domain", help: "The part before .gorgias.com or .freshdesk.com." },
  supportEmail: {
    label: "Support address",
    help: "From which agents' answers go out; empty: none are sent from here.",
  },
  requesterEmail: { label: "Requester", help: "Of tickets whose shopper has no e-mail address." },
  serverToken: { label: "Server token" },
  trackOpens: { label: "Track opens", help: "yes or no" },
  trackLinks: { label: "Track links", help: "None, HtmlAndText, HtmlOnly or TextOnly" },
  accountSid: { label: "Account SID" },
  messagingServiceSid: { label: "Messaging service SID", help: "Instead of a sender." },
  webhookUrl: { label: "Address", help: "https only. Each event is sent there, signed." },
};

const shape = z.object({ properties: z.record(z.string(), z.unknown()).default({}) });

const namesOf = (schema: z.ZodType<unknown>): string[] =>
  Object.keys(shape.parse(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" })).properties);

/** `accountNumber` → `Account number`. */
const spaced = (name: string): string => {
  const words = name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const stored = (settings: unknown, name: string): string => {
  const value = typeof settings === "object" && settings !== null ? Object.entries(settings) : [];
  const found: unknown = value.find(([key]) => key === name)?.[1];
  return typeof found === "string" ? found : "";
};

/** The form of an adapter, from its own schema. */
export function fieldsOf(schema: z.ZodType<unknown>, settings: unknown): Field[] {
  return namesOf(schema).map((name) => {
    const secret = secretName.test(name);
    const value = stored(settings, name);
    return {
      name,
      label: labels[name]?.label ?? spaced(name),
      help: labels[name]?.help ?? null,
      secret,
      type: secret ? "password" : /email$/i.test(name) ? "email" : "text",
      value: secret ? "" : value,
      kept: secret && value !== "",
    };
  });
}

export type Entered = { settings: object } | { errors: Record<string, string> };

/** What was entered, completed by the secrets that were left as they are, and checked by the adapter's own schema. */
export function enteredIn(schema: z.ZodType<unknown>, form: FormData, settings: unknown): Entered {
  const given = namesOf(schema).map((name): [string, string] => {
    const text = form.get(name);
    const value = typeof text === "string" ? text.trim() : "";
    return [name, value === "" && secretName.test(name) ? stored(settings, name) : value];
  });
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { settings: z.record(z.string(), z.unknown()).parse(parsed.data) };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    errors[name] ??= wordsOf(issue, Object.fromEntries(given)[name] ?? "");
  }
  return { errors };
}

function wordsOf(issue: z.core.$ZodIssue, value: string): string {
  if (value === "") return "This is needed.";
  if (issue.code === "too_small") return "This is too short.";
  if (issue.code === "invalid_format" && issue.format === "url")
    return "This is no address of the kind that is expected.";
  return issue.message.charAt(0).toUpperCase() + issue.message.slice(1);
}
