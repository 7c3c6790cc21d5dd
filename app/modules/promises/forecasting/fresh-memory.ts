import { Memory } from "../../../platform/memory";

/**
 * Remembers as long as `forMs`, and reads again a quarter before the end: where many ask all the time, none of them waits for the
 * database. When that reading fails, what was remembered holds to its end, and who asks then hears why.
 */
export class FreshMemory<T> {
  readonly #read: Memory<T>;
  readonly #last: Memory<T>;
  #forgotten = 0;

  constructor(forMs: number, capacity: number) {
    this.#read = new Memory(forMs * 0.75, capacity);
    this.#last = new Memory(forMs, capacity);
  }

  get(key: string, find: () => Promise<T>): Promise<T> {
    const read = this.#read.get(key, () => this.#renew(key, find));
    return this.#last.get(key, () => read);
  }

  /** What is being read at this moment was asked for before, and does not count either. */
  forget(key: string): void {
    this.#forgotten++;
    this.#read.forget(key);
    this.#last.forget(key);
  }

  async #renew(key: string, find: () => Promise<T>): Promise<T> {
    const before = this.#forgotten;
    const value = await find();
    if (before !== this.#forgotten) return value;
    this.#last.forget(key);
    return this.#last.get(key, () => Promise.resolve(value));
  }
}
