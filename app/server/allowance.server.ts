import type { Clock } from "../platform/clock.server";

interface Window {
  spent: number;
  endsAt: number;
}

/** How often each key may ask within a while that begins with its first question. */
export class Allowance {
  /** In the order in which they end, because all last as long. */
  readonly #windows = new Map<string, Window>();

  /** Of keys no more than `most` are remembered; those that began first are forgotten first. */
  constructor(
    private readonly points: number,
    private readonly lastsMs: number,
    private readonly most: number,
  ) {}

  /** Null when there was something left to spend, else the seconds to wait. */
  spend(key: string, clock: Clock): number | null {
    const now = clock.now().getTime();
    this.#forgetEnded(now);
    const known = this.#windows.get(key);
    const window = known && this.#isOpen(known, now) ? known : this.#open(key, now);
    if (window.spent >= this.points) return Math.ceil((window.endsAt - now) / 1_000);
    window.spent++;
    return null;
  }

  get count(): number {
    return this.#windows.size;
  }

  #open(key: string, now: number): Window {
    const window = { spent: 0, endsAt: now + this.lastsMs };
    this.#windows.delete(key);
    this.#windows.set(key, window);
    if (this.#windows.size > this.most) this.#windows.delete(this.#windows.keys().next().value!);
    return window;
  }

  #forgetEnded(now: number): void {
    for (const [key, window] of this.#windows) {
      if (this.#isOpen(window, now)) return;
      this.#windows.delete(key);
    }
  }

  /** A clock that was put back locks nobody out: what ends later than any window can has ended. */
  #isOpen({ endsAt }: Window, now: number): boolean {
    return endsAt > now && endsAt <= now + this.lastsMs;
  }
}
