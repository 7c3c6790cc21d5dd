import type { Clock } from "../support/clock";

export interface BucketSize {
  maximum: number;
  /** Points given back each second. */
  restore: number;
}

export const STANDARD_PLAN: BucketSize = { maximum: 2000, restore: 100 };

/** The leaky bucket of one app on one shop. */
export class Bucket {
  private available: number;
  private last: number;

  constructor(
    private readonly clock: Clock,
    private size: BucketSize = STANDARD_PLAN,
  ) {
    this.available = size.maximum;
    this.last = clock.now().getTime();
  }

  resize(size: BucketSize): void {
    this.size = size;
    this.available = Math.min(this.available, size.maximum);
  }

  /** Charges the requested cost; false, and nothing charged, when it does not fit. */
  take(cost: number): boolean {
    this.refill();
    if (cost > this.available) return false;
    this.available -= cost;
    return true;
  }

  giveBack(cost: number): void {
    this.available = Math.min(this.size.maximum, this.available + cost);
  }

  drain(): void {
    this.refill();
    this.available = 0;
  }

  status(): { maximumAvailable: number; currentlyAvailable: number; restoreRate: number } {
    this.refill();
    return {
      maximumAvailable: this.size.maximum,
      currentlyAvailable: Math.floor(this.available),
      restoreRate: this.size.restore,
    };
  }

  private refill(): void {
    const now = this.clock.now().getTime();
    this.giveBack(Math.max(0, ((now - this.last) / 1000) * this.size.restore));
    this.last = now;
  }
}
