import { all } from "../../adapters/carriers/_all";
import { retry } from "../../domain/result";
import { done, type Intake, nothing } from "../../spine/definitions";
import { observe, shipmentIdByNumber } from "../shipments/index.server";

/** One intake for each carrier source: translate, find the parcel, hand over what was seen. */
export const intakes: Intake[] = all.map((carrier) => ({
  name: `tracking.hear-${carrier.id}`,
  source: `carrier.${carrier.id}`,
  topics: ["*"],
  async run(unit, message) {
    const report = carrier.translate(message.json);
    if (!report.ok) return report;
    if (!report.value) return nothing("not about a journey");
    const { trackingNumber, observations, carrierEta } = report.value;
    const shipmentId = await shipmentIdByNumber(unit, trackingNumber);
    if (!shipmentId)
      return retry("parcel_unknown", "no fulfillment has this number yet", `tracking:${trackingNumber}`);
    const inbox = { source: message.source, deliveryId: message.deliveryId };
    const seen = await observe(
      unit,
      shipmentId,
      { source: message.source, inbox, observations, carrierEta },
      false,
    );
    if (!seen.ok) return seen;
    const { newScans, opened } = seen.value;
    if (newScans === 0) return nothing("seen already");
    return done([`${newScans} scans`, ...opened.map((kind) => `${kind} opened`)].join(", "));
  },
}));
