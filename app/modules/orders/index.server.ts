export { correspondenceOf, write as writeCorrespondence, type Written } from "./correspondence.store.server";
export {
  type LinkProof,
  openToken,
  type OpenedLink,
  orderToken,
  revokeLinks,
  trackingLink,
} from "./link.server";
export { openOrderExceptions, type OrderTrouble, reportOrder, settleOrder } from "./exceptions.store.server";
export { observeOrder } from "./observe-order.server";
export { outlooksOf, readOutlook, say, type Dates, type Outlook } from "./outlook.store.server";
export { itemsOf, keepProduct, type Item } from "./products.store.server";
export {
  orderIdByName,
  orderNamed,
  orderNames,
  ordersOfPerson,
  readLines,
  readOrder,
  type Order,
  type OrderLine,
} from "./store.server";
