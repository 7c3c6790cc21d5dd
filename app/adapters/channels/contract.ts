import type { z } from "zod";
import type { Result } from "../../domain/result";
import type { Clock } from "../../platform/clock.server";
import type { Egress } from "../../platform/http/egress.server";
import type { Webhook } from "../webhook";

/** Ways that a shopper can be reached. Several providers may serve one. */
export const media = ["email", "sms", "whatsapp"] as const;
export type Medium = (typeof media)[number];

export interface Outgoing {
  /** Ours; the same for every attempt, so that whoever receives it can tell a repeat. */
  idempotencyKey: string;
  /** An e-mail address, or a phone number in E.164. */
  to: { name: string | null; address: string };
  /** Empty where the medium has none. */
  subject: string;
  text: string;
  /** null where the medium has none. */
  html: string | null;
  /** BCP 47. */
  language: string;
  /** Link that ends messages of this kind at one click (RFC 8058), and the address of the store; null where none is owed. */
  unsubscribeUrl: string | null;
  replyTo: string | null;
  /** Which message it is ("exception.lost"): providers group by it. */
  tag: string;
  /** For media that only carry approved templates: its values, in order. */
  values: string[];
}

/** What became of a message, or what its receiver wants, as the provider told it. */
export type DeliveryWord =
  | {
      kind: "delivered" | "opened" | "clicked" | "deferred" | "bounced" | "complained" | "failed";
      /** The provider's id, as `send` gave it; our idempotency key where the provider carries it along. */
      providerId: string | null;
      idempotencyKey: string | null;
      /** The provider's own id of this event, or what makes it the same one when it is told twice. */
      eventId: string;
      /** null: the provider tells no time. */
      at: Date | null;
      address: string | null;
      /** The address will never work: nothing is sent to it any more. Only for `bounced` and `failed`. */
      permanent: boolean;
      /** The provider's reason, shortened; holds no address. */
      detail: string | null;
    }
  | {
      /** The receiver wants no more, or wants them again: STOP and START, one-click unsubscription, a list at the provider. */
      kind: "stopped" | "resumed";
      eventId: string;
      at: Date | null;
      address: string;
    };

/** What a channel may use while it sends. */
export interface Sending {
  egress: Egress;
  clock: Clock;
  /** 1 for the first try. From the second on the provider is asked first whether it has the message. */
  attempt: number;
  /** Where the provider tells what became of it; null when the installation has no public address. */
  callbackUrl: string | null;
}

/**
 * A provider that carries messages. Adding one is adding one file beside this with its samples.
 *
 * `send` fails with `outcome_unknown` (retry) when the provider may have taken the message: then nobody else is tried. Every other failure
 * means that it was not taken. `address_refused` (final) is about the receiver; `message_refused` (final) about the text.
 */
export interface Channel<Settings = unknown> {
  /** Part of the webhook's address: a-z, 0-9, _. */
  id: string;
  title: string;
  medium: Medium;
  /** Where its interface is described, and when that was last compared with this file. */
  documentation: { url: string; reviewed: string };
  settings: z.ZodType<Settings>;
  send(sending: Sending, settings: Settings, message: Outgoing): Promise<Result<{ providerId: string }>>;
  webhook: Webhook<Settings> | null;
  /** What a person enters at the provider, so that it tells us. */
  webhookSteps: readonly string[];
  /** Pure. Reads what its webhook said; `contentType` as it was sent. Events that mean nothing to us: none. */
  read: ((raw: Buffer, contentType: string) => Result<DeliveryWord[]>) | null;
}

export type AnyChannel = Channel<unknown>;
export const defineChannel = <S>(channel: Channel<S>): AnyChannel => channel;
