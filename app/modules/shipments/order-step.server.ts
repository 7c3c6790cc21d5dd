import { type ExceptionKind, exceptions } from "../../domain/exception";
import { type Actor, type Choice, nextStepOf } from "../../domain/next-step";
import { type Dates, type Outlook, outlooksOf } from "../orders/index.server";
import type { Unit } from "../../spine/unit.server";
import { shipmentsOfOrder } from "./store.server";

/**
 * What is to be said of an order as a whole, computed from what is said of each of its parcels: what is happening, what comes next,
 * when, who acts, what the shopper may do. E-mail, SMS, page, ticket and agents' view put these codes into words and say nothing else.
 */
export interface OrderStep {
  /** The parcel that it speaks of; the order itself while nothing has left. */
  subjectId: string;
  exceptionId: string;
  headline: string;
  dates: Dates | null;
  step: string;
  values: Record<string, string>;
  by: Actor;
  choices: readonly Choice[];
  /** Raised each time that something else is said. */
  revision: number;
  since: Date;
}

const severity = ({ exceptionId, headline }: Outlook): number =>
  exceptionId ? (exceptions[headline as ExceptionKind]?.severity ?? 0) : -1;

/** The worst trouble before all else, then the parcel that comes last. null while nothing is said. */
export async function stepOfOrder(unit: Unit, orderId: string): Promise<OrderStep | null> {
  const said = await outlooksOf(unit, orderId);
  const parcels = (await shipmentsOfOrder(unit, orderId)).filter((s) => !s.cancelled).map((s) => s.id);
  const [first] = said
    .filter((o) => parcels.includes(o.subjectId))
    .sort(
      (a, b) =>
        severity(b) - severity(a) ||
        (b.dates?.likely ?? "").localeCompare(a.dates?.likely ?? "") ||
        a.subjectId.localeCompare(b.subjectId),
    );
  const voice = first ?? said.find((o) => o.subjectId === orderId);
  if (!voice) return null;
  const { subjectId, exceptionId, headline, dates, nextStep, nextValues, revision, since } = voice;
  const step = nextStep ?? "wait";
  const { by, choices } = nextStepOf(step);
  return {
    subjectId,
    exceptionId,
    headline,
    dates,
    step,
    values: nextValues ?? {},
    by,
    choices,
    revision,
    since,
  };
}
