export { factsOf, laneOf } from "./facts";
export { bulkForm, carrierChoice, MOST_CHOSEN } from "./bulk/choice";
export { shipmentsCsv } from "./bulk/export";
export { toldAsked, toldDelivered, toldRemap } from "./bulk/told";
export { type Delivered, markDelivered } from "./bulk/mark-delivered.server";
export {
  MOST_IMPORT_BYTES,
  MOST_IMPORT_ROWS,
  type NumberRow,
  readNumberRows,
  type RefusedRow,
} from "./bulk/number-rows";
export { remapCarrier, type Remapped } from "./bulk/remap.server";
export { ROWS_AT_ONCE, takeNumbers, type TakenNumbers } from "./bulk/take-numbers.server";
export {
  companiesOfLate,
  dropView,
  listShipments,
  savedViews,
  saveView,
  shipmentFilters,
  shipmentFiltersIn,
  type ShipmentFilters,
  type ShipmentPage,
  type ShipmentView,
} from "./list.store.server";
export { type OrderStep, stepOfOrder } from "./order-step.server";
export { observe, type Observed } from "./observe.server";
export { report, speaking, withdraw } from "./trouble.server";
export { parcelId, registerFulfillment } from "./register.server";
export { silenceGaps, type SilenceGap } from "./gaps.store.server";
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
