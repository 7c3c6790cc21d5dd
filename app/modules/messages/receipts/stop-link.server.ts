import { z } from "zod";
import { media } from "../../../adapters/channels/contract";
import { final, ok, type Result } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { consentsOf, keepConsent, read as readPerson } from "../../people/index.server";
import { read as readShop } from "../../shops/index.server";

const PLACE = "stop-link";

const content = z.object({
  p: z.string(),
  m: z.enum(media),
  c: z.enum(["operational", "marketing"]),
});

/** Ends messages of one class over one medium at one click. It does nothing else, and it does not end: an old letter must work too. */
export async function stopLink(
  unit: Unit,
  of: { personId: string; medium: string; class: string },
): Promise<string> {
  const plain = Buffer.from(JSON.stringify({ p: of.personId, m: of.medium, c: of.class }));
  const token = (await unit.keys()).seal(plain, PLACE).toString("base64url");
  const { domain } = await readShop(unit);
  return `https://${domain}/apps/doorstep/messages?t=${token}`;
}

/** What a link would stop. */
export async function openStopLink(unit: Unit, token: string): Promise<Result<z.output<typeof content>>> {
  try {
    const plain = (await unit.keys()).unseal(Buffer.from(token, "base64url"), PLACE).toString("utf8");
    return ok(content.parse(JSON.parse(plain)));
  } catch {
    return final("link_not_ours");
  }
}

/** Whether what a link would stop is sent now, and in which language its shopper reads; null: the link is none of ours. */
export async function standingOf(unit: Unit, token: string) {
  const opened = await openStopLink(unit, token);
  if (!opened.ok) return null;
  const { p, m, c } = opened.value;
  const said = (await consentsOf(unit, p)).find((word) => word.medium === m && word.class === c);
  const person = await readPerson(unit, p);
  return { medium: m, class: c, on: said?.granted ?? true, locale: person?.locale ?? null };
}

/** The shopper wants no more of these, or wants them again. */
export async function choose(
  unit: Unit,
  token: string,
  granted: boolean,
): Promise<Result<{ class: string }>> {
  const opened = await openStopLink(unit, token);
  if (!opened.ok) return opened;
  const { p, m, c } = opened.value;
  await keepConsent(unit, p, [{ medium: m, class: c, granted, source: "shopper", at: unit.clock.now() }]);
  return ok({ class: c });
}
