import { ok, type Result } from "../../../domain/result";
import { beginAlarm, type Unit } from "../../../spine/unit.server";
import { ASK } from "./ask.server";
import { makeDue } from "./schedule.store.server";

export interface AskedNow {
  parcels: number;
  sources: string[];
}

/** Parcels are to be asked about as soon as their sources' quotas allow, whenever they would have been in turn. */
export async function askNow(unit: Unit, shipmentIds: readonly string[]): Promise<Result<AskedNow>> {
  const due = await makeDue(unit, shipmentIds);
  for (const source of due.sources) await beginAlarm(unit, ASK, source, unit.clock.now());
  return ok(due);
}
