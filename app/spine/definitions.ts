import type { z } from "zod";
import type { Failure, Result } from "../domain/result";
import type { Clock } from "../platform/clock.server";
import type { ShopId } from "../domain/ids";
import type { Egress } from "../platform/http/egress.server";
import type { EventType, SpineEvent } from "./catalogue";
import type { Unit } from "./unit.server";

/** What a reaction or intake did: a sentence for the receipt, or nothing to do. */
export type Outcome = { done: string } | { nothing: string };

export const done = (note: string): { ok: true; value: Outcome } => ({ ok: true, value: { done: note } });
export const nothing = (why: string): { ok: true; value: Outcome } => ({ ok: true, value: { nothing: why } });

/** One module's answer to one event. It runs in one transaction with its receipt, and alone when it fails. */
export interface Reaction<T extends EventType = EventType> {
  /** `module.verb-object`. */
  name: string;
  on: T;
  /** Events it may record and effects it may ask for: drawn on the event map. */
  records?: readonly EventType[];
  effects?: readonly string[];
  /** It only folds facts into tables that can be dropped and rebuilt from the stream. */
  projects?: readonly string[];
  run(unit: Unit, event: SpineEvent<T>): Promise<Result<Outcome>>;
}

export const defineReaction = <T extends EventType>(reaction: Reaction<T>): Reaction => reaction;

/** A message from outside, opened. */
export interface Message {
  source: string;
  topic: string;
  deliveryId: string;
  triggeredAt: Date | null;
  receivedAt: Date;
  raw: Buffer;
  /** The body as JSON; it was JSON or the message was quarantined. */
  json: unknown;
}

/** What becomes of a message once it was read. */
export interface Aftermath {
  /** Whose data it holds, so that an erasure reaches it. */
  personId?: string;
  /** Its body is of no more use and must not stay. */
  forget?: true;
  /** Part of it could not be read. What could is kept, and the message waits with this reason to be read again. */
  aside?: { code: string; detail: string };
}

/** Reads one kind of message and hands it to its owner's use case. */
export interface Intake {
  name: string;
  source: string;
  /** Exact topics; `*` takes whatever the source sends. */
  topics: readonly string[];
  run(unit: Unit, message: Message): Promise<Result<Outcome & Aftermath>>;
}

/** What an effect may use while no transaction is open. */
export interface Outside {
  shop: ShopId;
  clock: Clock;
  egress: Egress;
  /** The same for every attempt; goes to the receiver. */
  idempotencyKey: string;
  attempt: number;
  /** Our own address, for those who tell us later what became of it; null when nobody told us ours. */
  home: string | null;
}

/**
 * An effect on the world: read what it needs, do it with no transaction open, write down what the receiver answered.
 * A crash between the last two repeats `perform` with the same key, so the receiver must recognise it; each one says how.
 */
export interface Effect<P = never, Need = unknown, Receipt = unknown> {
  kind: string;
  payload: z.ZodType<P>;
  prepare(unit: Unit, payload: P): Promise<Result<Need>>;
  perform(outside: Outside, need: Need, payload: P): Promise<Result<Receipt>>;
  settle(unit: Unit, payload: P, receipt: Receipt): Promise<void>;
  /** Called when an attempt failed and another follows, so the owner can go another way. */
  setback?(unit: Unit, payload: P, failure: Failure): Promise<void>;
  /** Called when the failure is final, so the owner can show it. */
  abandon?(unit: Unit, payload: P, code: string): Promise<void>;
}

export type AnyEffect = Effect<unknown>;
export const defineEffect = <P, N, R>(effect: Effect<P, N, R>): AnyEffect => effect;

/** What happens when an alarm's time has come. It may set itself again. */
export interface AlarmHandler {
  name: string;
  /** Goes off even for a shop that is erased: the erasure itself. */
  evenErased?: true;
  run(unit: Unit, subjectId: string): Promise<Result<Outcome>>;
}
