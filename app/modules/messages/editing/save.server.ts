import { z } from "zod";
import { final, ok, type Result } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import type { Template } from "../rendering/facts";
import { sample } from "../rendering/sample";
import { saveTemplate, versionsOf } from "../templates/templates.store.server";
import type { TriggerId } from "../triggers";
import { lacks } from "./entered";
import { faultsOf } from "./preview.server";

/** The version that was looked at when something is done to a text. */
export const over = z.coerce.number().int().min(0);

export interface Placed {
  trigger: TriggerId;
  language: string;
  over: number;
}

/** Keeps a text of the store's own, once nothing in it is wrong. */
export async function saveText(
  unit: Unit,
  { trigger, language, over: version }: Placed,
  text: Template,
): Promise<Result<{ errors: Record<string, string> } | { version: number }>> {
  const facts = sample("whole", { trigger, medium: "email", language });
  const errors = { ...faultsOf(text, facts), ...lacks(text) };
  if (Object.keys(errors).length > 0) return ok({ errors });
  const saved = await saveTemplate(unit, trigger, language, text, version);
  return saved === null ? final("saved_in_between") : ok({ version: saved });
}

/** An older version is live again, as a new one; null goes back to the default. */
export async function restoreText(
  unit: Unit,
  { trigger, language, over: newest }: Placed,
  version: number | null,
): Promise<Result<{ version: number }>> {
  const known = await versionsOf(unit, trigger, language);
  const wanted = version === null ? null : known.find((it) => it.version === version);
  if (wanted === undefined) return final("version_gone");
  const saved = await saveTemplate(unit, trigger, language, wanted?.template ?? null, newest);
  return saved === null ? final("saved_in_between") : ok({ version: saved });
}
