import { deserialize, serialize } from "node:v8";
import { gunzipSync, gzipSync } from "node:zlib";
import type { ConformalState } from "./conformal";
import { Lanes } from "./lanes";
import type { Model, StageModel, StageName } from "./learner";

/** What a night leaves behind: the model, what is still being watched, and which region a postal prefix lies in. */
export interface Learnt {
  model: Model;
  watching: Record<StageName, ConformalState>;
  /** `US-112` → `NY`. */
  regions: Map<string, string>;
  /** What is meant when nobody names a service. */
  usualService: string | null;
}

type Packed = Omit<Learnt, "model"> & { model: Omit<Model, "stages"> & { stages: [StageName, unknown][] } };

/** Raised whenever what trees are told, or what is kept, changes: a body of another form is not read, and the next night writes a new one. */
export const FORM = 3;

export function pack({ model, ...rest }: Learnt): Buffer {
  const stages = Object.entries(model.stages).map(([name, stage]) => [
    name,
    { ...stage, shape: { ...stage.shape, lanes: stage.shape.lanes.entries() } },
  ]);
  return gzipSync(Buffer.concat([Buffer.from([FORM]), serialize({ ...rest, model: { ...model, stages } })]));
}

/** Null when it was written by another form. */
export function unpack(body: Buffer): Learnt | null {
  const bytes = gunzipSync(body);
  if (bytes[0] !== FORM) return null;
  const { model, ...rest } = deserialize(bytes.subarray(1)) as Packed;
  const stages = model.stages.map(([name, packed]) => {
    const stage = packed as StageModel & { shape: { lanes: [string, number, number][] } };
    return [name, { ...stage, shape: { ...stage.shape, lanes: Lanes.from(stage.shape.lanes) } }];
  });
  return { ...rest, model: { ...model, stages: Object.fromEntries(stages) as Model["stages"] } };
}
