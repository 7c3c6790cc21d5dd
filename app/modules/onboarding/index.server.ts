import { setAlarm, type Unit } from "../../spine/unit.server";
import { RECONCILE } from "./alarms.server";

/** Compares with Shopify at once; the rounds go on from here. */
export async function reconcileNow(unit: Unit): Promise<void> {
  await setAlarm(unit, RECONCILE, "orders", unit.clock.now());
  unit.stir();
}
