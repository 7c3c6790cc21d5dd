import type { z } from "zod";
import type { Result } from "../../domain/result";
import type { Zone } from "../../domain/zone-clock";
import type { Egress } from "../../platform/http/egress.server";
import type { Webhook } from "../webhook";
import type { Reading } from "./reading/reading";

export interface CarrierClaim {
  trackingNumber: string;
  kind: "lost" | "damaged";
  amount: string;
  currency: string;
  description: string;
  contactEmail: string;
  /** Ours; the carrier recognises a repeat by it. */
  reference: string;
}

/** What a shopper wants done with a parcel that could not be handed over. */
export interface Instruction {
  trackingNumber: string;
  wish: "redeliver" | "hold" | "correct_address";
  /** The day it is wished for, `2026-11-24`. */
  on: string | null;
  /** The address as it should have been, and a number to call: only for `correct_address`. */
  address: { lines: string[]; city: string; postal: string; country: string } | null;
  phone: string | null;
  /** Ours; the carrier recognises a repeat by it. */
  reference: string;
}

/** What an adapter may use to ask its source. */
export interface Asking {
  egress: Egress;
  now: Date;
  /** Keeps what a source gave us for a while, such as an access token. Nothing is written down. */
  tokens: Tokens;
}

export interface Tokens {
  /** The kept token of this name, or a new one. A token is forgotten a minute before it ends. */
  get(
    name: string,
    now: Date,
    make: () => Promise<Result<{ token: string; seconds: number }>>,
  ): Promise<Result<string>>;
  /** After the source refused it. */
  forget(name: string): void;
}

export interface Parcel {
  trackingNumber: string;
  /** Our id of the company that carries it; `other` when we do not know. */
  carrier: string;
}

/** How a source is asked. */
export interface Poll<Settings> {
  /** Most parcels in one question. */
  batch: number;
  /** What the source allows for one account, as published. */
  quota: { calls: number; perSeconds: number };
  /** One question; the answer's body as it came, whatever it says. It goes to the inbox and is read from there. */
  ask(asking: Asking, settings: Settings, parcels: Parcel[]): Promise<Result<Buffer>>;
}

/** A source of carrier facts. Adding one is adding one file beside this with its samples. */
export interface CarrierSource<Settings = unknown> {
  /** Part of the webhook's address: a-z, 0-9, _. */
  id: string;
  title: string;
  /** Other names by which the command line knows it. */
  aliases: readonly string[];
  /** `aggregator`: many companies through one account. `native`: the company itself. `own`: a warehouse, the platform, a file. */
  kind: "aggregator" | "native" | "own";
  /** Our ids of the companies whose parcels it knows; `any` for an aggregator. */
  carriers: readonly string[] | "any";
  /** Where its descriptions are published, and when they were last compared with this file. */
  documentation: { url: string; reviewed: string };
  settings: z.ZodType<Settings>;
  webhook: Webhook<Settings> | null;
  poll: Poll<Settings> | null;
  /** Where scans stood that name neither an offset nor a place. */
  zone: Zone;
  /**
   * Pure. Reads what the source said, as it came: a webhook's body or an answer. A shape that nobody knows is a final failure with a
   * code; a scan with an unknown word has no meaning, and is kept aside while the rest is read. Nothing is guessed.
   */
  read(raw: Buffer): Result<Reading>;
  /** Asks the source to tell of a parcel from now on. Asking again for the same one changes nothing. */
  follow?: (egress: Egress, settings: Settings, parcel: Parcel) => Promise<Result<{ reference: string }>>;
  /** Passes on what a shopper wants done. Recognises one that it passed on before. */
  instruct?: (
    egress: Egress,
    settings: Settings,
    instruction: Instruction,
  ) => Promise<Result<{ reference: string }>>;
  /** Files a claim through the source, when it takes them. Recognises one that it filed before. */
  fileClaim?: (
    egress: Egress,
    settings: Settings,
    claim: CarrierClaim,
  ) => Promise<Result<{ reference: string }>>;
}

export type AnyCarrierSource = CarrierSource<unknown>;
export const defineCarrierSource = <S>(source: CarrierSource<S>): AnyCarrierSource =>
  source as unknown as AnyCarrierSource;
