import { corrected } from "./conformal";
import { factsFor, type Model, type StageModel, type StageName } from "./learner";
import { ahead } from "./outlook";
import type { IsHoliday } from "./life-days";
import { groupOf } from "./pace";
import { dayOf, type Forecast, type Question } from "./parcel";
import { placeOf } from "./stage";

/** What is expected, as it is kept: null when this model has nothing to say of it. */
export function forecast(model: Model, question: Question, isHoliday: IsHoliday): Forecast | null {
  const handedOver = question.handedOverAt !== null && question.handedOverAt <= question.at;
  const transit = handedOver ? model.stages.transit : undefined;
  const stage: StageModel | undefined = transit ?? model.stages.total;
  if (!stage) return null;
  const start = transit ? question.handedOverAt! : question.orderedAt;
  const facts = factsFor(transit ? "transit" : "total", question);
  const said = ahead(stage, placeOf(stage.shape, facts, start), facts, start, question.at, isHoliday);
  const group = groupOf(facts);
  const { level, parcels } = stage.shape.lanes.speaking(facts);
  return {
    from: dayOf(question.at),
    // A sum of shares may end a hair above one.
    by: said.map((p) => Math.min(1, corrected(stage.correction, group, p))),
    basis: { level, parcels: Math.round(parcels), pace: paceOf(stage, group) },
  };
}

export const stageOf = (question: { handedOverAt: number | null }): StageName =>
  question.handedOverAt === null ? "total" : "transit";

/** A step of the stretched time is about this much of log days. */
const STEP = 0.45;

/** Over 1: slower than usual. */
export const paceOf = ({ pace }: StageModel, group: string): number =>
  Math.exp(STEP * (pace.shift + (pace.groupShift.get(group) ?? 0)));
