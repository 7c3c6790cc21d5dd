import { forecast, stageOf } from "./forecast";
import { completed, ordersBehind } from "./truncated";
import { Learner, type Model, type StageName } from "./learner";
import type { IsHoliday } from "./life-days";
import { DAY, dayOf, type Facts, type Parcel, type Question, type WallDay, type WallMinutes } from "./parcel";
import type { RollingOptions, Told } from "./rolling";
import type { Sieve } from "./sieve";

/** When the question is asked: at the hand-over when the order is there already, else when it was placed. */
export const askedAt = (p: Parcel): number => Math.max(p.orderedAt, p.handedOverAt ?? p.orderedAt);

/**
 * Goes through orders in the order in which they would have been asked for, each with a model that had seen nothing of its own day
 * or later. `orders` is sorted by `askedAt`; `history` is filled with what came before. A parcel's own outcome is in `parcel` for
 * whoever scores; the question never has it.
 */
export function* lookBack(
  history: Sieve,
  orders: readonly Parcel[],
  options: RollingOptions,
  isHoliday: IsHoliday,
): Generator<Told> {
  const first = orders[0];
  if (!first) return;
  const start = dayOf(askedAt(first));
  const listed = [...history.parcels()];
  const past = completed(listed, start * DAY);
  const behind = ordersBehind(listed, start * DAY);
  const ordersOn = (day: WallDay) => {
    const each = behind(day);
    return each === null ? null : each * history.ordersOn(day);
  };
  const ids = new Set(past.map((p) => p.id));
  const watchedUntil = lastEventBefore(past);
  const learner = new Learner(isHoliday);
  const own = new OwnOrders(orders, options.rolling);
  const learn = (day: WallDay) => {
    own.catchUp(day, history, learner);
    const until = watchedUntil(day * DAY);
    const parcels = past.map((p) => openUntil(p, until));
    for (const p of history.parcels()) if (!ids.has(p.id)) parcels.push(p);
    return runNow(learner.learn(day, { parcels, ordersOn }));
  };
  let model = learn(start);
  for (const parcel of orders) {
    const at = askedAt(parcel);
    if (options.rolling && dayOf(at) > model.day) model = learn(dayOf(at));
    const question = questionOf(parcel, at);
    const said = forecast(model, question, isHoliday);
    own.watch(learner, model, question, parcel);
    yield {
      parcel,
      question,
      forecast: said ?? { from: dayOf(at), by: new Float64Array(0), basis: nothing },
    };
  }
}

/**
 * A history may have been written down before the orders came, and then tells nothing of what became of its open parcels. They count as
 * open for as long as it goes on telling of anything, not until the day that is asked about.
 */
function lastEventBefore(history: readonly Parcel[]): (now: WallMinutes) => WallMinutes {
  const events = history.flatMap((p) => [
    p.orderedAt,
    p.handedOverAt ?? 0,
    p.deliveredAt ?? 0,
    p.endedAt ?? 0,
  ]);
  const sorted = Float64Array.from(events).sort();
  let at = 0;
  return (now) => {
    while (at < sorted.length && sorted[at]! < now) at++;
    return sorted[at - 1] ?? now;
  };
}

function openUntil(p: Parcel, until: WallMinutes): Parcel {
  const gone = Math.min(p.deliveredAt ?? Infinity, p.endedAt ?? Infinity) <= until;
  return gone ? p : { ...p, endedAt: Math.max(until, p.orderedAt) };
}

interface Watched {
  stage: StageName;
  parcel: Parcel;
  from: WallDay;
  said: Float64Array;
}

/**
 * The orders themselves, as later ones learn from them: from the day on which one of them is known to have arrived. Until then they
 * may be mere questions, and to take those for parcels that never come would slow everything down. They are added day by day,
 * so that what is chosen of a full week does not depend on the rest of it.
 */
class OwnOrders {
  #placed: Parcel[];
  #added = 0;
  #firstCame: number;
  #waiting: Watched[] = [];

  constructor(orders: readonly Parcel[], rolling: boolean) {
    this.#placed = orders.toSorted((a, b) => a.orderedAt - b.orderedAt);
    this.#firstCame = rolling
      ? orders.reduce((first, o) => Math.min(first, o.deliveredAt ?? first), Infinity)
      : Infinity;
  }

  catchUp(day: WallDay, history: Sieve, learner: Learner): void {
    if (this.#firstCame >= day * DAY) return;
    for (
      let next = this.#placed[this.#added];
      next && next.orderedAt < day * DAY;
      next = this.#placed[++this.#added]
    )
      history.add(next);
    for (const { stage, parcel, from, said } of this.#waiting.splice(0))
      learner.watch(stage, parcel, from, said);
  }

  /** What was said waits for its days to come, unless nothing will ever be known of them. */
  watch(learner: Learner, model: Model, question: Question, parcel: Parcel): void {
    if (this.#firstCame === Infinity) return;
    const stage = stageOf(question);
    const said = learner.said(model, stage, parcel, question.at);
    if (said) this.#waiting.push({ stage, parcel, from: dayOf(question.at), said });
  }
}

const nothing = { level: "store", parcels: 0, pace: 1 } as const;

/** Only what was known when it was asked. */
export function questionOf(parcel: Parcel & Facts, at: number): Question {
  const { id: _id, approvedAt: _a, deliveredAt: _d, endedAt: _e, handedOverAt, ...facts } = parcel;
  return { ...facts, at, handedOverAt: handedOverAt !== null && handedOverAt <= at ? handedOverAt : null };
}

/** Runs a learner to its end without letting anything else go on. */
export function runNow<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
