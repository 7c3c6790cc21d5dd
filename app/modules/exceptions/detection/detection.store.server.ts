import type { Unit } from "../../../spine/unit.server";
import type { Learnt } from "./quiet";
import { defaultDetection, type DetectionSettings, detectionSettings } from "./settings";

export interface DetectionGrounds {
  settings: DetectionSettings;
  /** What was learnt of one carrier. */
  learnt: Learnt[];
}

const GROUNDS = {
  name: "exceptions.detection-grounds",
  text: `select (select settings from detection_settings where shop_id = $1) as settings,
                coalesce((select json_agg(json_build_object('carrier', carrier, 'service', service, 'lane', lane,
                                                            'stage', stage, 'hours', hours, 'gaps', gaps))
                            from learnt_silence where shop_id = $1 and carrier = $2), '[]') as learnt`,
};

/** What the silence of a carrier's parcels is judged by. One statement: it is asked at every scan. */
export async function groundsFor(unit: Unit, carrier: string): Promise<DetectionGrounds> {
  const [row] = await unit.tx.named<{ settings: unknown; learnt: Learnt[] }>(GROUNDS, [unit.shop, carrier]);
  return { settings: settingsOf(row?.settings), learnt: row?.learnt ?? [] };
}

/** What was saved by an older version and does not fit any more gives way to the defaults. */
const settingsOf = (saved: unknown): DetectionSettings => {
  const parsed = detectionSettings.safeParse(saved ?? {});
  return parsed.success ? parsed.data : defaultDetection;
};

export async function readDetection(unit: Unit): Promise<DetectionSettings> {
  const row = await unit.tx.q
    .selectFrom("detection_settings")
    .select("settings")
    .where("shop_id", "=", unit.shop)
    .executeTakeFirst();
  return settingsOf(row?.settings);
}

export async function saveDetection(unit: Unit, settings: DetectionSettings): Promise<void> {
  const row = { settings: JSON.stringify(settings), updated_at: unit.clock.now() };
  await unit.tx.q
    .insertInto("detection_settings")
    .values({ shop_id: unit.shop, ...row })
    .onConflict((c) => c.column("shop_id").doUpdateSet(row))
    .execute();
}

/** What was learnt, the most certain first. */
export async function learntSilences(unit: Unit, limit: number): Promise<Learnt[]> {
  return unit.tx.q
    .selectFrom("learnt_silence")
    .select(["carrier", "service", "lane", "stage", "hours", "gaps"])
    .where("shop_id", "=", unit.shop)
    .orderBy("gaps", "desc")
    .orderBy("carrier")
    .orderBy("service")
    .orderBy("lane")
    .orderBy("stage")
    .limit(limit)
    .execute();
}

/** Puts tonight's lesson in place of the last one. */
export async function keepLearnt(unit: Unit, all: readonly Learnt[]): Promise<void> {
  await unit.tx.q.deleteFrom("learnt_silence").where("shop_id", "=", unit.shop).execute();
  if (all.length === 0) return;
  const now = unit.clock.now();
  await unit.tx.q
    .insertInto("learnt_silence")
    .values(all.map((row) => ({ shop_id: unit.shop, ...row, learnt_at: now })))
    .execute();
}
