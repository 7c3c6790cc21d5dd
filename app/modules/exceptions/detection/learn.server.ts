import type { Milestone } from "../../../domain/milestone";
import { addDays, localDate } from "../../../domain/local-date";
import { workingHoursBetween } from "../../../domain/working-time";
import { instantOf } from "../../../domain/zone-clock";
import { type AlarmHandler, defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { setAlarm, type Unit } from "../../../spine/unit.server";
import { type SilenceGap, silenceGaps } from "../../shipments/index.server";
import { read as readShop } from "../../shops/index.server";
import { keepLearnt } from "./detection.store.server";
import { laneName, type Learnt } from "./quiet";
import type { Stage } from "./settings";

const ALARM = "exceptions.learn";
/** After the promises' own night. */
const AT = "04:30";
const DAYS = 180;
/** As many of the newest parcels that arrived as one night reads: bounded, however large the store. */
const PARCELS = 5_000;
/** Of 1,000 silences that ended well, 995 were shorter. */
const SHARE = 0.995;
/** Fewer gaps are not kept: they could not be used. */
const LEAST = 200;
/** A lane or service beyond these many is left to its carrier. */
const MOST_ROWS = 500;

const stageOf: Partial<Record<Milestone, Stage>> = {
  label_created: "label",
  picked_up: "moving",
  in_transit: "moving",
  out_for_delivery: "out",
  available_for_pickup: "pickup",
};

type Place = Omit<Learnt, "hours" | "gaps">;

/** A silence tells of its service on its lane, of the lane, and of the carrier: each once. */
function placesOf(gap: SilenceGap, stage: Stage): Set<string> {
  const { carrier } = gap;
  const lane = laneName(gap.originCountry, gap.destCountry);
  const places: Place[] = [
    { carrier, service: gap.service ?? "", lane, stage },
    { carrier, service: "", lane, stage },
    { carrier, service: "", lane: "", stage },
  ];
  return new Set(places.map((place) => JSON.stringify(place)));
}

/** How long silence usually lasts, by carrier, by its lanes and by its services on them. Pure: gaps in, rows out. */
export function learnSilence(gaps: readonly SilenceGap[], zone: string): Learnt[] {
  const hours = new Map<string, number[]>();
  for (const gap of gaps) {
    const stage = stageOf[gap.milestone as Milestone];
    if (!stage) continue;
    const calendar = { zone, country: gap.destCountry ?? gap.originCountry, region: gap.destRegion };
    const length = workingHoursBetween(gap.from, gap.to, calendar);
    for (const key of placesOf(gap, stage)) {
      const known = hours.get(key);
      if (known) known.push(length);
      else hours.set(key, [length]);
    }
  }
  return [...hours]
    .filter(([, all]) => all.length >= LEAST)
    .map(([key, all]) => {
      all.sort((a, b) => a - b);
      const nth = Math.min(all.length - 1, Math.ceil(all.length * SHARE) - 1);
      return {
        ...(JSON.parse(key) as Place),
        hours: Math.round((all[nth] ?? 0) * 10) / 10,
        gaps: all.length,
      };
    })
    .sort((a, b) => b.gaps - a.gaps)
    .slice(0, MOST_ROWS);
}

async function nextNight(unit: Unit): Promise<void> {
  const { timezone } = await readShop(unit);
  const tomorrow = addDays(localDate(unit.clock.now(), timezone), 1);
  await setAlarm(unit, ALARM, "store", instantOf(tomorrow, AT, timezone));
}

export const learnReactions: Reaction[] = [
  defineReaction({
    name: "exceptions.learn-after-import",
    on: "shops.import_finished",
    async run(unit) {
      return done(`${await learnTonight(unit)} silences learnt`);
    },
  }),
];

async function learnTonight(unit: Unit): Promise<number> {
  const { timezone } = await readShop(unit);
  const since = new Date(unit.clock.now().getTime() - DAYS * 86_400_000);
  const learnt = learnSilence(await silenceGaps(unit, since, PARCELS), timezone);
  await keepLearnt(unit, learnt);
  await nextNight(unit);
  return learnt.length;
}

export const learnAlarm: AlarmHandler = {
  name: ALARM,
  async run(unit) {
    const { state } = await readShop(unit);
    if (state !== "active") return nothing("the store is gone");
    return done(`${await learnTonight(unit)} silences learnt`);
  },
};
