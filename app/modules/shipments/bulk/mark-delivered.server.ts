import { edges } from "../../../domain/milestone";
import { ok, type Result } from "../../../domain/result";
import type { Unit } from "../../../spine/unit.server";
import { observe } from "../observe.server";
import { lockShipments } from "./bulk.store.server";

const TEAM = "team";

export interface Delivered {
  changed: number;
  already: number;
  /** Cancelled, or back at the sender: no way leads from there to the door. */
  ended: number;
  missing: number;
}

/** The team saw, or was told, that some parcels are there. It is one observation like any other, with the reason as its words. */
export async function markDelivered(
  unit: Unit,
  ids: readonly string[],
  reason: string,
): Promise<Result<Delivered>> {
  const parcels = await lockShipments(unit, ids);
  const open = parcels.filter((p) => !p.cancelled && edges[p.milestone].includes("delivered"));
  const already = parcels.filter((p) => p.milestone === "delivered").length;
  let changed = 0;
  for (const { id } of open) {
    const seen = await observe(unit, id, sightingOf(unit, reason), false);
    if (!seen.ok) return seen;
    if (seen.value.parcel.milestone === "delivered") changed++;
  }
  const ended = parcels.length - changed - already;
  return ok({ changed, already, ended, missing: ids.length - parcels.length });
}

const sightingOf = (unit: Unit, reason: string) => ({
  source: TEAM,
  inbox: { source: TEAM, deliveryId: unit.cause.storyId },
  observations: [
    {
      milestone: "delivered" as const,
      exception: null,
      nativeCode: "team/delivered",
      message: reason,
      place: null,
      at: unit.clock.now(),
    },
  ],
  carrierEta: null,
});
