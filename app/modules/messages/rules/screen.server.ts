import type { Unit } from "../../../spine/unit.server";
import { framed } from "../editing/framed";
import type { Brand } from "../rendering/facts";
import { render } from "../rendering/render";
import { sample } from "../rendering/sample";
import { suppressedCounts } from "../receipts/suppression.store.server";
import { readSettings } from "../settings.store.server";
import { defaultTemplate } from "../texts/texts";
import { providerRows } from "./providers.server";

const SHOWN_ON = { trigger: "parcel.out_for_delivery", medium: "email", language: "en" } as const;
/** Addresses on the list are counted up to here. */
export const MOST_SUPPRESSED = 10_000;

/** A letter to somebody invented, in the dress of a store. */
export function brandPreview(brand: Brand): string {
  const letter = render(
    defaultTemplate(SHOWN_ON.trigger, SHOWN_ON.language),
    sample("whole", SHOWN_ON),
    brand,
  );
  return letter.ok ? framed(letter.value.html ?? "", "day") : "";
}

/** Everything that a store decides about its messages, and what is known of their surroundings. */
export async function rulesScreen(unit: Unit) {
  const settings = await readSettings(unit);
  const { found, saidElsewhere, tests: _tests, media: _media, ...rules } = settings;
  return {
    rules,
    found,
    saidElsewhere,
    providers: await providerRows(unit, settings),
    suppressed: await suppressedCounts(unit, MOST_SUPPRESSED),
    preview: brandPreview(rules.brand),
  };
}
