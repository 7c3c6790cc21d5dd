interface Kept<T> {
  value: T;
  size: number;
}

/**
 * Answers as they were found, the ones that were asked for lately: at most so many, and of so many characters together. Whether one
 * still holds is for whoever asks to say; nothing here grows old.
 */
export class AnswerMemory<T> {
  readonly #kept = new Map<string, Kept<T>>();
  #size = 0;

  constructor(
    private readonly most: number,
    private readonly mostSize: number,
  ) {}

  get(key: string): T | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    // What was asked for last is forgotten last.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  keep(key: string, value: T, length: number): void {
    this.#forget(key);
    const size = key.length + length;
    if (size > this.mostSize) return;
    this.#kept.set(key, { value, size });
    this.#size += size;
    while (this.#kept.size > this.most || this.#size > this.mostSize)
      this.#forget(this.#kept.keys().next().value!);
  }

  get size(): number {
    return this.#size;
  }

  get count(): number {
    return this.#kept.size;
  }

  #forget(key: string): void {
    this.#size -= this.#kept.get(key)?.size ?? 0;
    this.#kept.delete(key);
  }
}
