interface Remembered<T> {
  value: Promise<T>;
  until: number;
}

/** Remembers answers for a short while, and never an error. Who asks while an answer is being found waits for that one. */
export class Memory<T> {
  readonly #known = new Map<string, Remembered<T>>();

  constructor(
    private readonly forMs: number,
    private readonly capacity: number,
  ) {}

  get(key: string, find: () => Promise<T>): Promise<T> {
    const now = performance.now();
    const known = this.#known.get(key);
    if (known && known.until > now) return known.value;
    const value = find();
    this.#known.delete(key);
    this.#known.set(key, { value, until: now + this.forMs });
    if (this.#known.size > this.capacity) this.#known.delete(this.#known.keys().next().value as string);
    value.catch(() => this.#known.get(key)?.value === value && this.#known.delete(key));
    return value;
  }

  forget(key: string): void {
    this.#known.delete(key);
  }
}
