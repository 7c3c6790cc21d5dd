import type { Unit } from "../../../spine/unit.server";
import { whyForShopper } from "../report/why";
import { settingsFor } from "../settings/terms";
import { readSettings } from "../settings/store.server";
import { promiseText } from "../settings/wording";
import { givenPromise } from "./ledger.store.server";

export interface SpokenPromise {
  id: string;
  text: string;
  earliest: string;
  latest: string;
  /** Why this date, in a shopper's words. */
  why: string[];
}

/** What the shopper was promised, in the words of the pages before buying; null where nothing was, or nothing comes. */
export async function spokenPromise(
  unit: Unit,
  order: { id: string; country: string | null; locale: string | null },
): Promise<SpokenPromise | null> {
  const given = await givenPromise(unit, order.id);
  if (!given || given.state === "void") return null;
  const settings = await readSettings(unit);
  const { style } = settingsFor(settings, order.country ?? "");
  const { id, earliest, latest, inputs } = given;
  const locale = order.locale ?? "en";
  const text = promiseText(settings.wording, style, given, locale);
  return { id, text, earliest, latest, why: whyForShopper(inputs, locale) };
}
