import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { addDays, localDate } from "../domain/local-date";
import { claimsToFile } from "../modules/claims/index.server";
import { openCases, ticketFacts, ticketsOf } from "../modules/exceptions/index.server";
import { figuresSince } from "../modules/insights/index.server";
import { Home } from "../modules/insights/ui/home";
import { orderNames } from "../modules/orders/index.server";
import { flaggedLanes } from "../modules/protection/index.server";
import { readShipment } from "../modules/shipments/index.server";
import { connections, latestImport } from "../modules/shops/index.server";
import { merchant } from "../server/merchant.server";
import { attention } from "../spine/attention.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const since = addDays(localDate(new Date(now), shop.timezone), -30);
  return read(async (unit) => ({
    now,
    zone: shop.timezone,
    currency: shop.currency,
    cases: await forPeople(unit),
    claims: await named(unit, await claimsToFile(unit, 5)),
    lanes: await flaggedLanes(unit, 5),
    figures: await figuresSince(unit, since),
    backfill: await latestImport(unit, "backfill"),
    reconcile: await latestImport(unit, "reconcile"),
    missing: await missing(unit),
    stuck: count(await attention(unit, 50)),
  }));
}

type Unit = Parameters<typeof openCases>[0];

/** The most pressing cases, by the names of their orders: not each has a parcel. */
async function forPeople(unit: Unit) {
  const cases = await openCases(unit, 10);
  const names = await orderNames(
    unit,
    cases.map((it) => it.order_id),
  );
  const tickets = await ticketsOf(
    unit,
    cases.map((it) => it.subject_id),
  );
  return cases.map(({ id, kind, team, owner, respond_by, order_id, subject_id }) => ({
    id,
    kind,
    team,
    owner,
    respond_by,
    order_name: names.get(order_id) ?? "",
    ticket: ticketFacts(tickets.get(subject_id)),
  }));
}

/** People know a parcel by its order. */
async function named<T extends { shipment_id: string }>(
  unit: Unit,
  rows: T[],
): Promise<(T & { order_name: string })[]> {
  const told: (T & { order_name: string })[] = [];
  for (const row of rows) {
    told.push({ ...row, order_name: (await readShipment(unit, row.shipment_id))?.order_name ?? "" });
  }
  return told;
}

/** What is not connected yet, by what cannot be done without it. */
async function missing(unit: Unit): Promise<string[]> {
  const absent: string[] = [];
  for (const kind of ["carriers", "helpdesks", "channels"] as const) {
    if ((await connections(unit, kind)).length === 0) absent.push(kind);
  }
  return absent;
}

const count = (a: Awaited<ReturnType<typeof attention>>): number =>
  a.messages.length + a.reactions.length + a.effects.length;

export default function HomeRoute() {
  return <Home {...useLoaderData<typeof loader>()} />;
}
