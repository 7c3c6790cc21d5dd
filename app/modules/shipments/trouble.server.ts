import { exceptions, type ExceptionKind, staffOnly, worst } from "../../domain/exception";
import { stableId } from "../../domain/stable-id.server";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import { ends, episodesOf, type Sign } from "../../domain/episodes";
import { factsOf } from "./facts";
import { exceptionsOf, keepException, lockShipment, setState, type Shipment } from "./store.server";

const record = recorder("shipments");

export interface Trouble {
  opened: ExceptionKind[];
  resolved: ExceptionKind[];
  /** The worst that is still open; empty when none is. */
  worst: ExceptionKind | "";
}

/** Makes the kept exceptions of a parcel say what its scans say, and records what opened and what ended. */
export async function settleTrouble(
  unit: Unit,
  shipment: Shipment,
  signs: Sign[],
  historic: boolean,
  /** The last scan that was known before these. */
  heardUntil: Date | null,
): Promise<Trouble> {
  const known = new Map((await exceptionsOf(unit, shipment.id)).map((e) => [e.id, e]));
  const told = episodesOf(signs).map((e) => ({ ...e, id: stableId("exc", shipment.id, e.kind, e.number) }));
  const ours = [...known.values()]
    .filter((e) => !told.some((t) => t.id === e.id))
    // Opened by ourselves (silence): ended by the first scan that shows movement after it.
    .map((e) => ({
      id: e.id,
      kind: e.kind,
      openedAt: e.opened_at,
      resolvedAt: e.resolved_at ?? endOfOurs(e.kind, e.opened_at, signs, heardUntil),
    }));

  const trouble: Trouble = { opened: [], resolved: [], worst: "" };
  const open: ExceptionKind[] = [];
  for (const e of [...told, ...ours]) {
    const before = known.get(e.id);
    await keepException(unit, { ...e, shipmentId: shipment.id, responsible: exceptions[e.kind].responsible });
    if (!e.resolvedAt) open.push(e.kind);
    if (!before && !e.resolvedAt) {
      await tell(unit, "shipments.exception_opened", shipment, e, e.openedAt, historic);
      trouble.opened.push(e.kind);
    }
    if (before && !before.resolved_at && e.resolvedAt) {
      await tell(unit, "shipments.exception_resolved", shipment, e, e.resolvedAt, historic);
      trouble.resolved.push(e.kind);
    }
  }
  return { ...trouble, worst: worst(open) };
}

/**
 * When something that we found ourselves was over. A scan that is told late may lie before the moment at which its silence became
 * news: then the silence was none, and is over from that moment on.
 */
function endOfOurs(
  kind: ExceptionKind,
  openedAt: Date,
  signs: readonly Sign[],
  heardUntil: Date | null,
): Date | null {
  const after = signs.find((s) => ends({ kind, openedAt }, s));
  if (after) return after.at;
  const silence = exceptions[kind].foundBy === "watch";
  const late = (s: Sign) =>
    s.milestone !== null &&
    exceptions[kind].resolvedBy.includes(s.milestone) &&
    (heardUntil === null || s.at > heardUntil);
  return silence && signs.some(late) ? openedAt : null;
}

async function tell(
  unit: Unit,
  type: "shipments.exception_opened" | "shipments.exception_resolved",
  shipment: Shipment,
  e: { id: string; kind: ExceptionKind },
  at: Date,
  historic: boolean,
): Promise<void> {
  const facts = { ...factsOf(shipment, historic), exceptionId: e.id, kind: e.kind, at: at.toISOString() };
  const fact = { subject: { kind: "shipment", id: shipment.id }, at, key: `${e.id}@${type}` };
  if (type === "shipments.exception_resolved") await record(unit, type, { ...fact, payload: facts });
  else
    await record(unit, type, { ...fact, payload: { ...facts, responsible: exceptions[e.kind].responsible } });
}

/**
 * Opens an exception that no carrier told: silence past its threshold, a day that passed, a shopper's word.
 *
 * @param name tells one from the next of its kind; by default the scan after which nothing came.
 */
export async function report(
  unit: Unit,
  shipmentId: string,
  kind: ExceptionKind,
  at: Date,
  name?: string,
): Promise<boolean> {
  const shipment = await lockShipment(unit, shipmentId);
  if (!shipment) return false;
  const known = await exceptionsOf(unit, shipmentId);
  const open = known.filter((e) => !e.resolved_at);
  if (open.some((e) => e.kind === kind)) return false;
  const id = stableId(
    "exc",
    shipmentId,
    kind,
    "after",
    name ?? shipment.last_scan_at?.toISOString() ?? "label",
  );
  // What was told and ended is not told again under its old name.
  if (known.some((e) => e.id === id)) return false;
  const { responsible } = exceptions[kind];
  await keepException(unit, { id, shipmentId, kind, openedAt: at, resolvedAt: null, responsible });
  await setState(unit, shipmentId, { exception: worst([...open.map((e) => e.kind), kind]) });
  await tell(unit, "shipments.exception_opened", shipment, { id, kind }, at, false);
  return true;
}

/** Ends exceptions that were reported and are no more so: the forecast recovered, the sources agree again, a person settled it. */
export async function withdraw(
  unit: Unit,
  shipmentId: string,
  kinds: readonly ExceptionKind[],
  at: Date,
): Promise<boolean> {
  const shipment = await lockShipment(unit, shipmentId);
  if (!shipment) return false;
  const open = (await exceptionsOf(unit, shipmentId)).filter((e) => !e.resolved_at);
  const over = open.filter((e) => kinds.includes(e.kind));
  for (const { id, kind, opened_at: openedAt } of over) {
    const { responsible } = exceptions[kind];
    await keepException(unit, { id, shipmentId, kind, openedAt, resolvedAt: at, responsible });
    await tell(unit, "shipments.exception_resolved", shipment, { id, kind }, at, false);
  }
  if (over.length === 0) return false;
  await setState(unit, shipmentId, {
    exception: worst(open.filter((e) => !over.includes(e)).map((e) => e.kind)),
  });
  return true;
}

/** The open exception that speaks for a parcel: the worst one that is not for staff alone. */
export async function speaking(
  unit: Unit,
  shipmentId: string,
): Promise<{ id: string; kind: ExceptionKind } | null> {
  const open = (await exceptionsOf(unit, shipmentId)).filter((e) => !e.resolved_at && !staffOnly(e.kind));
  const kind = worst(open.map((e) => e.kind));
  const one = open.find((e) => e.kind === kind);
  return one ? { id: one.id, kind: one.kind } : null;
}
