import { createHash } from "node:crypto";
import { z } from "zod";
import { all } from "../../../adapters/carriers/_all";
import type { AnyCarrierSource } from "../../../adapters/carriers/contract";
import { tokenMemory } from "../../../adapters/carriers/reading/tokens.server";
import { final, ok, retry } from "../../../domain/result";
import { type AlarmHandler, defineEffect } from "../../../spine/definitions";
import { put } from "../../../spine/put.server";
import { WRAPPED, wrapped } from "../../../spine/wrapped";
import { request, setAlarm, type Unit } from "../../../spine/unit.server";
import { readShipments, type Shipment } from "../../shipments/index.server";
import { connections } from "../../shops/index.server";
import type { Asked } from "../hearing/answered";
import { healthOf, noteHealth } from "./health.store.server";
import { heardNothing, heardOf, nextDue, stopAsking, takeDue } from "./schedule.store.server";

export const ASK = "tracking.ask";

/** Parcels that become due meanwhile wait no longer than this for the next look. */
const LOOK_MS = 5 * 60_000;
/** Questions that one look may ask; the next look follows as soon as the source's quota allows. */
const AT_ONCE = 20;
/** After so many attempts a question is dropped: newer ones follow it anyway. */
const PATIENCE = 4;

const tokens = tokenMemory();

/** The source's settings, when it is connected and they are still what it takes. */
async function settingsOf(unit: Unit, source: AnyCarrierSource) {
  const connection = (await connections(unit, "carriers")).find((c) => c.member === source.id);
  return connection ? source.settings.safeParse(connection.settings) : null;
}

interface DueParcel {
  shipmentId: string;
  trackingNumber: string;
  carrier: string;
}

const asParcel = ({ id, tracking_number, carrier, cancelled }: Shipment): DueParcel[] =>
  tracking_number && !cancelled ? [{ shipmentId: id, trackingNumber: tracking_number, carrier }] : [];

const inBatches = (parcels: DueParcel[], size: number): DueParcel[][] =>
  parcels.length === 0 ? [] : [parcels.slice(0, size), ...inBatches(parcels.slice(size), size)];

/** One look at what a source is to be asked: questions within its quota, and the hour of the next look. */
export const askAlarm: AlarmHandler = {
  name: ASK,
  async run(unit, sourceId) {
    const source = all.find((s) => s.id === sourceId);
    if (!source?.poll || !(await settingsOf(unit, source))) {
      await stopAsking(unit, sourceId);
      return ok({ nothing: "not connected" });
    }
    const { batch, quota } = source.poll;
    const calls = Math.min(quota.calls, AT_ONCE);
    const due = (await readShipments(unit, await takeDue(unit, sourceId, calls * batch))).flatMap(asParcel);
    for (const [lane, parcels] of inBatches(due, batch).entries())
      await requestAsk(unit, sourceId, parcels, lane);
    const now = unit.clock.now().getTime();
    const next = await nextDue(unit, sourceId);
    const rest = Math.ceil((quota.perSeconds * 1_000 * Math.max(1, due.length / batch)) / quota.calls);
    const soonest = now + (due.length > 0 ? rest : 1_000);
    if (next)
      await setAlarm(
        unit,
        ASK,
        sourceId,
        new Date(Math.max(soonest, Math.min(next.getTime(), now + LOOK_MS))),
      );
    return ok(due.length > 0 ? { done: `asked about ${due.length} parcels` } : { nothing: "none is due" });
  },
};

/** The questions of one look go side by side, each in a lane of its own: the quota spaces the looks, and waiting for answers would not keep up. */
async function requestAsk(unit: Unit, source: string, parcels: DueParcel[], lane: number): Promise<void> {
  const ids = parcels.map((p) => p.shipmentId).join(" ");
  const key = createHash("sha256").update(`${source} ${unit.clock.now().toISOString()} ${ids}`).digest("hex");
  await request(unit, { kind: ASK, key, orderKey: `ask:${source}:${lane}`, payload: { source, parcels } });
}

/** What a source answered. The receipt says how long it was; what stood in it goes to the inbox alone, sealed. */
class SourceAnswer {
  constructor(readonly body: Buffer) {}
  toJSON(): object {
    return { bytes: this.body.length };
  }
}

const question = z.object({
  source: z.string(),
  parcels: z.array(z.object({ shipmentId: z.string(), trackingNumber: z.string(), carrier: z.string() })),
});

/** Asks a source about some parcels. Asking twice changes nothing. What it answers is read from the inbox like what it sends. */
export const ask = defineEffect({
  kind: ASK,
  payload: question,
  async prepare(unit, { source: id }) {
    const source = all.find((s) => s.id === id);
    const settings = source && (await settingsOf(unit, source));
    if (!source?.poll || !settings) return final("carrier_source_not_connected", id);
    if (!settings.success) return final("carrier_settings_wrong", id);
    await noteHealth(unit, id, { askedAt: unit.clock.now() });
    return ok({ poll: source.poll, settings: settings.data });
  },
  async perform({ egress, clock, attempt }, { poll, settings }, { parcels, source }) {
    const answer = await poll.ask({ egress, now: clock.now(), tokens }, settings, parcels);
    if (!answer.ok)
      return attempt >= PATIENCE ? final(answer.failure.code, source) : retry(answer.failure.code, source);
    return ok(new SourceAnswer(answer.value));
  },
  async settle(unit, { source, parcels }, { body }) {
    const asked = parcels.map((p) => ({ number: p.trackingNumber, shipmentId: p.shipmentId }));
    const answer = wrapped<Asked>(body, "", { parcels: asked });
    // An answer that says what the one before said is the same message, and is not read again.
    const deliveryId = `asked-${createHash("sha256").update(JSON.stringify(answer)).digest("hex")}`;
    await put(unit, { source: `carrier.${source}`, topic: WRAPPED, deliveryId, body: answer });
    const now = unit.clock.now();
    await noteHealth(unit, source, { answeredAt: now, heardAt: now, failures: 0, lastError: null });
    const ids = parcels.map((p) => p.shipmentId);
    for (const shipment of await readShipments(unit, ids)) await heardOf(unit, shipment, source);
  },
  async abandon(unit, { source, parcels }, code) {
    const before = (await healthOf(unit)).find((h) => h.source === source);
    await noteHealth(unit, source, {
      failures: (before?.failures ?? 0) + 1,
      lastError: code,
      failedAt: unit.clock.now(),
    });
    await heardNothing(
      unit,
      source,
      parcels.map((p) => p.shipmentId),
    );
  },
});
