import { Context, Liquid, LiquidError, type Template as Parsed, toValueSync } from "liquidjs";
import { type Failure, ok, type Result } from "../../../domain/result";
import { hideMarks } from "./values";

/** Why a template cannot be used, with the line to look at. */
export interface TemplateFailure extends Failure {
  code: "template_syntax" | "template_too_slow" | "template_too_large" | "template_forbidden";
  disposition: "final";
  /** Counted from 1. */
  line: number;
}

/**
 * What a template may use: words, choices, loops. Nothing that reads a file or another template (include, render, layout), nothing
 * that writes HTML (tablerow) or changes the facts (increment).
 */
const tags = "assign break capture case comment continue cycle echo for if raw unless #".split(" ");
/**
 * Filters of text, numbers and lists, each with a cost that is known before it works. Left out: `raw` (nothing goes unescaped), `json`
 * and `inspect` (nothing is told but what is named), `date` (facts have their dates in words), the ones that take an expression
 * (`where_exp`), and those that encode, as what encodes is the letter itself.
 */
const filters = [
  ..."append prepend capitalize downcase upcase strip lstrip rstrip squish replace remove truncate".split(
    " ",
  ),
  ..."truncatewords split slice default".split(" "),
  ..."plus minus times divided_by modulo round ceil floor abs at_least at_most".split(" "),
  ..."first last join size reverse".split(" "),
];

/** A letter is small. What needs more than this is a mistake or an attack. */
export const limits = {
  /** Of one part of a template, in UTF-16 units, as all of these. */
  template: 8_000,
  /** Of one part that was filled. */
  output: 5_000,
  /** All text that is made on the way. */
  memory: 64_000,
  /** Tags, values and stretches of text that are worked off: the same for every run, unlike time. */
  steps: 2_000,
  /** The guard behind the guard, for a step that is slow in itself. */
  milliseconds: 1_000,
  /** Tags within tags. */
  depth: 20,
};

function sandbox(): Liquid {
  const engine = new Liquid({
    // An own world of templates, and it is empty: the file system is never asked.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    dynamicPartials: false,
    outputEscape(this: unknown, text: unknown) {
      const shown = typeof text === "string" ? text : typeof text === "number" ? String(text) : "";
      (this as { context: Context }).context.memoryLimit.use(shown.length);
      return hideMarks(shown);
    },
  });
  for (const name of Object.keys(engine.tags)) if (!tags.includes(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) if (!filters.includes(name)) engine.unregisterFilter(name);
  return engine;
}

const engine = sandbox();

class Overrun extends Error {
  constructor(readonly code: "template_too_slow" | "template_too_large") {
    super(code);
  }
}

const said: Record<TemplateFailure["code"], string> = {
  template_syntax: "this is not Liquid that can be read",
  template_too_slow: "this takes too many steps",
  template_too_large: "this is too long, or makes too much text",
  template_forbidden: "this is not available in messages",
};

const failed = (code: TemplateFailure["code"], line: number, name?: string) => ({
  ok: false as const,
  failure: {
    code,
    disposition: "final" as const,
    detail: name === undefined ? said[code] : `${said[code]}: ${name}`,
    line,
  },
});

/** What the engine threw, told as a failure; bugs are thrown on. The engine's own sentence may hold a value and is not repeated. */
function told(thrown: unknown): { ok: false; failure: TemplateFailure } {
  if (thrown instanceof Overrun) return failed(thrown.code, 1);
  if (!LiquidError.is(thrown)) throw thrown;
  const [line] = thrown.token.getPosition();
  const cause: unknown = thrown.originalError ?? thrown;
  if (cause instanceof Overrun) return failed(cause.code, line ?? 1);
  const sentence = cause instanceof Error ? cause.message : "";
  const unknown = /^(?:tag "|undefined filter: )([\w#-]{1,40})/.exec(sentence);
  return unknown && !/^(?:end|else|elsif|when)/.test(unknown[1] ?? "") && !sentence.includes("not closed")
    ? failed("template_forbidden", line ?? 1, unknown[1])
    : failed("template_syntax", line ?? 1);
}

const opening = /\{%-?\s*(end)?(?:if|unless|case|for|capture|comment|raw)\b/g;

/** The deepest nesting, as written: the reader of Liquid goes down as deep as it is told, and the stack has an end. */
function depth(source: string): number {
  let [now, deepest] = [0, 0];
  for (const [, end] of source.matchAll(opening)) {
    now += end ? -1 : 1;
    deepest = Math.max(deepest, now);
  }
  return deepest;
}

const KEPT = 500;
const parsed = new Map<string, Result<Parsed[], TemplateFailure>>();

function read(source: string): Result<Parsed[], TemplateFailure> {
  if (source.length > limits.template || depth(source) > limits.depth) return failed("template_too_large", 1);
  try {
    return ok(engine.parse(source));
  } catch (thrown) {
    return told(thrown);
  }
}

/** Reads a template, or tells why it cannot be read. What was read lately is kept. */
export function parse(source: string): Result<Parsed[], TemplateFailure> {
  const known = parsed.get(source);
  // Taken out and put in again, so that the first one is always the one that was longest not needed.
  if (known) parsed.delete(source);
  const result = known ?? read(source);
  if (parsed.size >= KEPT) for (const [oldest] of [...parsed].slice(0, 1)) parsed.delete(oldest);
  if (source.length <= limits.template) parsed.set(source, result);
  return result;
}

/** For Liquid an empty text is something, for whoever writes `{% if event.amount %}` it is nothing. */
const orNothing = (fact: unknown): unknown => {
  if (fact === "") return null;
  if (Array.isArray(fact)) return fact.map(orNothing);
  if (typeof fact !== "object" || fact === null) return fact;
  return Object.fromEntries(Object.entries(fact).map(([name, inner]) => [name, orNothing(inner)]));
};

/** The facts before the template, with every step and all text counted. */
function bounded(facts: object): Context {
  const context = new Context(orNothing(facts) as object, engine.options, { sync: true }, { liquid: engine });
  let [steps, made] = [0, 0];
  let end: number | null = null;
  context.renderLimit.check = (now) => {
    end ??= now + limits.milliseconds;
    steps += 1;
    if (steps > limits.steps || now > end) throw new Overrun("template_too_slow");
  };
  context.memoryLimit.use = (size) => {
    made += Math.max(0, Number(size) || 0);
    if (made > limits.memory) throw new Overrun("template_too_large");
  };
  return context;
}

/** Fills a template. The marks of values are hidden (see `values.ts`) until the text stands in its place. */
export function fill(source: string, facts: object): Result<string, TemplateFailure> {
  const template = parse(source);
  if (!template.ok) return template;
  try {
    const text: unknown = toValueSync(engine.renderer.renderTemplates(template.value, bounded(facts)));
    if (typeof text !== "string" || text.length > limits.output) return failed("template_too_large", 1);
    return ok(text);
  } catch (thrown) {
    return told(thrown);
  }
}
