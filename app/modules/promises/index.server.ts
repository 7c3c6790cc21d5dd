export { spokenPromise, type SpokenPromise } from "./ledger/spoken.server";
export { promisesOf } from "./ledger/ledger.store.server";
export { answerQuery, type Answer, type Told } from "./quote/answer.server";
export type { Surface } from "./quote/question";
export { keepQuotes, rememberKept, unkept } from "./quote/quotes.store.server";
export { requestBacktest } from "./backtest/effect.server";
export { enteredSettings } from "./settings/settings";
export { readSettings, saveSettings } from "./settings/store.server";
export { enteredProcessing } from "./processing/shape";
export { confirmProcessing, forgetProcessing, processingOfLocations } from "./processing/store.server";
export { createBacktest, listBacktests, MOST_UPLOAD_BYTES } from "./report/backtests.store.server";
export { askedBacktest } from "./report/ask-backtest";
export { keptBy, keptPage } from "./report/kept.store.server";
export { keptQuestionOf } from "./report/kept-question";
export { keptCsv } from "./report/kept-csv";
export { ledgerFilters, listPromises, readPromise } from "./report/ledger.store.server";
export { promiseOverview } from "./report/overview.server";
export { whyForShopper, whyForStaff } from "./report/why";
export {
  backtest,
  type BacktestReport,
  type BacktestRequest,
  type LookBack,
  promiseModel,
} from "./backtest/run.server";
export { readingText, reportText } from "./backtest/table";
export * as measured from "./measured.server";
