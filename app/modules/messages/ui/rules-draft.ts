import type { Rules } from "../rules/entered";

/** The rules as they stand in the form's fields: text, until they are sent. */
export interface RulesDraft {
  color: string;
  logoUrl: string;
  footer: string;
  replyTo: string;
  perOrder: string;
  perDay: string;
  quiet: Rules["quiet"];
  /** Whether a phone needs a yes of its own where no country says otherwise. */
  elsewhere: Rules["phone"]["elsewhere"];
  /** Countries where it is the other way round, with commas between. */
  others: string;
  reviewDays: string;
  reviewUrl: string;
  providers: Rules["providers"];
}

export interface RulesFieldsProps {
  draft: RulesDraft;
  change: (part: Partial<RulesDraft>) => void;
  errors: Record<string, string>;
}

export const drafted = ({ brand, replyTo, caps, quiet, phone, review, providers }: Rules): RulesDraft => ({
  color: brand.color,
  logoUrl: brand.logoUrl ?? "",
  footer: brand.footer,
  replyTo,
  perOrder: String(caps.perOrder),
  perDay: String(caps.perDay),
  quiet,
  elsewhere: phone.elsewhere,
  others: Object.entries(phone.countries)
    .filter(([, asked]) => asked !== phone.elsewhere)
    .map(([country]) => country)
    .sort()
    .join(", "),
  reviewDays: String(review.days),
  reviewUrl: review.url,
  providers,
});

/** What is no number stays a text, which the server refuses under the name of its field. */
const number = (text: string): number | string => (/^\d+$/.test(text.trim()) ? Number(text) : text);

/** What the form says, as the server reads it. */
export function sent(draft: RulesDraft): string {
  const other = draft.elsewhere === "order" ? "explicit" : "order";
  const countries = draft.others
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  return JSON.stringify({
    brand: { color: draft.color.trim(), logoUrl: draft.logoUrl.trim() || null, footer: draft.footer },
    replyTo: draft.replyTo.trim(),
    caps: { perOrder: number(draft.perOrder), perDay: number(draft.perDay) },
    quiet: draft.quiet,
    phone: {
      elsewhere: draft.elsewhere,
      countries: Object.fromEntries(countries.map((country) => [country, other])),
    },
    review: { days: number(draft.reviewDays), url: draft.reviewUrl.trim() },
    providers: draft.providers,
  });
}

/** A provider one place earlier in the order in which those of its medium are tried. */
export function earlier(order: readonly string[], id: string): string[] {
  const at = order.indexOf(id);
  if (at < 1) return [...order];
  const next = [...order];
  next.splice(at, 1);
  next.splice(at - 1, 0, id);
  return next;
}
