import type { Milestone } from "../../../domain/milestone";
import type { Unit } from "../../../spine/unit.server";
import { readOutlook } from "../../orders/index.server";
import { readShipment } from "../../shipments/index.server";
import type { Message } from "../messages.store.server";
import { mediaOf, type MessageSettings } from "../settings";

/** Where the parcel may stand for a message of its journey to be true. */
const trueAt: Record<string, readonly Milestone[]> = {
  "parcel.label_created": ["label_created"],
  "parcel.picked_up": ["picked_up", "in_transit"],
  "parcel.in_transit": ["picked_up", "in_transit"],
  "parcel.out_for_delivery": ["out_for_delivery"],
  "parcel.available_for_pickup": ["available_for_pickup"],
  "parcel.delivered": ["delivered"],
  "parcel.returned": ["returned"],
};

/**
 * Whether what a message tells is over by now. A letter agrees with the page at the moment when it goes, so it asks the same record
 * that the page reads.
 */
export async function isOver(
  unit: Unit,
  { trigger, subject_id: subjectId, event }: Message,
  settings: MessageSettings,
): Promise<boolean> {
  if (trigger.startsWith("exception."))
    return (await readOutlook(unit, subjectId))?.exceptionId !== event.exceptionId;
  if (trigger === "trouble.resolved") {
    if ((await readOutlook(unit, subjectId))?.exceptionId) return true;
    const arrived = (await readShipment(unit, subjectId))?.milestone === "delivered";
    // The letter about the delivery says it all.
    return arrived && mediaOf(settings, "parcel.delivered").length > 0;
  }
  if (trigger.startsWith("date.")) {
    const outlook = await readOutlook(unit, subjectId);
    return !outlook?.dates || outlook.exceptionId !== "" || outlook.dates.latest !== event.date;
  }
  const places = trueAt[trigger];
  if (!places) return false;
  const shipment = await readShipment(unit, subjectId);
  return !shipment || shipment.cancelled || !places.includes(shipment.milestone);
}
