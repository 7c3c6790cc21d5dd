import { GraphQLError } from "graphql";

/** field → the value to compare; dates are compared as moments, the rest as text without case. */
export type Searchable = Record<string, string | number | string[] | null>;

interface Term {
  field: string;
  operator: string;
  value: string;
}

const TERM = /\s*(?:AND\s+)?(\w+):\s*(>=|<=|>|<)?\s*(?:'([^']*)'|"([^"]*)"|([^\s'"]+))/y;
const OR = /\s+OR\s+/;
const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\d/.test(text);

/** The part of Shopify's search syntax that the app may use; anything else is refused instead of ignored. */
export function parseSearch(query: string): Term[] {
  if (OR.test(query)) throw new GraphQLError("sandbox does not implement OR in search queries");
  const terms: Term[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < query.trimEnd().length) {
    const from = TERM.lastIndex;
    const match = TERM.exec(query);
    if (!match) throw new GraphQLError(`sandbox cannot read the search query at: ${query.slice(from)}`);
    terms.push({
      field: match[1]!,
      operator: match[2] ?? "=",
      value: match[3] ?? match[4] ?? match[5] ?? "",
    });
  }
  return terms;
}

export function matches(subject: Searchable, terms: Term[]): boolean {
  return terms.every((term) => {
    if (!(term.field in subject))
      throw new GraphQLError(`sandbox does not implement search field ${term.field}`);
    const have = subject[term.field] ?? null;
    if (Array.isArray(have)) return have.some((each) => test(each, term));
    return have !== null && test(have, term);
  });
}

function test(have: string | number, { operator, value }: Term): boolean {
  const comparable = (text: string | number) =>
    typeof text === "number" || isMoment(text)
      ? typeof text === "number"
        ? text
        : Date.parse(text)
      : text.toLowerCase();
  const left = comparable(have);
  const right =
    typeof left === "number" ? (isMoment(value) ? Date.parse(value) : Number(value)) : value.toLowerCase();
  if (operator === ">=") return left >= right;
  if (operator === "<=") return left <= right;
  if (operator === ">") return left > right;
  if (operator === "<") return left < right;
  return left === right;
}
