import type { ExceptionKind } from "../../../app/domain/exception";
import { type Case, casesOf, ticketOf } from "../../../app/modules/exceptions/index.server";
import {
  mediaOf,
  messagesOf,
  readMessageSettings,
  isTrigger,
} from "../../../app/modules/messages/index.server";
import { readOrder, readOutlook } from "../../../app/modules/orders/index.server";
import { readShipment } from "../../../app/modules/shipments/index.server";
import type { Unit } from "../../../app/spine/unit.server";
import type { DeskTicket, Received } from "../sandbox-client";
import type { Store } from "../story";
import { pageOf, type PageWords, readPage } from "./page";
import type { Played } from "./teller";

/** What one kind of trouble came to, as it is seen where it landed. */
export interface Seen {
  kind: ExceptionKind;
  foundBy: string;
  language: string;
  order: string;
  /** When the trouble began, as the carrier or the passing of time has it, and how long after that we knew. */
  began: string;
  minutesUntilKnown: number;
  /** Hours since anybody said anything of it: what time has told. */
  quietHours: number;
  case: { id: string; stands: boolean; hiddenBy: string; hides: string[] };
  ticket: { number: number; hasContext: boolean; afterSeconds: number } | null;
  /** The letter as it came in; or why there is none. */
  message: { language: string; subject: string; number: number; afterSeconds: number } | { decision: string };
  page: PageWords;
  /** Where a person can look at it. */
  pageUrl: string;
  /** Where other words stand than on the page; empty when all say the same. */
  differences: string[];
  endedBy: string;
}

export interface Subject {
  kind: ExceptionKind;
  foundBy: string;
  language: string;
  played: Played;
}

/** The case of this trouble, once it is open. */
export const caseOf = (store: Store, { kind, played }: Subject): Promise<Case | undefined> =>
  store.read(async (unit) =>
    (await casesOf(unit, played.shipmentId ?? played.orderId)).find((c) => c.kind === kind),
  );

/** True when all that is to be said about it was said, or will not be. */
export const decided = (store: Store, { kind, played }: Subject): Promise<boolean> =>
  store.read(async (unit) => {
    const all = await messagesOf(unit, played.orderId);
    const mine = all.filter((m) => m.trigger === `exception.${kind}`);
    return mine.length > 0 && mine.every((m) => m.state !== "held" && m.state !== "queued");
  });

const secondsBetween = (from: Date, to: string): number =>
  // The stand-ins write seconds without their fraction.
  Math.max(0, Math.round(new Date(to).getTime() / 1_000 - Math.floor(from.getTime() / 1_000)));

export async function look(store: Store, sandboxUrl: string, it: Subject, found: Case): Promise<Seen> {
  const outside = await store.sandbox.received();
  const tickets = await store.sandbox.tickets();
  const subjectId = found.subject_id;
  const { ticket, cases, lastWord } = await store.read(async (unit) => ({
    ticket: await ticketOf(unit, subjectId),
    cases: await casesOf(unit, subjectId),
    lastWord: (await lastWordOf(unit, it.played)) ?? found.opened_at,
  }));
  const stands = found.state !== "resolved" && found.hidden_by === "";
  const onDesk = tickets.find((t) => String(t.id) === ticket?.ticket_id);
  const message = await messageOf(store, it, outside, found);
  const url = await pageOf(store, sandboxUrl, it.played.orderId);
  const page = await readPage(url, it.language);
  const differences = [
    ...inLetter(outside, message, page),
    ...(onDesk && ticket?.case_id === found.id ? onTicket(onDesk, await readPage(url, "en")) : []),
    ...(await onRecord(store, subjectId, it.kind, stands)),
  ];
  return {
    kind: it.kind,
    foundBy: it.foundBy,
    language: it.language,
    order: it.played.name,
    began: found.happened_at.toISOString(),
    minutesUntilKnown: Math.round((found.opened_at.getTime() - found.happened_at.getTime()) / 6_000) / 10,
    quietHours: Math.round((found.opened_at.getTime() - lastWord.getTime()) / 360_000) / 10,
    case: {
      id: found.id,
      stands,
      hiddenBy: cases.find((c) => c.id === found.hidden_by)?.kind ?? "",
      hides: cases.filter((c) => c.hidden_by === found.id).map((c) => c.kind),
    },
    ticket: onDesk
      ? {
          number: onDesk.id,
          hasContext: hasContext(onDesk, it.played),
          afterSeconds: secondsBetween(found.opened_at, onDesk.comments[0]?.createdAt ?? ""),
        }
      : null,
    message,
    page,
    pageUrl: url,
    differences,
    endedBy: "",
  };
}

async function lastWordOf(unit: Unit, { orderId, shipmentId }: Played): Promise<Date | undefined> {
  const shipment = shipmentId ? await readShipment(unit, shipmentId) : null;
  return shipment
    ? (shipment.last_scan_at ?? shipment.registered_at)
    : (await readOrder(unit, orderId))?.placedAt;
}

/** Order, parcel, steps and a suggested answer: what an agent needs to answer. */
const hasContext = ({ comments }: DeskTicket, { name, number }: Played): boolean =>
  comments.some(
    ({ body }) =>
      body.includes(`Order ${name}`) &&
      body.includes(number ?? "Nothing has left yet") &&
      body.includes("Suggested answer:"),
  );

async function messageOf(
  store: Store,
  { kind, played }: Subject,
  outside: Received,
  found: Case,
): Promise<Seen["message"]> {
  const trigger = `exception.${kind}`;
  return store.read(async (unit) => {
    const all = await messagesOf(unit, played.orderId);
    const mine = all.filter((m) => m.trigger === trigger).at(-1);
    const letter = outside.messages.find((m) => mine?.provider_id && m.messageId === mine.provider_id);
    if (mine && letter)
      return {
        language: mine.language ?? "",
        subject: letter.subject,
        number: letter.number,
        afterSeconds: secondsBetween(found.opened_at, letter.at),
      };
    if (mine) return { decision: `${mine.state}: ${mine.reason}` };
    const off = isTrigger(trigger) && mediaOf(await readMessageSettings(unit), trigger).length === 0;
    return { decision: off ? "not told: turned off in the matrix" : "not told: nothing was offered" };
  });
}

const flat = (text: string): string =>
  text.replace(/[\s\u2066-\u2069\u200e\u200f]+/g, " ").replace(/[*_\\]/g, "");

function inLetter(outside: Received, message: Seen["message"], page: PageWords): string[] {
  if (!("number" in message)) return [];
  const text = flat(outside.messages.find((m) => m.number === message.number)?.text ?? "");
  return [page.headline, page.next]
    .filter((words) => !text.includes(flat(words)))
    .map((words) => `not in the letter: ${words}`);
}

function onTicket({ comments }: DeskTicket, page: PageWords): string[] {
  const text = flat(comments.findLast(({ body }) => body.includes("Next: "))?.body ?? "");
  return [page.headline, `Next: ${page.next}`]
    .filter((words) => !text.includes(flat(words)))
    .map((words) => `not on the ticket: ${words}`);
}

/** What stands in the queue is what page, letter and ticket are to speak of; what only staff hear of is not. */
async function onRecord(
  store: Store,
  subjectId: string,
  kind: ExceptionKind,
  stands: boolean,
): Promise<string[]> {
  const outlook = await store.read((unit) => readOutlook(unit, subjectId));
  const speaks = outlook?.exceptionId !== "" && outlook?.headline === kind;
  if (kind === "data_conflict") return speaks ? ["the shopper is told of a matter for staff"] : [];
  return stands && !speaks ? [`the record speaks of ${outlook?.headline ?? "nothing"}`] : [];
}
