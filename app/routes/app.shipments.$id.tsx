import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ok } from "../domain/result";
import { claimsOf } from "../modules/claims/index.server";
import { casesOf, ticketFacts, ticketOf } from "../modules/exceptions/index.server";
import { messagesOf } from "../modules/messages/index.server";
import { Decisions } from "../modules/messages/ui/decisions";
import { readOutlook, revokeLinks } from "../modules/orders/index.server";
import { promisesOf } from "../modules/promises/index.server";
import { readCover, remediesOf } from "../modules/protection/index.server";
import { returnsOf } from "../modules/returns/index.server";
import {
  carrierChoice,
  companiesOfLate,
  exceptionsOf,
  latestWish,
  legsOf,
  linesOfShipment,
  readShipment,
  readWish,
  remapCarrier,
  scansOf,
  type Shipment,
  toldAsked,
  toldRemap,
} from "../modules/shipments/index.server";
import type { Answer } from "../modules/shipments/ui/answer";
import { ShipmentDetail } from "../modules/shipments/ui/detail";
import { askNow, identify, sourcesOfParcel } from "../modules/tracking/index.server";
import { type Merchant, merchant, notFound } from "../server/merchant.server";
import { eventsBefore } from "../spine/receipt.server";
import type { Unit } from "../spine/unit.server";
import { carrierName } from "../domain/carrier-name";
import { sourceName } from "../ui/source-name";

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
      candidates: await candidatesOf(unit, shipment),
      legs: await legsOf(unit, id),
      sources: await sourcesOfParcel(unit, id),
      wish: await wishOf(unit, id),
      troubles: await exceptionsOf(unit, id),
      outlook: await readOutlook(unit, id),
      promises: await promisesOf(unit, orderId),
      cases: await casesOf(unit, id),
      ticket: ticketFacts(await ticketOf(unit, id)),
      claims: await claimsOf(unit, id),
      cover: await readCover(unit, id),
      remedies: await remediesOf(unit, id),
      messages: await messagesOf(unit, orderId),
      returns: await returnsOf(unit, orderId),
      events: await eventsBefore(unit, { before: null, limit: 50, subject: { kind: "shipment", id } }),
    };
  });
}

/** Whose number it may be, by its shape, by what the order says, and by whom the store ships with. */
async function candidatesOf(unit: Unit, shipment: Shipment) {
  if (!shipment.tracking_number) return [];
  const said = shipment.carrier_by === "store" && shipment.carrier !== "other" ? shipment.carrier : null;
  const history = await companiesOfLate(unit);
  return identify(shipment.tracking_number, { said, destination: shipment.dest_country, history });
}

async function wishOf(unit: Unit, shipmentId: string) {
  const latest = await latestWish(unit, shipmentId);
  return latest ? readWish(unit, latest.id) : null;
}

const asked = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("remap"), carrier: carrierChoice }),
  z.object({ intent: z.literal("ask") }),
  z.object({ intent: z.literal("links") }),
]);

export async function action({ request, params }: ActionFunctionArgs): Promise<Answer> {
  const here = await merchant(request);
  const wish = asked.safeParse(Object.fromEntries(await request.formData()));
  const shipment = await here.read((unit) => readShipment(unit, params.id ?? ""));
  if (!shipment) return notFound();
  if (!wish.success) return { problem: "This cannot be done." };
  switch (wish.data.intent) {
    case "remap":
      return remap(here, shipment.id, wish.data.carrier);
    case "ask":
      return ask(here, shipment.id);
    case "links":
      return replaceLinks(here, shipment.order_id);
  }
}

const undone = { problem: "It could not be done. Nothing was changed; try again." };

async function remap({ id, spine }: Merchant, shipmentId: string, carrier: string): Promise<Answer> {
  const done = await spine.act(id, "merchant.remap-carrier", (u) => remapCarrier(u, [shipmentId], carrier));
  return done.ok ? { said: toldRemap(done.value, carrierName(carrier)) } : undone;
}

async function ask({ id, spine }: Merchant, shipmentId: string): Promise<Answer> {
  const done = await spine.act(id, "merchant.check-again", (u) => askNow(u, [shipmentId]));
  if (!done.ok) return undone;
  const { parcels, sources } = done.value;
  return { said: toldAsked(1, { parcels, through: sources.map(sourceName) }) };
}

async function replaceLinks({ id, spine }: Merchant, orderId: string): Promise<Answer> {
  const done = await spine.act(id, "merchant.replace-links", async (u) => ok(await revokeLinks(u, orderId)));
  return done.ok && done.value
    ? { said: "Links that were sent before open nothing any more." }
    : { problem: "The order is not known here yet. Nothing was changed." };
}

export default function ShipmentRoute() {
  const data = useLoaderData<typeof loader>();
  return <ShipmentDetail {...data} told={<Decisions {...data} />} />;
}
