import { addDays, localDate } from "../../../domain/local-date";
import type { Unit } from "../../../spine/unit.server";
import { read as readShop } from "../../shops/index.server";
import { processingOfLocations } from "../processing/store.server";
import { readSettings } from "../settings/store.server";
import { surfaces } from "../settings/surfaces.server";
import { keptBy, thinLanes } from "./kept.store.server";
import { keptQuestionOf } from "./kept-question";
import { countJourneys, readModelReport } from "./model.store.server";
import { mondayOf } from "./week";

/** Below this many settled promises the share of a lane says little. */
const THIN = 30;
const HALF_A_YEAR = 182;

/** How promises stand: kept or not, what they rest on, and where they can be seen. */
export async function promiseOverview(unit: Unit, clientId: string) {
  const { timezone } = await readShop(unit);
  const today = localDate(unit.clock.now(), timezone);
  const asked = keptQuestionOf(new URLSearchParams({ by: "week" }), today);
  const counted = new Map((await keptBy(unit, asked)).rows.map((row) => [row.group, row]));
  const weeks: string[] = [];
  for (let week = mondayOf(asked.from); week <= today; week = addDays(week, 7)) weeks.push(week);
  const places = await processingOfLocations(unit);
  return {
    settings: await readSettings(unit),
    weeks: weeks.map((week) => {
      const row = counted.get(week);
      return { week, settled: row?.settled ?? 0, kept: row?.kept ?? 0, share: row?.share ?? null };
    }),
    model: await readModelReport(unit),
    parcels: await countJourneys(unit),
    thin: { below: THIN, ...(await thinLanes(unit, addDays(today, -HALF_A_YEAR), THIN, 5)) },
    /** Places whose way of packing nobody has confirmed. */
    unconfirmed: places.filter((p) => p.active && !p.confirmed).map((p) => p.name),
    surfaces: await surfaces(unit, clientId),
  };
}

export type PromiseOverview = Awaited<ReturnType<typeof promiseOverview>>;
