export { factsOf, laneOf } from "./facts";
export { observe, type Observed } from "./observe.server";
export { report, speaking } from "./trouble.server";
export { parcelId, registerFulfillment } from "./register.server";
export {
  exceptionsOf,
  linesOfShipment,
  readShipment,
  scansOf,
  shipmentIdByNumber,
  shipmentsOfFulfillment,
  shipmentsOfOrder,
  type Shipment,
} from "./store.server";
export type { SightingReport } from "./types";
