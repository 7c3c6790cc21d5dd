import type { Clock } from "../../../app/platform/clock.server";

/** Runs as the machine's clock does, from wherever it is put: a story of days is told within a minute. It never goes back. */
export class HurriedClock implements Clock {
  #aheadMs: number;

  constructor(start: Date) {
    this.#aheadMs = start.getTime() - Date.now();
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  moveTo(at: Date): void {
    this.#aheadMs += Math.max(0, at.getTime() - this.now().getTime());
  }

  /** From here on it is the machine's own. */
  catchUp(): void {
    this.#aheadMs = 0;
  }
}
