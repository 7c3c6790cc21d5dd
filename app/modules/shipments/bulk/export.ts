import { toDecimal } from "../../../domain/money";
import { csvLine } from "../../../platform/csv";
import type { ShipmentPage } from "../list.store.server";
import type { Shipment } from "../store.server";

const columns = [
  "order",
  "tracking_number",
  "carrier",
  "milestone",
  "exception",
  "shipped",
  "delivered",
  "last_scan",
  "destination",
  "value",
  "currency",
];

const moment = (at: Date | null): string => at?.toISOString() ?? "";

const line = (s: Shipment): string =>
  csvLine([
    s.order_name,
    s.tracking_number ?? "",
    s.carrier,
    s.milestone,
    s.exception,
    moment(s.shipped_at),
    moment(s.delivered_at),
    moment(s.last_scan_at),
    [s.dest_country, s.dest_region].filter(Boolean).join("-"),
    toDecimal({ minor: s.value_minor, currency: s.currency }),
    s.currency,
  ]);

/** The list as a spreadsheet reads it, page by page: no more of it is held than one page. */
export async function* shipmentsCsv(
  page: (after: string | null) => Promise<ShipmentPage>,
): AsyncGenerator<string> {
  yield csvLine(columns);
  let after: string | null = null;
  do {
    const { shipments, next } = await page(after);
    if (shipments.length > 0) yield shipments.map(line).join("");
    after = next;
  } while (after);
}
