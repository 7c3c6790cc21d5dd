import { disagreement } from "../../domain/disagreement";
import type { ExceptionKind } from "../../domain/exception";
import { walk, type Milestone } from "../../domain/milestone";
import { type Result, ok, retry } from "../../domain/result";
import type { Observation } from "../../domain/shipment-word";
import { stableId } from "../../domain/stable-id.server";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import { factsOf } from "./facts";
import { keepLeg, keepScans, lockShipment, scansOf, setState, type Shipment } from "./store.server";
import { settleTrouble } from "./trouble.server";
import type { SightingReport } from "./types";

const record = recorder("shipments");

export interface Observed {
  /** The parcel as it stands now. */
  parcel: Shipment;
  newScans: number;
  opened: ExceptionKind[];
  resolved: ExceptionKind[];
}

/**
 * Takes what a source saw of a parcel. Scans are kept once each; milestone and exceptions follow from the whole set of scans
 * in carrier time, so doubles, delays and disorder end in the same state.
 */
export async function observe(
  unit: Unit,
  shipmentId: string,
  report: SightingReport,
  historic: boolean,
): Promise<Result<Observed>> {
  const before = await lockShipment(unit, shipmentId);
  if (!before) return retry("shipment_unknown", undefined, `shipment:${shipmentId}`);
  const scans = report.observations.map((o) => ({
    ...o,
    id: scanId(report.source, o),
    source: report.source,
    inbox: report.inbox,
  }));
  const newScans = await keepScans(unit, shipmentId, scans, unit.clock.now());
  await learn(unit, before, report);
  if (newScans === 0) return ok({ parcel: before, newScans, opened: [], resolved: [] });
  const moved = await settle(unit, before, historic);
  return ok({ newScans, ...moved });
}

/** What a source knows of the parcel beside its scans. */
async function learn(unit: Unit, before: Shipment, report: SightingReport): Promise<void> {
  const { carrierEta, carrier, handedTo, source } = report;
  if (handedTo) await keepLeg(unit, before.id, { ...handedTo, source, toldAt: unit.clock.now() });
  const named = carrier && before.carrier === "other" ? { carrier, carrier_by: "source" } : {};
  Object.assign(before, named);
  const later = carrierEta && carrierEta.getTime() !== before.carrier_eta?.getTime();
  const known = { ...named, ...(later ? { carrier_eta: carrierEta } : {}) };
  if (Object.keys(known).length > 0) await setState(unit, before.id, known);
}

/** The same scan told twice by one source has one id, even in other words; two sources telling the same are kept beside each other. */
function scanId(source: string, o: Observation): string {
  const minute = Math.floor(o.at.getTime() / 60_000);
  return stableId("scn", source, minute, o.nativeCode ?? "", o.milestone ?? "", o.exception ?? "");
}

/** Draws the conclusions from all scans of a parcel and records what changed. */
async function settle(unit: Unit, before: Shipment, historic: boolean): Promise<Omit<Observed, "newScans">> {
  const signs = (await scansOf(unit, before.id)).map((s) => ({
    source: s.source,
    milestone: s.milestone as Milestone | null,
    exception: s.exception as ExceptionKind | null,
    at: s.occurred_at,
  }));
  const moving = signs.filter(
    (s) => s.milestone && !["unknown", "label_created", "cancelled"].includes(s.milestone),
  );
  const reached = reachedBy(before, signs);
  const after: Shipment = {
    ...before,
    milestone: reached.milestone,
    milestone_at: new Date(reached.at),
    shipped_at: moving[0]?.at ?? before.shipped_at,
    delivered_at: reached.milestone === "delivered" ? new Date(reached.at) : null,
    last_scan_at: signs.at(-1)?.at ?? null,
    disagreement: disagreement(signs.map((s) => ({ ...s, at: s.at.getTime() }))),
  };
  const trouble = await settleTrouble(unit, after, signs, historic, before.last_scan_at);
  after.exception = trouble.worst;
  const { milestone, milestone_at, exception, shipped_at, delivered_at, last_scan_at } = after;
  await setState(unit, before.id, {
    milestone,
    milestone_at,
    exception,
    shipped_at,
    delivered_at,
    last_scan_at,
    disagreement: after.disagreement,
  });
  await recordMoves(unit, before, after, historic);
  return { parcel: after, opened: trouble.opened, resolved: trouble.resolved };
}

function reachedBy(before: Shipment, signs: { milestone: Milestone | null; at: Date }[]) {
  if (before.cancelled) return { milestone: before.milestone, at: before.milestone_at.getTime() };
  const sightings = signs.flatMap((s) =>
    s.milestone ? [{ milestone: s.milestone, at: s.at.getTime() }] : [],
  );
  // Every parcel begins with a label, however late we hear of it.
  const start = Math.min(before.registered_at.getTime(), ...sightings.map((s) => s.at));
  return walk([{ milestone: "label_created", at: start }, ...sightings]);
}

async function recordMoves(unit: Unit, before: Shipment, after: Shipment, historic: boolean): Promise<void> {
  const subject = { kind: "shipment", id: after.id };
  const last = after.last_scan_at;
  if (last && last.getTime() !== before.last_scan_at?.getTime()) {
    const at = last.toISOString();
    await record(unit, "shipments.scan_recorded", {
      subject,
      at: last,
      key: `${after.id}@${at}`,
      payload: { shipmentId: after.id, at, historic },
    });
  }
  if (after.disagreement && after.disagreement !== before.disagreement) {
    await record(unit, "shipments.sources_disagree", {
      subject,
      at: last ?? after.milestone_at,
      key: `${after.id}:${after.disagreement}`,
      payload: { shipmentId: after.id, between: after.disagreement, historic },
    });
  }
  if (after.milestone === before.milestone) return;
  const at = after.milestone_at;
  const payload = { ...factsOf(after, historic), milestone: after.milestone, at: at.toISOString() };
  // A parcel may be out for delivery twice; it is delivered once, however often the hour of it is corrected.
  const again = ["in_transit", "out_for_delivery"].includes(after.milestone) ? `@${at.toISOString()}` : "";
  await record(unit, "shipments.milestone_reached", {
    subject,
    at,
    key: `${after.id}:${after.milestone}${again}`,
    payload,
  });
}
