import type { z } from "zod";
import type { Result } from "../../domain/result";

export interface Letter {
  /** Ours; the same for every attempt, so that whoever receives it can tell a repeat. */
  idempotencyKey: string;
  from: string;
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string;
}

/** A way to reach a shopper. Adding one is adding one file beside this. */
export interface Channel<Settings = unknown> {
  id: string;
  title: string;
  settings: z.ZodType<Settings>;
  send(settings: Settings, letter: Letter): Promise<Result<{ messageId: string }>>;
}

export type AnyChannel = Channel<unknown>;
export const defineChannel = <S>(channel: Channel<S>): AnyChannel => channel;
