import { defineReaction, done, nothing, type Reaction } from "../../../spine/definitions";
import { readShipment, report, withdraw } from "../../shipments/index.server";
import { readDetection } from "./detection.store.server";

/** Two sources that cannot both be right are a matter for the team; the shopper sees what the parcel's own walk says. */
export const conflictReactions: Reaction[] = [
  defineReaction({
    name: "exceptions.see-conflict",
    on: "shipments.sources_disagree",
    records: ["shipments.exception_opened"],
    async run(unit, { payload, occurredAt }) {
      if (payload.historic) return nothing("a past parcel");
      if ((await readDetection(unit)).off.includes("data_conflict"))
        return nothing("the store does not watch this");
      const shipment = await readShipment(unit, payload.shipmentId);
      if (!shipment?.disagreement) return nothing("they agree again");
      const opened = await report(unit, shipment.id, "data_conflict", occurredAt, payload.between);
      return opened ? done(payload.between) : nothing("known already");
    },
  }),
  defineReaction({
    name: "exceptions.see-agreement",
    on: "shipments.milestone_reached",
    records: ["shipments.exception_resolved"],
    async run(unit, { payload }) {
      if (payload.historic) return nothing("a past parcel");
      const shipment = await readShipment(unit, payload.shipmentId);
      if (!shipment || shipment.disagreement !== "" || shipment.exception === "")
        return nothing("nothing was in dispute");
      const over = await withdraw(unit, shipment.id, ["data_conflict"], unit.clock.now());
      return over ? done("the sources agree again") : nothing("nothing was in dispute");
    },
  }),
];
