import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { listShipments, shipmentFiltersIn, shipmentsCsv } from "../modules/shipments/index.server";
import { merchant } from "../server/merchant.server";

const PAGE = 1_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { read } = await merchant(request);
  const filters = shipmentFiltersIn(new URL(request.url).searchParams);
  const lines = shipmentsCsv((after) => read((unit) => listShipments(unit, filters, after, PAGE)));
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="shipments.csv"',
      "cache-control": "no-store",
    },
  });
}
