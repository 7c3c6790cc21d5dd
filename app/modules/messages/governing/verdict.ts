import type { Medium } from "../../../adapters/channels/contract";
import { addDays } from "../../../domain/local-date";
import { instantOf, minutesOf, wallOf, type Zone } from "../../../domain/zone-clock";
import type { MessageSettings } from "../settings";
import type { Trigger } from "../triggers";

/** Whether a medium may be used for a person at all, and if not why. */
export type Bar =
  "medium_not_connected" | "no_address" | "address_bad" | "stopped" | "no_consent" | "said_elsewhere";

export interface Reach {
  medium: Medium;
  connected: boolean;
  hasAddress: boolean;
  /** Why the address is on the list of those that are not written to; null: it is not. */
  suppressed: { reason: string; covers: "all" | "marketing" } | null;
  /** What the person said of this medium and class; null: nothing. */
  consent: boolean | null;
}

/**
 * May this be sent to this person over this medium? A message about the order itself needs no yes by e-mail; a phone needs what its
 * country asks; WhatsApp needs a yes of its own everywhere, because its owner asks for one; marketing needs a yes everywhere.
 */
export function barTo(
  trigger: Trigger,
  { medium, connected, hasAddress, suppressed, consent }: Reach,
  { country, settings }: { country: string | null; settings: MessageSettings },
): Bar | null {
  if (!connected) return "medium_not_connected";
  if (!hasAddress) return "no_address";
  if (suppressed && (suppressed.covers === "all" || trigger.class === "marketing"))
    return suppressed.reason === "stopped" ? "stopped" : "address_bad";
  // Who wants no news by e-mail still hears of a loss: that is no news but the order itself.
  if (consent === false && !(medium === "email" && trigger.weight === "critical")) return "stopped";
  if (consent === true) return null;
  if (trigger.class === "marketing" || medium === "whatsapp") return "no_consent";
  if (medium === "email") return null;
  const asked = (country ? settings.phone.countries[country] : undefined) ?? settings.phone.elsewhere;
  return asked === "order" ? null : "no_consent";
}

/** The end of the quiet hours that a moment falls into, in the shopper's zone; null when it falls into none. */
export function quietUntil(
  now: Date,
  medium: Medium,
  zone: Zone,
  quiet: MessageSettings["quiet"],
): Date | null {
  if (!quiet.media.includes(medium) || quiet.from === quiet.to) return null;
  const { date, minute } = wallOf(now, zone);
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const overnight = from > to;
  const inside = overnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!inside) return null;
  const day = overnight && minute >= from ? addDays(date, 1) : date;
  return instantOf(day, quiet.to, zone);
}

export type Weighed =
  | { do: "send" }
  | { do: "hold"; until: Date; because: "quiet_hours" | "day_is_full" }
  | { do: "drop"; because: "too_old" | "over_already" | "cap_of_order" | "cap_of_day" };

export interface Standing {
  now: Date;
  happenedAt: Date;
  /** What it tells of is over by now. */
  over: boolean;
  zone: Zone;
  medium: Medium;
  /** What was sent so far, without what no cap holds back. */
  sent: { order: number; day: number };
}

/**
 * Now, later, or not at all. A loss or anything else that is critical always goes out; what is old or over never does; the night
 * holds back, the caps hold back or drop.
 */
export function weigh(trigger: Trigger, it: Standing, settings: MessageSettings): Weighed {
  const age = it.now.getTime() - it.happenedAt.getTime();
  if (age > trigger.trustHours * 3_600_000) return { do: "drop", because: "too_old" };
  if (it.over) return { do: "drop", because: "over_already" };
  if (trigger.weight === "critical") return { do: "send" };
  if (it.sent.order >= settings.caps.perOrder) return { do: "drop", because: "cap_of_order" };
  const morning = quietUntil(it.now, it.medium, it.zone, settings.quiet);
  if (morning) return { do: "hold", until: morning, because: "quiet_hours" };
  if (it.sent.day >= settings.caps.perDay) {
    if (trigger.weight !== "urgent") return { do: "drop", because: "cap_of_day" };
    const tomorrow = addDays(wallOf(it.now, it.zone).date, 1);
    return { do: "hold", until: instantOf(tomorrow, "09:00", it.zone), because: "day_is_full" };
  }
  return { do: "send" };
}

const weights = { critical: 3, urgent: 2, news: 1, courtesy: 0 } as const;

export interface Held {
  id: string;
  line: string;
  subjectId: string;
  medium: string;
  weight: keyof typeof weights;
  happenedAt: Date;
}

/**
 * A burst is one message: of those that wait for the same line, subject and medium the newest stays, unless an older one weighs more.
 * Critical ones are never merged away. Returns which goes into which.
 */
export function mergers(held: readonly Held[]): Map<string, string> {
  const into = new Map<string, string>();
  const groups = new Map<string, Held[]>();
  for (const message of held) {
    const key = JSON.stringify([message.line, message.subjectId, message.medium]);
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  for (const group of groups.values()) {
    const [stays, ...others] = [...group].sort(
      (a, b) =>
        weights[b.weight] - weights[a.weight] ||
        b.happenedAt.getTime() - a.happenedAt.getTime() ||
        (a.id < b.id ? 1 : -1),
    );
    for (const other of others)
      if (stays && weights[other.weight] < weights.critical) into.set(other.id, stays.id);
  }
  return into;
}
