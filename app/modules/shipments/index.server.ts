export { factsOf, laneOf } from "./facts";
export {
  dropView,
  listShipments,
  savedViews,
  saveView,
  shipmentFilters,
  type ShipmentFilters,
  type ShipmentPage,
  type ShipmentView,
} from "./list.store.server";
export { observe, type Observed } from "./observe.server";
export { report, speaking } from "./trouble.server";
export { parcelId, registerFulfillment } from "./register.server";
export {
  exceptionsOf,
  legsOf,
  linesOfShipment,
  openShipments,
  readShipment,
  readShipments,
  scansOf,
  shipmentIdByNumber,
  shipmentsOfFulfillment,
  shipmentsOfOrder,
  type Shipment,
} from "./store.server";
export type { SightingReport } from "./types";
export {
  detailsOf,
  type Wish,
  wishDays,
  type WishDetails,
  type WishForm,
  wishForm,
  wishesFor,
} from "./wishes/wish";
export {
  type DeliveryWish,
  forgetWishes,
  keepWish,
  latestWish,
  readWish,
  settleWish,
} from "./wishes/wishes.store.server";
