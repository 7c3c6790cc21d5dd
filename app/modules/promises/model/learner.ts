import { Conformal, type ConformalState, type Correction, WATCHED } from "./conformal";
import type { Curve } from "./curve";
import { loadOn, type OrdersOn } from "./load";
import { ahead } from "./outlook";
import type { IsHoliday } from "./life-days";
import type { Movement } from "./movement";
import { groupOf, learnPace, type Pace } from "./pace";
import { DAY, type Facts, type Parcel, type WallDay, type WallMinutes } from "./parcel";
import {
  crossPlaces,
  hopesOf,
  learnCurve,
  learnShape,
  type LearnOptions,
  type Place,
  placeOf,
  type Shape,
  type Stretch,
} from "./stage";

/** From the order to the door, and from the carrier's hands to the door. */
export const STAGES = ["total", "transit"] as const;
export type StageName = (typeof STAGES)[number];

export interface StageModel {
  shape: Shape;
  curve: Curve;
  pace: Pace;
  correction: Correction;
  /** Parcels it was learnt from. */
  parcels: number;
}

/** All that was learnt until a night. Plain data: `codec` packs it, `forecast` asks it. */
export interface Model {
  /** It knows nothing of this day or later. */
  day: WallDay;
  load: number;
  stages: Partial<Record<StageName, StageModel>>;
}

/** What a learner looks at: parcels of the last year or so, and how many orders each day brought: null where nobody knows. */
export interface Pool {
  parcels: Iterable<Parcel>;
  ordersOn: OrdersOn;
}

/** Fewer parcels than this that came have nothing to say of their own. */
export const FEWEST = 60;
const LOOKED_BACK_DAYS = 500;
const SHAPE_LASTS_DAYS = 7;
const LEARNING = { halfLifeDays: 60, trees: 80, depth: 5, rate: 0.12, leaf: 40, seed: 7 } as const;
/** How much slower things go when orders come faster than parcels leave: steps of the stretched time for each e-fold of the load. */
const ELASTICITY = 0.65;

export const startOf = (stage: StageName, p: Parcel): WallMinutes | null =>
  stage === "total" ? p.orderedAt : p.handedOverAt;

interface Stage {
  learntOn: WallDay;
  shape: Shape | null;
  curve: Curve | null;
  movement: Movement | null;
  places: Map<string, Place>;
  conformal: Conformal;
}

/** Learns night by night. Whatever is called on `day` uses nothing that happened on it or later. */
export class Learner {
  #stages: Record<StageName, Stage> = { total: fresh(), transit: fresh() };

  constructor(private readonly isHoliday: IsHoliday) {}

  /** What has to survive until tomorrow beside the parcels themselves. */
  state(): Record<StageName, ConformalState> {
    return { total: this.#stages.total.conformal.state(), transit: this.#stages.transit.conformal.state() };
  }

  resume(state: Record<StageName, ConformalState>): void {
    for (const name of STAGES) this.#stages[name].conformal = Conformal.from(state[name]);
  }

  /** Watches what becomes of a forecast that was made, as the model said it before correction. */
  watch(stage: StageName, parcel: Parcel, from: WallDay, said: Float64Array): void {
    let day = 0;
    const due = WATCHED.map((level) => {
      while (day < said.length - 1 && said[day]! < level) day++;
      return from + day;
    });
    this.#stages[stage].conformal.tell(parcel.id, groupOf(parcel), due);
  }

  *learn(day: WallDay, pool: Pool): Generator<void, Model> {
    const now = day * DAY;
    const known = [...pool.parcels].filter(
      (p) => p.orderedAt < now && p.orderedAt > now - LOOKED_BACK_DAYS * DAY,
    );
    const came = new Map(
      known.map((p) => [
        p.id,
        p.deliveredAt !== null && p.deliveredAt < now ? Math.floor(p.deliveredAt / DAY) : null,
      ]),
    );
    const model: Model = { day, load: loadOn(day, pool.ordersOn), stages: {} };
    for (const name of STAGES) {
      const stage = this.#stages[name];
      stage.conformal.judge(day, (id) => came.get(id));
      const learnt = yield* this.#learnStage(name, known, day, model.load);
      if (learnt) model.stages[name] = learnt;
    }
    return model;
  }

  *#learnStage(
    name: StageName,
    known: Parcel[],
    day: WallDay,
    load: number,
  ): Generator<void, StageModel | null> {
    const now = day * DAY;
    const stage = this.#stages[name];
    const parcels: Parcel[] = [];
    const stretches: Stretch[] = [];
    for (const parcel of known) {
      const stretch = stretchOf(name, parcel, now);
      if (!stretch) continue;
      parcels.push(parcel);
      stretches.push(stretch);
    }
    const ended = stretches.reduce((n, s) => n + Number(s.end !== null), 0);
    if (ended < FEWEST) return null;
    const options: LearnOptions = { ...LEARNING, now };
    if (!stage.shape || !stage.curve || day - stage.learntOn >= SHAPE_LASTS_DAYS) {
      stage.learntOn = day;
      stage.shape = yield* learnShape(stretches, options);
      const places = yield* crossPlaces(stretches, options);
      stage.curve = learnCurve(stretches, places, hopesOf(stretches, places, options), options);
      stage.movement = null;
      stage.places = new Map(parcels.map((p, i) => [p.id, places[i]!]));
    }
    const { shape, curve } = stage;
    const places = parcels.map((p, i) => {
      const place = stage.places.get(p.id) ?? placeOf(shape, stretches[i]!.facts, stretches[i]!.start);
      stage.places.set(p.id, place);
      return place;
    });
    yield;
    const hopes = hopesOf(stretches, places, options);
    const pace = learnPace({ stretches, places, hopes }, curve, day, this.isHoliday, stage.movement);
    stage.movement = pace.movement;
    pace.shift += ELASTICITY * Math.log(load);
    return { shape, curve, pace, correction: stage.conformal.correction(), parcels: ended };
  }

  /** What the model says before correction: what is watched. */
  said(model: Model, stage: StageName, parcel: Parcel, at: WallMinutes): Float64Array | null {
    const learnt = model.stages[stage];
    const start = startOf(stage, parcel);
    if (!learnt || start === null) return null;
    const facts = factsFor(stage, parcel);
    return ahead(learnt, placeOf(learnt.shape, facts, start), facts, start, at, this.isHoliday);
  }
}

const fresh = (): Stage => ({
  learntOn: -Infinity,
  shape: null,
  curve: null,
  movement: null,
  places: new Map(),
  conformal: new Conformal(),
});

/** A parcel's stage as it was known at `now`; null when it had not begun, or makes no sense. */
function stretchOf(stage: StageName, parcel: Parcel, now: WallMinutes): Stretch | null {
  const start = startOf(stage, parcel);
  if (start === null || start >= now) return null;
  const { deliveredAt, endedAt } = parcel;
  if (deliveredAt !== null && deliveredAt < start) return null;
  const end = deliveredAt !== null && deliveredAt < now ? deliveredAt : null;
  const other = endedAt !== null && endedAt < now ? Math.max(start, endedAt) : now;
  return { facts: factsFor(stage, parcel), start, end, seen: end ?? other };
}

/** Who will carry an order is not known while it is one. */
export const factsFor = <F extends Facts>(stage: StageName, facts: F): F =>
  stage === "total" && facts.carrier !== null ? { ...facts, carrier: null } : facts;
