import type { Parcel, WallDay } from "../model/parcel";
import { writeDay } from "./wall-time";

/** What is written of one order. Null is empty: the model had nothing to say. */
export interface Answer {
  /** One for each level asked. */
  days: (WallDay | null)[];
  promised: WallDay | null;
  lateRisk: number | null;
}

interface Shape {
  levels: number[];
  promiseColumn?: string | undefined;
}

/** `p50_date`, `p97.5_date` */
const levelColumn = (level: number): string => `p${Number((level * 100).toFixed(4))}_date`;

export const columnOf = ({ levels, promiseColumn }: Shape): string[] => [
  "order_id",
  ...levels.map(levelColumn),
  "promised_date",
  ...(promiseColumn === undefined ? [] : ["late_risk"]),
];

/** Header and rows, in the order of the parcels. */
export function* outputLines(
  parcels: Parcel[],
  answers: ReadonlyMap<string, Answer>,
  shape: Shape,
): Generator<string> {
  yield columnOf(shape).join(",");
  for (const parcel of parcels) {
    const answer = answers.get(parcel.id);
    const days = [...(answer?.days ?? shape.levels.map(() => null)), answer?.promised ?? null];
    const cells = [quoted(parcel.id), ...days.map((day) => (day === null ? "" : writeDay(day)))];
    if (shape.promiseColumn !== undefined) cells.push(answer?.lateRisk?.toFixed(4) ?? "");
    yield cells.join(",");
  }
}

const quoted = (text: string): string =>
  /[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
