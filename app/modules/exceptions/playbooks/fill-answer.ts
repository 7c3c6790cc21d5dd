/** What an answer may ask for. */
export const placeholders = [
  "name",
  "order",
  "headline",
  "cause",
  "when",
  "next",
  "by",
  "link",
  "shop",
] as const;
type Placeholder = (typeof placeholders)[number];

/** A name may hold what `replace` would take for an order, such as `$&`; a value that is missing leaves no gap. */
export function fillAnswer(answer: string, values: Partial<Record<Placeholder, string | null>>): string {
  const known: Record<string, string | null | undefined> = values;
  return answer
    .replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "")
    .replace(/[^\S\n]{2,}/g, " ")
    .replace(/ +([,.!?])/g, "$1")
    .replace(/[^\S\n]+$/gm, "")
    .trim();
}

/** What stands in braces and means nothing: it would be left out without a word. */
export const unknownIn = (answer: string): string[] => [
  ...new Set(
    [...answer.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).filter((n) => !isPlaceholder(n)),
  ),
];

const isPlaceholder = (name: string): boolean => (placeholders as readonly string[]).includes(name);
