import { z } from "zod";
import type { Result } from "../../domain/result";
import { dayAndTime } from "../../domain/scan-time";
import { answered } from "./reading/answered.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { scanOf } from "./dhl_express.scan";
import { xmlAnswer } from "./dhl_express.xml";
import { many, optionalText, readJson, readXml, requiredText } from "./reading/body";
import { type CarrierReport, type Reading, reportOf } from "./reading/reading";
import { dayOf, expectedAt, looseTime, timed } from "./reading/timed";

const API = "https://express.api.dhl.com/mydhlapi/tracking";

const settings = z.object({ username: z.string().min(1), password: z.string().min(1) });

const checkpoint = z
  .object({
    date: z.string(),
    time: z.string(),
    GMTOffset: optionalText,
    typeCode: requiredText,
    description: optionalText,
    serviceArea: many(z.object({ description: optionalText })),
  })
  .transform((it, context) => {
    const at = timed(dayAndTime(it.date, it.time, it.GMTOffset), context);
    const { typeCode: code, description, serviceArea } = it;
    return scanOf({ at, code, description, serviceArea: serviceArea[0]?.description ?? null });
  });

const shipment = z.object({
  shipmentTrackingNumber: requiredText,
  shipmentTimestamp: looseTime,
  productCode: optionalText,
  estimatedDeliveryDate: looseTime,
  estimatedTimeOfDelivery: looseTime,
  events: many(checkpoint),
});

const refusal = z.object({ status: requiredText, title: requiredText, detail: optionalText });

const payload = z.union([
  z
    .object({ shipments: z.array(shipment) })
    .transform(({ shipments }): Reading => ({ parcels: shipments.map(parcelOf), errors: [] })),
  refusal.transform(({ status, title, detail }): Reading => ({
    parcels: [],
    errors: [{ code: status, message: detail ?? title, trackingNumber: null }],
  })),
]);

const read = (raw: Buffer): Result<Reading> =>
  /^\s*</.test(raw.subarray(0, 100).toString("latin1")) ? readXml(raw, xmlAnswer) : readJson(raw, payload);

/** MyDHL, DHL Express's own interface; the older XML-PI is read too. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "dhl_express",
  title: "DHL Express",
  aliases: ["mydhl"],
  kind: "native",
  carriers: ["dhl_express"],
  documentation: {
    url: "https://developer.dhl.com/api-reference/dhl-express-mydhl-api",
    reviewed: "2026-11-21",
  },
  settings,
  webhook: null,
  // What an account is given at first.
  poll: { batch: 1, quota: { calls: 500, perSeconds: 86_400 }, ask },
  // Checkpoints tell the local time of their service area, newer ones its offset too.
  zone: "UTC",
  read,
});

function parcelOf(it: z.output<typeof shipment>): CarrierReport {
  return reportOf(it.shipmentTrackingNumber, {
    carrier: "dhl_express",
    // `description` is what the shipper declared as contents, not the product.
    service: it.productCode,
    scans: it.events,
    eta: expectedAt(it.estimatedTimeOfDelivery ?? it.estimatedDeliveryDate),
    shippedOn: dayOf(it.shipmentTimestamp),
  });
}

async function ask(
  { egress }: Asking,
  { username, password }: z.output<typeof settings>,
  [parcel]: Parcel[],
): Promise<Result<Buffer>> {
  const query = new URLSearchParams({
    shipmentTrackingNumber: parcel?.trackingNumber ?? "",
    trackingView: "all-checkpoints",
    levelOfDetail: "all",
  });
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const answer = await egress({
    method: "GET",
    url: `${API}?${query.toString()}`,
    headers: { authorization },
  });
  return answered(answer, "DHL Express", read);
}
