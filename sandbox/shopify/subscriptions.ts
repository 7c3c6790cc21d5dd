import { iso, type Clock } from "../support/clock";

export interface Subscription {
  id: number;
  shop: string;
  name: string;
  status: "PENDING" | "ACTIVE" | "DECLINED" | "CANCELLED";
  test: boolean;
  trialDays: number;
  returnUrl: string;
  createdAt: string;
  currentPeriodEnd: string | null;
}

const DAY_MS = 86_400_000;
const PERIOD_DAYS = 30;

/** What the merchant pays the app for. A new plan replaces the one that runs once the merchant accepts it. */
export class Subscriptions {
  readonly all: Subscription[] = [];

  constructor(private readonly clock: Clock) {}

  ask(wish: Pick<Subscription, "shop" | "name" | "test" | "trialDays" | "returnUrl">): Subscription {
    const createdAt = iso(this.clock.now());
    const id = 29_000_000_000 + this.all.length;
    const made: Subscription = { ...wish, id, status: "PENDING", createdAt, currentPeriodEnd: null };
    this.all.push(made);
    return made;
  }

  find(id: number): Subscription | undefined {
    return this.all.find((each) => each.id === id);
  }

  active(shop: string): Subscription[] {
    return this.all.filter((each) => each.shop === shop && each.status === "ACTIVE");
  }

  decide(subscription: Subscription, accepted: boolean): void {
    if (subscription.status !== "PENDING") return;
    if (!accepted) return void (subscription.status = "DECLINED");
    for (const running of this.active(subscription.shop)) running.status = "CANCELLED";
    subscription.status = "ACTIVE";
    const end = this.clock.now().getTime() + (subscription.trialDays + PERIOD_DAYS) * DAY_MS;
    subscription.currentPeriodEnd = iso(end);
  }
}
