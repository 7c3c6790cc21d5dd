export interface LiveValue {
  value: unknown;
}
type LiveType = new (value: unknown) => LiveValue;

/** Stands in until the extension brings a class of its own, whose changes draw its components again. */
class Plain implements LiveValue {
  constructor(public value: unknown) {}
  subscribe(): () => void {
    return () => undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Turns what the page sent into what an extension reads: each `$live` becomes a value that can change. */
export function enliven(sent: Record<string, unknown>, type: LiveType = Plain): Record<string, unknown> {
  const walk = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    if ("$live" in value) return new type(value["$live"]);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each)]));
  };
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, walk(value)]));
}
