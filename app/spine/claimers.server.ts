import { lineIsGone } from "../platform/database/access.server";
import { dueAlarms } from "./alarms.server";
import { type ClaimedRow, type ClaimedWork, drain } from "./claim.server";
import { dueReactions } from "./fan-out.server";
import { inboxMessages } from "./inbox.server";
import type { Spine } from "./spine.server";

export interface ClaimerOptions {
  /** How often to look without being woken. */
  pollMs?: number;
  batch?: number;
}

/** Runs the fast tier until stopped: messages, reactions and alarms, in turn, each as long as there is some. */
export class Claimers {
  #running: Promise<void> | null = null;
  #stopped = false;
  #nudge: (() => void) | null = null;
  #rung = false;

  constructor(
    private readonly spine: Spine,
    private readonly options: ClaimerOptions = {},
  ) {}

  start(): void {
    const quiet = this.spine.deps.wake.onRing(() => {
      this.#rung = true;
      this.#nudge?.();
    });
    this.#running ??= this.#loop().finally(quiet);
  }

  /** One pass over everything that is due now. Returns how many rows were taken. */
  async pass(): Promise<number> {
    const messages = await this.#exhaust(inboxMessages(this.spine));
    const reactions = await this.#exhaust(dueReactions(this.spine));
    const alarms = await this.#exhaust(dueAlarms(this.spine));
    return messages + reactions + alarms;
  }

  /** Goes on with one kind while batches are full, but not for ever: the other kinds have their turn. */
  async #exhaust<Row extends ClaimedRow>(work: ClaimedWork<Row>): Promise<number> {
    const limit = this.options.batch ?? 200;
    let taken = 0;
    for (let batch = 0; batch < 20 && !this.#stopped; batch++) {
      const now = await drain(this.spine, work, limit);
      taken += now;
      if (now < limit) break;
    }
    return taken;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#nudge?.();
    await this.#running;
  }

  async #loop(): Promise<void> {
    while (!this.#stopped) {
      this.#rung = false;
      const taken = await this.pass().catch((error: unknown) => {
        this.spine.deps.log.error(
          { err: error, gone: lineIsGone(error) },
          "the fast tier could not reach its work",
        );
        return 0;
      });
      if (taken === 0 && !this.#stopped) await this.#rest(this.options.pollMs ?? 200);
    }
  }

  #rest(ms: number): Promise<void> {
    if (this.#rung) return Promise.resolve();
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#nudge = () => {
        clearTimeout(timer);
        resolve();
      };
    }).then(() => void (this.#nudge = null));
  }
}
