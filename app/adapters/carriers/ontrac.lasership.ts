import { z } from "zod";
import { isoTime, type ScanTime } from "../../domain/scan-time";
import { types } from "./ontrac.words";
import { many, optionalText, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import { type CarrierScan, type Reading, reportOf } from "./reading/reading";
import { expectedAt, looseTime, timed } from "./reading/timed";

const event = z
  .object({
    DateTime: z.string(),
    UTCDateTime: optionalText,
    EventType: requiredText,
    EventModifier: optionalText,
    EventShortText: optionalText,
    City: optionalText,
    State: optionalText,
    PostalCode: optionalText,
    Country: optionalText,
  })
  .transform((it, context): CarrierScan => ({
    at: timed(withOffset(it.DateTime, it.UTCDateTime), context),
    code: [it.EventType, it.EventModifier].filter(Boolean).join("/"),
    description: it.EventShortText,
    place: placeOf({ city: it.City, region: it.State, postal: it.PostalCode, country: it.Country }),
    meaning: meaningIn(types, it.EventType) ?? meaningOfPhrase(it.EventShortText),
  }));

/** The same moment is told on two clocks: their difference is the offset. */
function withOffset(local: string, utc: string | null): ScanTime | null {
  const [here, there] = [isoTime(local), isoTime(utc ?? "")];
  if (!here || !there || here.offset !== null) return here;
  const minutes = (Date.parse(`${here.wall}Z`) - Date.parse(`${there.wall}Z`)) / 60_000;
  return Number.isInteger(minutes / 15) && Math.abs(minutes) <= 14 * 60 ? { ...here, offset: minutes } : here;
}

const order = z
  .object({
    OrderNumber: optionalText,
    EstimatedDeliveryDate: looseTime,
    Pieces: many(z.object({ TrackingNumber: requiredText })),
    Events: z.array(event),
  })
  .refine((it) => it.Pieces.length > 0 || it.OrderNumber, "no number");

/** What LaserShip's part of the company tells: one order with the events of its pieces, or why not. */
export const laserShipAnswer = z.union([
  order.transform((it): Reading => {
    const numbers =
      it.Pieces.length > 0 ? it.Pieces.map((piece) => piece.TrackingNumber) : [it.OrderNumber ?? ""];
    const told = { carrier: "lasership", scans: it.Events, eta: expectedAt(it.EstimatedDeliveryDate) };
    return { parcels: numbers.map((number) => reportOf(number, told)), errors: [] };
  }),
  z.object({ Error: z.literal(true), ErrorMessage: requiredText }).transform(({ ErrorMessage }): Reading => ({
    parcels: [],
    errors: [{ code: "Error", message: ErrorMessage, trackingNumber: null }],
  })),
]);
