import type { AnyEffect } from "../../spine/definitions";
import { runBacktest } from "./backtest/effect.server";
import { learn } from "./forecasting/learn.server";
import { freeze } from "./ledger/freeze.server";
import { publish } from "./quote/publish.server";

export const effects: AnyEffect[] = [publish, learn, freeze, runBacktest];
