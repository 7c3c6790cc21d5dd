import { all } from "../../../adapters/helpdesks/_all";
import type { AnyHelpdesk } from "../../../adapters/helpdesks/contract";
import { final, ok, type Result, retry } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { connections } from "../../shops/index.server";

/** The team's own inbox: where tickets stand when no helpdesk is connected. */
export const INBOX = "inbox";

export interface Desk {
  helpdesk: AnyHelpdesk;
  settings: unknown;
}

/** The helpdesk that takes a store's new tickets; its own inbox when none is connected. */
export async function deskForNew(unit: Unit): Promise<string> {
  const [connected] = await connections(unit, "helpdesks");
  return connected?.member ?? INBOX;
}

/** A helpdesk as it calls itself; null: the team's own inbox. */
export const deskTitle = (member: string): string | null => all.find((h) => h.id === member)?.title ?? null;

export async function deskOf(unit: Unit, member: string): Promise<Result<Desk>> {
  const helpdesk = all.find((h) => h.id === member);
  const connection = (await connections(unit, "helpdesks")).find((c) => c.member === member);
  if (!helpdesk || !connection) return retry("helpdesk_not_connected", member);
  const settings = helpdesk.settings.safeParse(connection.settings);
  return settings.success
    ? ok({ helpdesk, settings: settings.data })
    : final("helpdesk_settings_wrong", member);
}
