/** The insides that benches measure by themselves. Nobody else needs them. */
export { readParcels } from "./backtest/csv";
export { isHoliday } from "./forecasting/calendar";
export type { Grounds } from "./forecasting/grounds.server";
export { keepModel } from "./forecasting/model.store.server";
export type { Learnt } from "./model/codec";
export { forecast } from "./model/forecast";
export { Learner } from "./model/learner";
export { runNow } from "./model/lookback";
export { DAY, dayOf, type Parcel, type Question } from "./model/parcel";
export { standard } from "./processing/shape";
export { quote } from "./quote/quote.server";
export { promiseSettings } from "./settings/settings";
