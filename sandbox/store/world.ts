import type { Clock } from "../support/clock";
import type { Random } from "../support/random";
import type { Topic } from "../shopify/webhooks/topics";
import type { State } from "./state";

/** One shop and its surroundings, handed to every action. */
export interface World {
  state: State;
  clock: Clock;
  random: Random;
  /** Sends a webhook; all that one action sends carry the same event id. Silent while history is written. */
  announce(topic: Topic, payload: object, eventId: string): void;
  newEventId(): string;
}

/** The shop was asked for something it cannot do; the message is for the caller. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
