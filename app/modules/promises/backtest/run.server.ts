import path from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { Clock } from "../../../platform/clock.server";
import { final, ok, type Result } from "../../../domain/result";
import { dayBy, DAY, type Parcel, riskAfter, type WallDay, type WallMinutes } from "../model/parcel";
import { askedAt, lookBack } from "../model/lookback";
import type { RollingOptions, Told } from "../model/rolling";
import { Sieve } from "../model/sieve";
import { isHoliday } from "../forecasting/calendar";
import { type CsvRules, readParcels, type Reading } from "./csv";
import { owned } from "./owned";
import { type Tick, withText, writeWhole } from "./files.server";
import { columnOf, type Answer, outputLines } from "./output";
import { Scoring, type Scores } from "./score";

/** The model, as a look back asks it. */
export type LookBack = (history: Sieve, orders: Parcel[], options: RollingOptions) => Iterable<Told>;

/** Our own model with the calendars of public holidays. */
export const promiseModel: LookBack = (history, orders, options) =>
  lookBack(history, orders, options, isHoliday);

export interface BacktestRequest {
  history: string;
  orders: string;
  out: string;
  target: number;
  levels: number[];
  rolling: boolean;
  /** Asked when the order was placed, also where the file knows more by then. */
  askedAtOrder?: boolean;
  promiseColumn?: string | undefined;
}

export type Stage = "history" | "orders" | "asking" | "writing";
export type Progress = (stage: Stage, share: number) => void;

export interface BacktestReport {
  history: Reading;
  orders: Reading;
  /** Rows of the history that are orders too: they are counted once, as orders. */
  inBoth: number;
  /** Orders that no date was named for. */
  silent: number;
  /** Null when the orders have no outcomes. */
  scores: Scores | null;
  columns: string[];
}

export interface BacktestTools {
  model: LookBack;
  clock: Clock;
  progress?: Progress;
}

/** What would have been promised: reads both files, asks the model as each order came, writes its answers. */
export async function backtest(
  request: BacktestRequest,
  { model, clock, progress = () => undefined }: BacktestTools,
): Promise<Result<BacktestReport>> {
  const [out, ...inputs] = [request.out, request.history, request.orders].map((file) => path.resolve(file));
  if (inputs.includes(out!)) return final("out_is_input", "The answers would overwrite a file that is read.");
  // A day ahead: wall time somewhere may be tomorrow already.
  const now = Math.floor(clock.now().getTime() / 60_000) + DAY;
  const orders = await readOrders(request, now, (share) => progress("orders", share));
  if (!orders.ok) return orders;
  const history = await readHistory(request, now, orders.value, (share) => progress("history", share));
  if (!history.ok) return history;

  const { target, rolling } = request;
  const { parcels, promised } = orders.value;
  const scoring = new Scoring(request.levels);
  const answers = new Map<string, Answer>();
  let silent = 0;
  progress("asking", 0);
  const asked = [...parcels].sort((a, b) => askedAt(a) - askedAt(b));
  for await (const told of unhurried(model(history.value.past, asked, { target, rolling }))) {
    const theirs = promised.get(told.parcel.id) ?? null;
    const answer = answerTo(told, request, theirs);
    answers.set(told.parcel.id, answer);
    if (answer.promised === null) silent++;
    scoring.add({ ...told, promised: answer.promised, theirs });
    progress("asking", answers.size / asked.length);
  }
  progress("writing", 0);
  const written = await writeWhole(request.out, outputLines(parcels, answers, request));
  if (!written.ok) return written;
  progress("writing", 1);
  return ok({
    history: history.value.reading,
    orders: orders.value.reading,
    inBoth: history.value.inBoth,
    silent,
    scores: parcels.some(({ deliveredAt }) => deliveredAt !== null) ? scoring.scores() : null,
    columns: columnOf(request),
  });
}

interface Orders {
  reading: Reading;
  /** As in the file. */
  parcels: Parcel[];
  promised: Map<string, WallDay>;
}

async function readOrders(request: BacktestRequest, now: WallMinutes, tick: Tick): Promise<Result<Orders>> {
  const parcels: Parcel[] = [];
  const promised = new Map<string, WallDay>();
  const rules: CsvRules = {
    required: ["order_id", "ordered_at"],
    promiseColumn: request.promiseColumn,
    now,
  };
  const reading = await withText(request.orders, tick, (text) =>
    readParcels(text, rules, (parcel, theirs) => {
      const own = owned(parcel);
      parcels.push(own);
      if (theirs !== null) promised.set(own.id, theirs);
    }),
  );
  return reading.ok ? ok({ reading: reading.value, parcels, promised }) : reading;
}

interface History {
  reading: Reading;
  past: Sieve;
  inBoth: number;
}

/**
 * An order that stands in the history too is not learnt twice. What the history knows of its end is told to the model with the order, which
 * uses it once it has happened; its hand-over is not, for that would move the question.
 */
async function readHistory(
  request: BacktestRequest,
  now: WallMinutes,
  orders: Orders,
  tick: Tick,
): Promise<Result<History>> {
  const past = new Sieve(owned);
  const byId = new Map(orders.parcels.map((parcel) => [parcel.id, parcel]));
  let inBoth = 0;
  const rules: CsvRules = { required: ["order_id", "ordered_at", "delivered_at"], now };
  const reading = await withText(request.history, tick, (text) =>
    readParcels(text, rules, (parcel) => {
      const order = byId.get(parcel.id);
      if (!order) return past.add(parcel);
      inBoth++;
      order.approvedAt ??= parcel.approvedAt;
      order.deliveredAt ??= parcel.deliveredAt;
      order.endedAt ??= parcel.endedAt;
    }),
  );
  if (!reading.ok) return reading;
  return ok({ reading: reading.value, past, inBoth });
}

function answerTo({ forecast }: Told, request: BacktestRequest, theirs: WallDay | null): Answer {
  const silent = forecast.by.length === 0;
  return {
    days: request.levels.map((level) => dayBy(forecast, level)),
    promised: dayBy(forecast, request.target),
    lateRisk: silent || theirs === null ? null : riskAfter(forecast, theirs),
  };
}

/** Lets other work of the process have its turn now and then: the model itself never waits. */
async function* unhurried<T>(items: Iterable<T>): AsyncGenerator<T> {
  let count = 0;
  for (const item of items) {
    yield item;
    if (++count % 64 === 0) await breathe();
  }
}
