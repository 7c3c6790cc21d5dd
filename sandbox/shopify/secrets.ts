/** The app's client secret, and the old one during a rotation. */
export class Secrets {
  private previous: string | null = null;
  private signWithPrevious = false;

  constructor(
    readonly apiKey: string,
    private current: string,
  ) {}

  secret(): string {
    return this.current;
  }

  /** Shopify goes on signing webhooks with the old secret for up to an hour after a rotation. */
  webhookSecret(): string {
    return this.signWithPrevious && this.previous !== null ? this.previous : this.current;
  }

  /** Both secrets authenticate the app while the rotation lasts. */
  accepts(secret: string): boolean {
    return secret === this.current || secret === this.previous;
  }

  rotate(to: string, signWithOld: boolean): void {
    this.previous = this.current;
    this.current = to;
    this.signWithPrevious = signWithOld;
  }

  finishRotation(): void {
    this.previous = null;
    this.signWithPrevious = false;
  }
}
