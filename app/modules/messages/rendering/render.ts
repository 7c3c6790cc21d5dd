import { ok, type Result } from "../../../domain/result";
import { words } from "../../../platform/i18n/words";
import { chromeOf } from "../texts/texts";
import { triggerOf } from "../triggers";
import { fill, type TemplateFailure } from "./engine";
import type { Brand, Facts, Rendered, Template } from "./facts";
import { layout } from "./layout";
import { paragraphs, plain } from "./markup";
import { twin } from "./twin";
import { oneLine, showMarks, tidied } from "./values";

/** Where in a template the fault is. */
export interface RenderFailure extends TemplateFailure {
  part: keyof Template;
}

const SUBJECT = 160;
const TITLE = 240;

type Filled = { ok: true; value: Record<keyof Template, string> } | { ok: false; failure: RenderFailure };

/** Fills those parts that the medium shows. */
function filled(template: Template, facts: Facts, wanted: readonly (keyof Template)[]): Filled {
  const value = { subject: "", title: "", body: "", short: "" };
  for (const part of wanted) {
    const text = fill(template[part], facts);
    if (!text.ok) return { ok: false, failure: { ...text.failure, part } };
    value[part] = text.value;
  }
  return { ok: true, value };
}

/** A text of ours, which stands around every letter: one that cannot be filled is a bug. */
function own(text: string, facts: Facts): string {
  const result = fill(text, facts);
  if (!result.ok) throw new Error(`the frame of a letter: ${result.failure.code}`);
  return result.value;
}

function short(text: string, facts: Facts, links: readonly string[]): Rendered {
  const lines = paragraphs(text, links).map(plain);
  const stop = triggerOf(facts.trigger).class === "marketing" ? facts.unsubscribe_link : null;
  const end = stop === null ? [] : [words(facts.language).pair(chromeOf(facts.language).unsubscribe, stop)];
  return { subject: "", text: [...lines, ...end].join("\n"), html: null };
}

function letter(
  parts: Record<keyof Template, string>,
  facts: Facts,
  brand: Brand,
  links: readonly string[],
): Rendered {
  const say = words(facts.language);
  const chrome = chromeOf(facts.language);
  const marketing = triggerOf(facts.trigger).class === "marketing";
  const line = (text: string, most: number) => oneLine(showMarks(text), most);
  const subject = line(parts.subject, SUBJECT);
  const content = {
    facts,
    brand,
    say,
    subject,
    title: line(parts.title, TITLE),
    greeting: facts.shopper.name === null ? chrome.hello : say.tell("greeting", { name: facts.shopper.name }),
    body: paragraphs(parts.body, links),
    itemsHeading: facts.parcel ? say.label.items : chrome.items,
    reason: paragraphs(own(marketing ? chrome.reason_marketing : chrome.reason, facts), links),
    unsubscribe: chrome.unsubscribe,
  };
  return { subject, text: twin(content), html: layout(content) };
}

/**
 * A template and the facts become a message: for e-mail its subject, text and HTML, for the others the short text alone. Values are data
 * from the first step to the last; a fault of the template is told with its part and line.
 */
export function render(template: Template, given: Facts, brand: Brand): Result<Rendered, RenderFailure> {
  const facts = tidied(given);
  const links = [
    facts.order.link,
    facts.shop.url,
    facts.unsubscribe_link ?? "",
    ...facts.outlook.choices.map(({ link }) => link),
  ];
  const isLetter = facts.medium === "email";
  const parts = filled(template, facts, isLetter ? ["subject", "title", "body"] : ["short"]);
  if (!parts.ok) return parts;
  return ok(isLetter ? letter(parts.value, facts, brand, links) : short(parts.value.short, facts, links));
}
