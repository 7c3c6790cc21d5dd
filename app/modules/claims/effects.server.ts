import { z } from "zod";
import { all } from "../../adapters/carriers/_all";
import type { CarrierClaim } from "../../adapters/carriers/contract";
import { toDecimal } from "../../domain/money";
import { final, ok, retry } from "../../domain/result";
import { type AnyEffect, defineEffect } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import { linesOfShipment, readShipment } from "../shipments/index.server";
import { connections } from "../shops/index.server";
import { readClaim, setClaim } from "./store.server";

const record = recorder("claims");

const file = defineEffect({
  kind: "claims.file",
  payload: z.object({ claimId: z.string(), source: z.string() }),
  async prepare(unit, { claimId, source }) {
    const carrier = all.find((c) => c.id === source);
    const connection = (await connections(unit, "carriers")).find((c) => c.member === source);
    if (!carrier?.fileClaim || !connection) return retry("carrier_source_not_connected", source);
    const settings = carrier.settings.safeParse(connection.settings);
    if (!settings.success) return final("carrier_settings_wrong", source);
    const claim = await readClaim(unit, claimId);
    const shipment = claim && (await readShipment(unit, claim.shipment_id));
    if (!claim || !shipment?.tracking_number) return final("claim_gone", claimId);
    const lines = await linesOfShipment(unit, shipment.id);
    const word: CarrierClaim = {
      trackingNumber: shipment.tracking_number,
      kind: claim.kind === "damaged" ? "damaged" : "lost",
      amount: toDecimal({ minor: claim.amount_minor, currency: claim.currency }),
      currency: claim.currency,
      description: lines
        .map((l) => `${l.quantity} x ${l.title}`)
        .join("; ")
        .slice(0, 500),
      contactEmail: z.object({ contactEmail: z.string() }).parse(settings.data).contactEmail,
      reference: claim.id,
    };
    return ok({ fileClaim: carrier.fileClaim.bind(carrier), settings: settings.data, word });
  },
  perform: ({ egress }, { fileClaim, settings, word }) => fileClaim(egress, settings, word),
  async settle(unit, { claimId }, { reference }) {
    const now = unit.clock.now();
    await setClaim(unit, claimId, { state: "filed", reference, filed_at: now });
    const claim = await readClaim(unit, claimId);
    if (!claim) return;
    await record(unit, "claims.filed", {
      subject: { kind: "claim", id: claimId },
      at: now,
      key: claimId,
      payload: {
        claimId,
        shipmentId: claim.shipment_id,
        orderId: claim.order_id,
        amountMinor: claim.amount_minor,
        currency: claim.currency,
        reference,
      },
    });
  },
  // The carrier would not take it this way: a person files it, and the deadline stands on the home page.
  abandon: (unit, { claimId }) => setClaim(unit, claimId, { state: "prepared" }),
});

export const effects: AnyEffect[] = [file];
