import type { Medium } from "../../adapters/channels/contract";
import { exceptionKinds, type ExceptionKind } from "../../domain/exception";

/**
 * How much a message may be held back. `critical` (loss, safety, money) always goes out; `urgent` waits for the night and no more;
 * `news` counts against the caps; `courtesy` gives way to everything.
 */
export type Weight = "critical" | "urgent" | "news" | "courtesy";

export interface Trigger {
  /** What the law calls it: a message about the order itself, or one that wants something. */
  class: "operational" | "marketing";
  weight: Weight;
  /** Hours after what happened in which it is still news. What is older is not sent. */
  trustHours: number;
  /** Seconds that it waits for what else happens, so that a burst is one message. */
  settleSeconds: number;
  /** Sent over these unless the store says otherwise; empty: off. The first that reaches the shopper is used, the others are not. */
  media: readonly Medium[];
  /** Messages of one line replace each other while none has gone: "out for delivery" says all that "on its way" said. */
  line: "journey" | "trouble" | "date" | "money" | "return" | "claim" | "asking";
}

const journey = {
  class: "operational",
  weight: "news",
  trustHours: 36,
  settleSeconds: 45,
  line: "journey",
} as const;
const trouble = {
  class: "operational",
  weight: "urgent",
  trustHours: 96,
  settleSeconds: 10,
  line: "trouble",
} as const;
const money = {
  class: "operational",
  weight: "critical",
  trustHours: 168,
  settleSeconds: 0,
  line: "money",
} as const;
const returning = {
  class: "operational",
  weight: "urgent",
  trustHours: 168,
  settleSeconds: 10,
  line: "return",
} as const;
const claiming = {
  class: "operational",
  weight: "news",
  trustHours: 168,
  settleSeconds: 30,
  line: "claim",
} as const;

/** Troubles that pass by themselves or are not the shopper's: the page says them, no letter does unless the store turns it on. */
const quiet: ReadonlySet<ExceptionKind> = new Set([
  "held",
  "weather",
  "missorted",
  "operational",
  "data_conflict",
  "delayed",
]);
/** The parcel is gone or hurt: told at once, whatever else was told. */
const grave: ReadonlySet<ExceptionKind> = new Set([
  "lost",
  "damaged",
  "disposed",
  "missing_contents",
  "not_received",
  "security",
]);

const ofException = (kind: ExceptionKind): Trigger => ({
  ...trouble,
  ...(grave.has(kind) ? { weight: "critical", settleSeconds: 0, trustHours: 720 } : {}),
  media: quiet.has(kind) ? [] : ["email"],
});

/** Everything that a shopper may be told, and when it is worth telling. What it says is in `texts/`. */
export const triggers = {
  "order.confirmed": { ...journey, trustHours: 24, media: [] },
  "order.cancelled": { ...money, media: [] },
  "parcel.label_created": { ...journey, media: [] },
  "parcel.picked_up": { ...journey, media: ["email"] },
  "parcel.in_transit": { ...journey, media: [] },
  "parcel.out_for_delivery": { ...journey, trustHours: 14, media: ["email"] },
  "parcel.available_for_pickup": { ...journey, weight: "urgent", trustHours: 72, media: ["email"] },
  "parcel.delivered": { ...journey, trustHours: 48, media: ["email"] },
  "parcel.returned": { ...journey, weight: "urgent", trustHours: 168, media: ["email"] },
  "parcel.cancelled": { ...journey, weight: "urgent", media: [] },
  "order.split": { ...journey, media: ["email"] },
  "date.later": { ...journey, weight: "urgent", line: "date", media: ["email"] },
  "date.sooner": { ...journey, line: "date", media: [] },
  "trouble.resolved": { ...trouble, weight: "news", media: ["email"] },
  "wish.received": { ...trouble, weight: "news", media: ["email"] },
  "remedy.replacement": { ...money, media: ["email"] },
  "remedy.refund": { ...money, media: ["email"] },
  "refund.given": { ...money, media: [] },
  "credit.given": { ...money, media: ["email"] },
  "return.requested": { ...returning, media: ["email"] },
  "return.approved": { ...returning, media: ["email"] },
  "return.declined": { ...returning, media: ["email"] },
  "return.closed": { ...returning, media: ["email"] },
  "claim.opened": { ...claiming, media: [] },
  "claim.filed": { ...claiming, media: [] },
  "promise.missed": { ...journey, weight: "courtesy", trustHours: 72, line: "asking", media: [] },
  "review.ask": {
    class: "marketing",
    weight: "courtesy",
    trustHours: 240,
    settleSeconds: 0,
    line: "asking",
    media: [],
  },
  ...(Object.fromEntries(exceptionKinds.map((kind) => [`exception.${kind}`, ofException(kind)])) as Record<
    `exception.${ExceptionKind}`,
    Trigger
  >),
} as const satisfies Record<string, Trigger>;

export type TriggerId = keyof typeof triggers;
export const triggerIds = Object.keys(triggers) as TriggerId[];
export const isTrigger = (id: string): id is TriggerId => Object.hasOwn(triggers, id);
export const triggerOf = (id: TriggerId): Trigger => triggers[id];
