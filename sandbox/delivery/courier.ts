import type { Clock } from "../support/clock";
import { iso } from "../support/clock";
import { randomFrom, type Random } from "../support/random";
import type { Delivery, Manner } from "./delivery";
import { post } from "./post";

export interface Disturbance {
  /** How often each delivery is sent. */
  duplicates: number;
  /** Deliveries gathered for this long are sent in a shuffled order. */
  disorderMs: number;
  /** Chance that a delivery never leaves. */
  drop: number;
  seed: number;
}

export const CALM: Disturbance = { duplicates: 1, disorderMs: 0, drop: 0, seed: 1 };
const AT_ONCE = 12;

/** Sends, retries, duplicates, shuffles and loses webhooks, and remembers all of it. */
export class Courier {
  readonly log: Delivery[] = [];
  private disturbance: Disturbance = CALM;
  private random: Random = randomFrom(CALM.seed);
  private gathered: Delivery[] = [];
  private gathering: NodeJS.Timeout | null = null;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly queue: Delivery[] = [];
  private flying = 0;
  private closed = false;
  private generation = 0;
  compress: number;
  paused = false;

  constructor(
    private readonly clock: Clock,
    private readonly manners: Record<Delivery["kind"], Manner>,
    compress: number,
  ) {
    this.compress = compress;
  }

  /** A change starts the chance again from its seed. */
  disturb(change: Partial<Disturbance>): void {
    this.disturbance = { ...this.disturbance, ...change };
    this.random = randomFrom(this.disturbance.seed);
  }

  currentDisturbance(): Disturbance {
    return this.disturbance;
  }

  send(delivery: Delivery): void {
    this.log.push(delivery);
    if (this.disturbance.drop > 0 && this.random.chance(this.disturbance.drop)) {
      delivery.state = "dropped";
      return;
    }
    this.hand(delivery);
    for (let copy = 1; copy < this.disturbance.duplicates; copy++) this.hand(this.copy(delivery, copy));
  }

  /** Everything that ever left, again and again, in an order the seed decides. Returns how many were sent. */
  redeliver(
    times: number,
    shuffle: boolean,
    seed: number,
    only: (delivery: Delivery) => boolean = () => true,
  ): number {
    const originals = this.log.filter(
      (each) => each.copyOf === null && each.state !== "dropped" && only(each),
    );
    const run = originals.flatMap((each) =>
      Array.from({ length: times }, (_, at) => this.copy(each, at + 1)),
    );
    for (const each of shuffle ? randomFrom(seed).shuffle(run) : run) this.enqueue(each);
    return run.length;
  }

  pending(): number {
    return this.log.filter((each) => each.state === "waiting").length;
  }

  pause(paused: boolean): void {
    this.paused = paused;
    this.drain();
  }

  close(): void {
    this.closed = true;
    this.forget();
  }

  /** Forgets everything, also what is on its way: an answer that arrives later belongs to nobody. */
  forget(): void {
    this.generation++;
    for (const timer of this.timers) clearTimeout(timer);
    if (this.gathering) clearTimeout(this.gathering);
    this.timers.clear();
    this.gathering = null;
    this.gathered = [];
    this.queue.length = 0;
    this.log.length = 0;
  }

  private copy(original: Delivery, number: number): Delivery {
    const id = `${original.id}~${this.log.length}.${number}`;
    const copy: Delivery = { ...original, id, copyOf: original.id, state: "waiting", attempts: [] };
    this.log.push(copy);
    return copy;
  }

  private hand(delivery: Delivery): void {
    if (this.disturbance.disorderMs === 0) return this.enqueue(delivery);
    this.gathered.push(delivery);
    this.gathering ??= setTimeout(() => this.release(), this.disturbance.disorderMs);
  }

  private release(): void {
    this.gathering = null;
    const batch = this.random.shuffle(this.gathered);
    this.gathered = [];
    for (const delivery of batch) this.enqueue(delivery);
  }

  private enqueue(delivery: Delivery): void {
    this.queue.push(delivery);
    this.drain();
  }

  private drain(): void {
    while (!this.paused && !this.closed && this.flying < AT_ONCE && this.queue.length > 0) {
      const next = this.queue.shift()!;
      this.flying++;
      void this.attempt(next).finally(() => {
        this.flying--;
        this.drain();
      });
    }
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { generation } = this;
    const manner = this.manners[delivery.kind];
    const started = performance.now();
    const at = iso(this.clock.now());
    const answer = await post(delivery.url, manner.headers(delivery), delivery.body, manner.timeoutMs);
    if (generation !== this.generation) return;
    delivery.attempts.push({ at, ...answer, ms: Math.round(performance.now() - started) });
    if (answer.status !== null && answer.status >= 200 && answer.status < 300) delivery.state = "delivered";
    else this.retryLater(delivery, manner.waits[delivery.attempts.length - 1]);
  }

  private retryLater(delivery: Delivery, wait: number | undefined): void {
    if (wait === undefined) {
      delivery.state = "failed";
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.enqueue(delivery);
    }, wait / this.compress);
    this.timers.add(timer);
  }
}
