import type { Forecast, Parcel, Question } from "./parcel";

export interface RollingOptions {
  /** Share of promises to be kept, 0 … 1. */
  target: number;
  /** Each order may use what was known before its own moment, learning day by day; otherwise all is frozen at the first order. */
  rolling: boolean;
}

/** One order of a look back and what would have been said. */
export interface Told {
  parcel: Parcel;
  question: Question;
  forecast: Forecast;
}
