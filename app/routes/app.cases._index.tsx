import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import {
  act,
  bulkDeedForm,
  chosenCases,
  openByKind,
  playbook,
  queueFilters,
  queuePage,
  queuePeople,
  readCase,
  signer,
  ticketFacts,
  ticketsOf,
  toldBulk,
} from "../modules/exceptions/index.server";
import { Queue } from "../modules/exceptions/ui/queue";
import { orderNames } from "../modules/orders/index.server";
import { merchant } from "../server/merchant.server";
import type { BulkAnswer } from "../ui/bulk-bar";

const ROWS = 50;
/** Of one kind no more are counted: beyond that the number tells nobody anything. */
const MOST = 1_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const filters = queueFilters.parse(Object.fromEntries(new URL(request.url).searchParams));
  return read(async (unit) => {
    const page = await queuePage(unit, filters, ROWS);
    const names = await orderNames(unit, [...new Set(page.rows.map((r) => r.orderId))]);
    const tickets = await ticketsOf(unit, [...new Set(page.rows.map((r) => r.subjectId))]);
    const plays = Object.values(await playbook(unit));
    return {
      now,
      zone: shop.timezone,
      filters,
      rows: page.rows.map((row) => ({
        ...row,
        orderName: names.get(row.orderId) ?? "Order",
        ticket: ticketFacts(tickets.get(row.subjectId)),
      })),
      next: page.next,
      counts: await openByKind(unit, MOST),
      most: MOST,
      people: await queuePeople(unit),
      teams: plays.flatMap(({ play }) => [play.team, ...play.escalations.map((e) => e.team)]),
    };
  });
}

/** Each case is an act of its own: what one refuses, the others do not suffer from. */
export async function action({ request }: ActionFunctionArgs): Promise<BulkAnswer> {
  const { id, spine, read } = await merchant(request);
  const form = Object.fromEntries(await request.formData());
  const ids = chosenCases.safeParse(form.ids);
  const deed = bulkDeedForm.safeParse(form);
  const wrong = ids.error ?? deed.error;
  if (!ids.success || !deed.success) return { problem: wrong?.issues[0]?.message ?? "This cannot be done." };
  const by = { name: signer.parse(form.me), at: "here" as const };
  const outcome = { done: 0, refused: [] as { name: string; code: string }[] };
  for (const caseId of ids.data) {
    const done = await spine.act(id, "merchant.case", (unit) => act(unit, caseId, deed.data, by));
    if (done.ok) outcome.done += 1;
    else outcome.refused.push({ name: await read((unit) => nameOf(unit, caseId)), code: done.failure.code });
  }
  return toldBulk(deed.data, outcome);
}

async function nameOf(unit: Parameters<typeof readCase>[0], caseId: string): Promise<string> {
  const found = await readCase(unit, caseId);
  const names = found ? await orderNames(unit, [found.order_id]) : null;
  return (found && names?.get(found.order_id)) ?? "One case";
}

export default function CasesRoute() {
  const busy = useNavigation().state === "loading";
  return <Queue {...useLoaderData<typeof loader>()} busy={busy} />;
}
