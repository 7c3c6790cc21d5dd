import { Command, type CommanderError } from "commander";
import { z } from "zod";
import { systemClock } from "../app/platform/clock.server";
import {
  backtest,
  type BacktestReport,
  type BacktestRequest,
  type LookBack,
  readingText,
  reportText,
} from "../app/modules/promises/index.server";
import { print } from "./context";
import { progressBar } from "./progress";

/** Wrong arguments and files that cannot be read: nothing was done. */
const REFUSED = 2;

/** The model is handed in, so that the command's own manners can be tested without it. */
export function promiseCommand(model: LookBack): Command {
  return new Command("promise").description("The delivery promise.").addCommand(backtestCommand(model));
}

function backtestCommand(model: LookBack): Command {
  return new Command("backtest")
    .description("Says what would have been promised to past orders, and how it would have been kept.")
    .requiredOption("--history <file>", "parcels to learn from: CSV with a header, may be gzipped")
    .requiredOption("--orders <file>", "orders to promise a date to: the same columns")
    .requiredOption("--out <file>", "where the dates are written: CSV, in the order of the orders")
    .option("--rolling", "each order may use what was known before its own moment, learning day by day")
    .option("--target <share>", "how many of the promises shall be kept", "0.93")
    .option("--levels <list>", "the shares that a date is named for", "0.5,0.8,0.9,0.95")
    .option(
      "--promise-column <name>",
      "a column of the orders with today's promise: adds late_risk and compares",
    )
    .option("--json", "the summary as one JSON object")
    .addHelpText("after", help)
    .exitOverride(({ exitCode }: CommanderError) => process.exit(exitCode === 0 ? 0 : REFUSED))
    .action((options: unknown) => run(options, model));
}

const help = `
Columns: order_id, ordered_at (both required), approved_at, handed_over_at, delivered_at (required in the history; empty
is "still open"), ended_at, origin_country, origin_region, origin_postal, destination_country, destination_region,
destination_postal, distance_km, carrier, service, location, items, weight_g, volume_cm3, price_minor, freight_minor,
category. Others are ignored with a notice. Times are local wall time: 2018-02-15T10:31, with seconds, or the date alone.

Where an order's handed_over_at is filled in, its dates are made at that moment and with it; otherwise as it is placed.
A parcel is never judged or learnt from before it has arrived. Rows that cannot be read are listed by line and left out.
Needs no database and no network.

  doorstep promise backtest --history past.csv --orders spring.csv --out dates.csv --rolling

Exit codes: 0 done, 2 arguments or files that are no good, 1 anything else.`;

const share = z.number().gt(0).lt(1);
const asked = z.object({
  history: z.string().min(1),
  orders: z.string().min(1),
  out: z.string().min(1),
  rolling: z.boolean().default(false),
  target: z.string().transform(Number).pipe(share),
  levels: z
    .string()
    .transform((list) => [...new Set(list.split(",").map(Number))])
    .pipe(z.array(share).min(1).max(99)),
  promiseColumn: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

const aside = (line: string): void => void process.stderr.write(`${line}\n`);

async function run(options: unknown, model: LookBack): Promise<void> {
  const parsed = asked.safeParse(options);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return refuse(
      `--${name}: ${name === "target" || name === "levels" ? "each share lies between 0 and 1" : issue?.message}.`,
    );
  }
  const clock = systemClock();
  const bar = progressBar(process.stderr, () => clock.now().getTime());
  const { json, ...request } = parsed.data;
  const result = await backtest(request, {
    model,
    clock,
    progress: (stage, done) => bar(spoken[stage], done),
  });
  if (!result.ok) return refuse(result.failure.detail ?? result.failure.code);
  report(request, result.value, json);
}

const spoken = {
  orders: "Reading orders",
  history: "Reading history",
  asking: "Promising",
  writing: "Writing",
} as const;

function report(request: BacktestRequest, result: BacktestReport, json: boolean): void {
  for (const line of readingText(request.history, result.history)) aside(line);
  for (const line of readingText(request.orders, result.orders)) aside(line);
  if (result.inBoth > 0)
    aside(
      `${result.inBoth} rows of the history are orders too: each counts once, with the outcome that either file knows.`,
    );
  if (json) print(result);
  else process.stdout.write(`${reportText(result)}\n`);
}

function refuse(sentence: string): void {
  aside(sentence);
  process.exitCode = REFUSED;
}
