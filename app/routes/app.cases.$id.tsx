import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatMoney } from "../domain/money";
import {
  act,
  casesOf,
  contextOf,
  deedForm,
  entriesOf,
  historyOf,
  playbook,
  playOf,
  queuePeople,
  refusalOf,
  signer,
  ticketFacts,
  ticketOf,
  toldDeed,
} from "../modules/exceptions/index.server";
import { CasePage } from "../modules/exceptions/ui/case";
import type { CaseProps } from "../modules/exceptions/ui/case-facts";
import type { DeedAnswer } from "../modules/exceptions/ui/use-deed";
import { correspondenceOf } from "../modules/orders/index.server";
import { promisesOf } from "../modules/promises/index.server";
import { toldDates } from "../modules/shipments/ui/told-dates";
import { connections } from "../modules/shops/index.server";
import { words } from "../platform/i18n/words";
import { merchant, notFound } from "../server/merchant.server";
import type { Unit } from "../spine/unit.server";

/** Lines of a case's own history that are shown; a case has some dozens. */
const MOST_LINES = 500;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  return read(async (unit): Promise<CaseProps> => {
    const gathered = await contextOf(unit, params.id ?? "");
    if (!gathered.ok) return notFound();
    const { order, shipment, requester, links, ...context } = gathered.value;
    const { shop_id: _, ...it } = context.case;
    const play = await playOf(unit, it.kind);
    const ticket = await ticketOf(unit, it.subject_id);
    const facts = ticketFacts(ticket);
    const entries = await entriesOf(unit, it.id, MOST_LINES);
    const minor = shipment ? shipment.value_minor : order.totalMinor;
    const { given } = toldDates(await promisesOf(unit, order.id), it.subject_id);
    return {
      ...context,
      now,
      zone: shop.timezone,
      case: it,
      order: {
        id: order.id,
        name: order.name,
        placedAt: order.placedAt,
        value: formatMoney({ minor, currency: order.currency }),
      },
      parcel: shipment && {
        id: shipment.id,
        number: shipment.tracking_number,
        carrier: shipment.carrier,
        service: shipment.service,
      },
      promised: given ? words("en").day(given.latest) : null,
      page: links.page,
      shopper: requester,
      play,
      ticket: ticket && facts ? { ...facts, state: ticket.state, assignee: ticket.assignee } : null,
      history: historyOf(entries, await correspondenceOf(unit, order.id)),
      cut: entries.length === MOST_LINES,
      others: (await casesOf(unit, it.subject_id))
        .filter((other) => other.id !== it.id)
        .map(({ id, kind, state, hidden_by: hiddenBy, opened_at: openedAt }) => ({
          id,
          kind,
          state,
          hiddenBy,
          openedAt,
        })),
      people: await peopleOf(unit),
      connected: {
        helpdesk: (await connections(unit, "helpdesks")).length > 0,
        channel: (await connections(unit, "channels")).length > 0,
      },
    };
  });
}

async function peopleOf(unit: Unit): Promise<CaseProps["people"]> {
  const { teams, owners } = await queuePeople(unit);
  const plays = Object.values(await playbook(unit)).map(({ play }) => play);
  const named = plays.flatMap((play) => [play.team, ...play.escalations.map((e) => e.team)]);
  return { teams: [...new Set([...teams, ...named])].sort(), owners };
}

export async function action({ request, params }: ActionFunctionArgs): Promise<DeedAnswer> {
  const { id, spine } = await merchant(request);
  const form = Object.fromEntries(await request.formData());
  const deed = deedForm.safeParse(form);
  if (!deed.success) return { problem: deed.error.issues[0]?.message ?? "This cannot be done." };
  const by = { name: signer.parse(form.me), at: "here" as const };
  const done = await spine.act(id, "merchant.case", (unit) => act(unit, params.id ?? "", deed.data, by));
  if (done.ok) return { said: toldDeed(deed.data) };
  if (done.failure.code === "case_unknown") return notFound();
  return { problem: `It was not done: ${refusalOf(done.failure.code)}.` };
}

export default function CaseRoute() {
  return <CasePage {...useLoaderData<typeof loader>()} />;
}
