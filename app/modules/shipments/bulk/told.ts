import type { Delivered } from "./mark-delivered.server";
import type { Remapped } from "./remap.server";

const shipments = (n: number): string => `${n} ${n === 1 ? "shipment" : "shipments"}`;
const missed = (n: number): string => (n > 0 ? `${shipments(n)} could not be found.` : "");

const sentences = (...all: string[]): string => all.filter(Boolean).join(" ");

/** What came of naming another carrier. */
export const toldRemap = ({ changed, same, missing }: Remapped, carrier: string): string =>
  sentences(
    `${shipments(changed)} ${changed === 1 ? "is" : "are"} with ${carrier} now.`,
    same > 0 ? `${shipments(same)} ${same === 1 ? "was" : "were"} already.` : "",
    missed(missing),
  );

/** What came of marking as delivered. */
export const toldDelivered = ({ changed, already, ended, missing }: Delivered): string =>
  sentences(
    `${shipments(changed)} ${changed === 1 ? "is" : "are"} marked as delivered.`,
    already > 0 ? `${shipments(already)} ${already === 1 ? "was" : "were"} delivered before.` : "",
    ended > 0 ? `${shipments(ended)} cannot be: cancelled, or on the way back.` : "",
    missed(missing),
  );

/** What came of asking the sources now. */
export const toldAsked = (chosen: number, asked: { parcels: number; through: string[] }): string =>
  sentences(
    asked.parcels > 0
      ? `${asked.through.join(", ")} ${asked.through.length === 1 ? "is" : "are"} being asked about ${shipments(asked.parcels)}. Answers come within some minutes.`
      : "",
    chosen > asked.parcels
      ? `For ${shipments(chosen - asked.parcels)} no connected source can be asked.`
      : "",
  );
