import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { claimsOf } from "../modules/claims/index.server";
import { casesOf } from "../modules/exceptions/index.server";
import { messagesOf } from "../modules/messages/index.server";
import { readOutlook } from "../modules/orders/index.server";
import { promisesOf } from "../modules/promises/index.server";
import { readCover, remediesOf } from "../modules/protection/index.server";
import { returnsOf } from "../modules/returns/index.server";
import { exceptionsOf, linesOfShipment, readShipment, scansOf } from "../modules/shipments/index.server";
import { ShipmentDetail } from "../modules/shipments/ui/detail";
import { merchant, notFound } from "../server/merchant.server";
import { eventsBefore } from "../spine/receipt.server";

/** What all capabilities know of one parcel meets here. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  return read(async (unit) => {
    const shipment = (await readShipment(unit, params.id ?? "")) ?? notFound();
    const { id, order_id: orderId } = shipment;
    return {
      now,
      zone: shop.timezone,
      domain: shop.domain,
      shipment,
      lines: await linesOfShipment(unit, id),
      scans: await scansOf(unit, id),
      troubles: await exceptionsOf(unit, id),
      outlook: await readOutlook(unit, id),
      promises: await promisesOf(unit, orderId),
      cases: await casesOf(unit, id),
      claims: await claimsOf(unit, id),
      cover: await readCover(unit, id),
      remedies: await remediesOf(unit, id),
      messages: await messagesOf(unit, orderId),
      returns: await returnsOf(unit, orderId),
      events: await eventsBefore(unit, { before: null, limit: 50, subject: { kind: "shipment", id } }),
    };
  });
}

export default function ShipmentRoute() {
  return <ShipmentDetail {...useLoaderData<typeof loader>()} />;
}
