import { all as channels } from "../../../adapters/channels/_all";
import type { AnyChannel, Medium } from "../../../adapters/channels/contract";
import type { ConsentWord } from "../../../domain/order-word";
import { consentsOf, read as readPerson } from "../../people/index.server";
import { connections } from "../../shops/index.server";
import type { Unit } from "../../../spine/unit.server";
import type { MessageSettings } from "../settings";
import { suppressedAs } from "../receipts/suppression.store.server";
import type { Trigger } from "../triggers";
import { type Bar, barTo } from "./verdict";

export interface Provider {
  channel: AnyChannel;
  settings: unknown;
}

/** The connected providers of a medium, in the order in which the store wants them tried. */
export async function providersOf(
  unit: Unit,
  medium: Medium,
  { providers }: MessageSettings,
): Promise<Provider[]> {
  const connected = await connections(unit, "channels");
  const wanted = providers[medium] ?? [];
  const place = (id: string) => (wanted.includes(id) ? wanted.indexOf(id) : wanted.length);
  return channels
    .filter((channel) => channel.medium === medium)
    .flatMap((channel) => {
      const connection = connected.find((c) => c.member === channel.id);
      const settings = connection && channel.settings.safeParse(connection.settings);
      return settings?.success ? [{ channel, settings: settings.data }] : [];
    })
    .sort((a, b) => place(a.channel.id) - place(b.channel.id));
}

/** A phone number in E.164; null when it does not say its country. */
export function phoneOf(phone: string | null): string | null {
  const digits = phone?.trim().startsWith("+") ? phone.replace(/\D/g, "") : "";
  return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
}

export const addressOf = (
  person: { email: string | null; phone: string | null },
  medium: Medium,
): string | null => (medium === "email" ? person.email : phoneOf(person.phone));

/** The first medium that reaches the person; when none does, why the first one did not. */
export async function firstOpen(
  unit: Unit,
  trigger: Trigger,
  of: { personId: string; country: string | null; media: readonly Medium[]; settings: MessageSettings },
): Promise<{ medium: Medium } | { bar: Bar }> {
  const person = await readPerson(unit, of.personId);
  const consents = await consentsOf(unit, of.personId);
  let first: Bar | null = null;
  let waiting: Medium | null = null;
  for (const medium of of.media) {
    const address = person && addressOf(person, medium);
    const bar = barTo(
      trigger,
      {
        medium,
        connected: (await providersOf(unit, medium, of.settings)).length > 0,
        hasAddress: Boolean(address),
        suppressed: address ? await suppressedAs(unit, medium, address) : null,
        consent: saidOf(consents, medium, trigger.class),
      },
      { country: of.country, settings: of.settings },
    );
    if (!bar) return { medium };
    if (bar === "medium_not_connected") waiting ??= medium;
    first ??= bar;
  }
  // What must be told waits until the store has a way to tell it.
  if (waiting && trigger.weight === "critical") return { medium: waiting };
  return { bar: first ?? "no_address" };
}

/** A yes to marketing over a medium is a yes to news about the order over it; a no to marketing is only that. */
function saidOf(consents: readonly ConsentWord[], medium: Medium, of: Trigger["class"]): boolean | null {
  const said = (what: string) => consents.find((c) => c.medium === medium && c.class === what)?.granted;
  const own = said(of);
  if (own !== undefined) return own;
  return of === "operational" && said("marketing") === true ? true : null;
}
