import { bounded, type Learnt } from "./quiet";
import type { Stage } from "./settings";
import { type Pace, paceOf, publishedWait } from "./waits";

export interface LearntBeside extends Omit<Learnt, "stage"> {
  stage: Stage;
  published: number;
  /** What counts: what was learnt, within bounds about what is published. */
  counts: number;
}

/** What was learnt, each beside the published wait that it stands in for. */
export const besidePublished = (learnt: readonly Learnt[], on: string): LearntBeside[] =>
  learnt.map((row) => {
    const stage = row.stage as Stage;
    const [originCountry = null, destCountry = null] = row.lane === "" ? [] : row.lane.split(">");
    const pace = paceOf({ ...row, service: row.service || null, originCountry, destCountry });
    const published = publishedWait(stage, pace, on);
    return { ...row, stage, published, counts: bounded(row.hours, published) };
  });

const paces: readonly Pace[] = ["express", "ground", "postal", "international"];

/** The published waits of a day, one row for each place where a parcel can stand. */
export const publishedOn = (stages: readonly Stage[], on: string) =>
  stages.map((stage) => ({
    stage,
    hours: paces.map((pace) => ({ pace, hours: publishedWait(stage, pace, on) })),
  }));
