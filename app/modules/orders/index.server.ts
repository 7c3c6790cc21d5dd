export { openToken, orderToken, trackingLink } from "./link.server";
export { observeOrder } from "./observe-order.server";
export { outlooksOf, readOutlook, say, type Dates, type Outlook } from "./outlook.store.server";
export { keepProduct, orderIdByName, readLines, readOrder, type Order, type OrderLine } from "./store.server";
