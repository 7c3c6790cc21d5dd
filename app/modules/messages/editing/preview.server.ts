import type { Unit } from "../../../spine/unit.server";
import { fill } from "../rendering/engine";
import type { Brand, Facts, Rendered, Template } from "../rendering/facts";
import { render } from "../rendering/render";
import { readSettings } from "../settings.store.server";
import type { TriggerId } from "../triggers";
import { framed } from "./framed";
import { subjectFor } from "./subject.server";
import { valuesIn } from "./variables";

export interface Previewed {
  /** Of an order, or null where it is invented. */
  order: string | null;
  /** What each value has there. */
  values: Record<string, string | null>;
  /** null: a part of it cannot be filled. */
  letter: { subject: string; html: string; night: string; text: string } | null;
  short: string | null;
  faults: Record<string, string>;
}

export interface PreviewWish {
  trigger: TriggerId;
  language: string;
  order: string;
  template: Template;
}

const parts = ["subject", "title", "body", "short"] as const;

/** What is wrong in each part of a text, with its line. */
export function faultsOf(template: Template, facts: Facts): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const part of parts) {
    const filled = fill(template[part], facts);
    if (filled.ok) continue;
    const { detail, line } = filled.failure;
    faults[part] = `Line ${line}: ${detail ?? filled.failure.code}.`;
  }
  return faults;
}

/** A text that is not saved yet, as shoppers would get it: made by what makes the letters, on an order of the store. */
export async function preview(unit: Unit, wish: PreviewWish): Promise<Previewed> {
  const settings = await readSettings(unit);
  const { facts, order } = await subjectFor(unit, { ...wish, medium: "email" }, settings);
  return { order, values: valuesIn(facts), ...drawn(wish.template, facts, settings.brand) };
}

function drawn(
  template: Template,
  facts: Facts,
  brand: Brand,
): Pick<Previewed, "letter" | "short" | "faults"> {
  const letter = render(template, { ...facts, medium: "email" }, brand);
  const short = render(template, { ...facts, medium: "sms" }, brand);
  return {
    letter: letter.ok ? set(letter.value) : null,
    short: short.ok ? short.value.text : null,
    faults: faultsOf(template, facts),
  };
}

const set = ({ subject, text, html }: Rendered): Previewed["letter"] => ({
  subject,
  text,
  html: framed(html ?? "", "day"),
  night: framed(html ?? "", "night"),
});
