import { all } from "../../adapters/carriers/_all";
import { remedied } from "../../domain/exception";
import { addDays, localDate } from "../../domain/local-date";
import { stableId } from "../../domain/stable-id.server";
import { defineReaction, done, nothing, type Reaction } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import { request, type Unit } from "../../spine/unit.server";
import { readShipment, type Shipment } from "../shipments/index.server";
import { connections, read as readShop } from "../shops/index.server";
import { writeClaim } from "./store.server";
import { windowFor } from "./windows";

const record = recorder("claims");

/** Which connected source files claims for us, if any. */
async function filer(unit: Unit): Promise<string | null> {
  const connected = await connections(unit, "carriers");
  return connected.find((c) => all.find((a) => a.id === c.member)?.fileClaim)?.member ?? null;
}

/** The last local day on which the carrier takes it, and the rule that says so. */
function deadlineOf(shipment: Shipment, kind: "lost" | "damaged", now: Date, zone: string) {
  const window = windowFor(shipment.carrier, kind, localDate(now, zone));
  const shipped = shipment.shipped_at ?? shipment.registered_at;
  const base = window.base === "expected" ? (shipment.carrier_eta ?? shipped) : shipped;
  return { deadline: addDays(localDate(base, zone), window.days), rule: window.source };
}

export const reactions: Reaction[] = [
  defineReaction({
    name: "claims.open-claim",
    on: "shipments.exception_opened",
    records: ["claims.opened"],
    effects: ["claims.file"],
    async run(unit, { payload, occurredAt }) {
      if (payload.historic) return nothing("a past parcel");
      const { kind } = payload;
      if (!remedied(kind)) return nothing("no claim for this kind");
      const shipment = await readShipment(unit, payload.shipmentId);
      if (!shipment?.tracking_number) return nothing("no carrier to claim from");
      const { timezone } = await readShop(unit);
      const claimKind = kind === "damaged" ? "damaged" : "lost";
      const { deadline, rule } = deadlineOf(shipment, claimKind, unit.clock.now(), timezone);
      const source = await filer(unit);
      const claimId = stableId("clm", shipment.id, claimKind);
      const written = await writeClaim(unit, {
        id: claimId,
        shipment_id: shipment.id,
        order_id: shipment.order_id,
        carrier: shipment.carrier,
        kind: claimKind,
        amount_minor: shipment.value_minor,
        currency: shipment.currency,
        deadline,
        rule,
        state: source ? "filing" : "prepared",
        opened_at: unit.clock.now(),
      });
      if (!written) return nothing("claimed already");
      await record(unit, "claims.opened", {
        subject: { kind: "claim", id: claimId },
        at: occurredAt,
        key: claimId,
        payload: {
          claimId,
          shipmentId: shipment.id,
          orderId: shipment.order_id,
          amountMinor: shipment.value_minor,
          currency: shipment.currency,
          kind: claimKind,
          deadline,
          filedBy: source ? "carrier_api" : "person",
        },
      });
      if (source)
        await request(unit, {
          kind: "claims.file",
          key: claimId,
          orderKey: `claim:${claimId}`,
          payload: { claimId, source },
        });
      return done(source ? `filed through ${source}, latest ${deadline}` : `to be filed by ${deadline}`);
    },
  }),
];
