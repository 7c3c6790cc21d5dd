import { final, ok, type Result } from "../../../domain/result";
import { stableId } from "../../../domain/stable-id.server";
import type { Zone } from "../../../domain/zone-clock";
import type { Unit } from "../../../spine/unit.server";
import { enteredCard } from "./entered";
import { keepPlacement, MOST_PLACEMENTS, placements } from "./placements.store.server";

/** Keeps a card as the form has it: a new one, or one that is there. */
export async function savePlacement(
  unit: Unit,
  asked: { id: string | null; text: string; zone: Zone },
): Promise<Result<{ errors: Record<string, string> } | { id: string }>> {
  const all = await placements(unit);
  if (asked.id !== null && !all.some((p) => p.id === asked.id)) return final("card_gone");
  if (asked.id === null && all.length >= MOST_PLACEMENTS) return final("cards_full");
  const id = asked.id ?? stableId("plc", unit.cause.storyId);
  const entered = enteredCard(asked.text, id, asked.zone);
  if ("errors" in entered) return ok(entered);
  await keepPlacement(unit, entered.placement);
  return ok({ id });
}
