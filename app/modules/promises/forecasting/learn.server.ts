import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { addDays, localDate } from "../../../domain/local-date";
import { ok, type Result } from "../../../domain/result";
import { type AlarmHandler, defineEffect, done, nothing } from "../../../spine/definitions";
import { request, setAlarm, type Unit } from "../../../spine/unit.server";
import { read as readShop } from "../../shops/index.server";
import type { Learnt } from "../model/codec";
import { type Model, Learner } from "../model/learner";
import { dayOf } from "../model/parcel";
import { learnProcessing } from "../processing/store.server";
import { readSettings } from "../settings/store.server";
import { instantOf } from "../../../domain/zone-clock";
import { beganAt, begunSince } from "./begun-since";
import { isHoliday } from "./calendar";
import { forgetQuotes } from "../quote/quotes.store.server";
import { forgetJourneys, type Past, readPast } from "./journeys.store.server";
import { currentModel, type Figures, keepModel } from "./model.store.server";
import { requestPublish } from "../quote/publish.server";
import { dateOf, wallDay } from "./wall";
import { paceOf, stageOf } from "../model/forecast";

export const LEARN = "promises.learn";
export const NIGHT = "promises.night";

const DAY_MS = 86_400_000;
const QUOTES_KEPT_DAYS = 90;
/** A night looks back 500 days. */
const JOURNEYS_KEPT_DAYS = 800;

/** When nobody orders and nobody packs. */
const AT = "03:30";

/** Has the store's past read again, until yesterday, and sets the next night. */
export async function learnFromPast(unit: Unit, why: string): Promise<string> {
  const now = unit.clock.now();
  const { timezone } = await readShop(unit);
  const key = `${localDate(now, timezone)} ${why}`;
  await request(unit, { kind: LEARN, key, orderKey: LEARN, payload: { key } });
  const tomorrow = addDays(localDate(now, timezone), 1);
  await setAlarm(unit, NIGHT, "store", instantOf(tomorrow, AT, timezone));
  return key;
}

export const night: AlarmHandler = {
  name: NIGHT,
  async run(unit) {
    const { state } = await readShop(unit);
    if (state !== "active") return nothing("the store is gone");
    const now = unit.clock.now().getTime();
    await forgetQuotes(unit, new Date(now - QUOTES_KEPT_DAYS * DAY_MS));
    await forgetJourneys(unit, new Date(now - JOURNEYS_KEPT_DAYS * DAY_MS));
    return done(`learning ${await learnFromPast(unit, "night")}`);
  },
};

/** What was learnt, on its way to the database; what is written down of it elsewhere is its figures. */
class Lesson {
  constructor(
    readonly learnt: Learnt,
    readonly figures: Figures,
  ) {}

  toJSON(): Figures {
    return this.figures;
  }
}

/** Reads in one transaction, learns in none, writes in another: learning takes seconds, and others have work to do. */
export const learn = defineEffect({
  kind: LEARN,
  payload: z.object({ key: z.string() }),
  async prepare(unit) {
    const { timezone: zone } = await readShop(unit);
    const { target } = await readSettings(unit);
    const today = wallDay(localDate(unit.clock.now(), zone));
    await learnProcessing(unit);
    return ok({ past: await readPast(unit, zone), before: await currentModel(unit), today, target });
  },
  async perform(_outside, { past, before, today, target }): Promise<Result<Lesson>> {
    const learner = new Learner(isHoliday);
    if (before) {
      learner.resume(before.watching);
      watchSince(learner, before.model, past, today);
    }
    const steps = learner.learn(today, past);
    for (;;) {
      const step = steps.next();
      if (step.done) return ok(lessonOf(step.value, learner, past, target));
      await breathe();
    }
  },
  async settle(unit, { key }, lesson) {
    const version = key.replace(" ", ".");
    await keepModel(unit, version, lesson.learnt, lesson.figures);
    await requestPublish(unit, version);
  },
});

/** Parcels whose dates are watched of what began since the night before: enough to judge by. */
const WATCHED = 400;

/** The forecasts that the model before this one made, or would have made, of what has begun since. */
function watchSince(learner: Learner, before: Model, { parcels }: Past, today: number): void {
  for (const parcel of begunSince(parcels, before.day, today, WATCHED)) {
    const at = beganAt(parcel);
    const stage = stageOf(parcel);
    const said = learner.said(before, stage, parcel, at);
    if (said) learner.watch(stage, parcel, dayOf(at), said);
  }
}

function lessonOf(model: Model, learner: Learner, past: Past, target: number): Lesson {
  const { total, transit } = model.stages;
  const stage = total ?? transit;
  const days = past.parcels.filter((p) => p.deliveredAt !== null).map((p) => dayOf(p.orderedAt));
  const figures: Figures = {
    parcels: days.length,
    from: days.length > 0 ? dateOf(days.reduce((a, b) => Math.min(a, b))) : null,
    to: days.length > 0 ? dateOf(days.reduce((a, b) => Math.max(a, b))) : null,
    kept: null,
    target,
    drift: stage ? paceOf(stage, "") : 1,
  };
  const { regions, usualService } = past;
  return new Lesson({ model, watching: learner.state(), regions, usualService }, figures);
}
