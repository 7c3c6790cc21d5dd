import { z } from "zod";
import { meaningOf } from "./fedex.words";
import { many, optionalText, requiredText } from "./reading/body";
import { placeOf } from "./reading/place";
import { type CarrierReport, type Reading, reportOf, type SourceError } from "./reading/reading";
import { faultRead, soapFault } from "./reading/soap";
import { dayOf, expectedAt, looseTime } from "./reading/timed";
import { isoMoment } from "./reading/times";

const maybe = <S extends z.ZodType>(schema: S) => schema.nullish().or(z.literal(""));

const note = z.object({ Severity: optionalText, Code: optionalText, Message: optionalText });

const event = z.object({
  Timestamp: isoMoment,
  EventType: requiredText,
  EventDescription: optionalText,
  StatusExceptionDescription: optionalText,
  Address: maybe(
    z.object({
      City: optionalText,
      StateOrProvinceCode: optionalText,
      PostalCode: optionalText,
      CountryCode: optionalText,
    }),
  ),
});

const details = z.object({
  TrackingNumber: optionalText,
  Notification: maybe(note),
  StatusDetail: maybe(z.object({ Code: optionalText, Description: optionalText, CreationTime: looseTime })),
  Service: maybe(z.object({ Description: optionalText })),
  ShipTimestamp: looseTime,
  EstimatedDeliveryTimestamp: looseTime,
  Events: many(event),
});

const failed = (it: z.output<typeof note>) => it.Severity === "ERROR" || it.Severity === "FAILURE";

const reply = z
  .object({
    HighestSeverity: requiredText,
    Notifications: many(note),
    CompletedTrackDetails: many(z.object({ Notifications: many(note), TrackDetails: many(details) })),
  })
  .transform((it): Reading => {
    const all = it.CompletedTrackDetails.flatMap((one) => one.TrackDetails);
    const aboutAll = [...it.Notifications, ...it.CompletedTrackDetails.flatMap((one) => one.Notifications)];
    const refused = ({ Notification }: (typeof all)[number]) => Boolean(Notification && failed(Notification));
    return {
      parcels: all.filter((one) => !refused(one)).flatMap(parcelOf),
      errors: [
        ...all.flatMap((one) =>
          one.Notification && refused(one) ? [errorOf(one.Notification, one.TrackingNumber)] : [],
        ),
        ...aboutAll.filter(failed).map((one) => errorOf(one, null)),
      ],
    };
  });

/** The older SOAP service: its reply, in its envelope or taken out of it, and SOAP's own refusals. */
export const xmlAnswer = z.union([
  z.object({ TrackReply: reply }).transform((it) => it.TrackReply),
  z
    .object({ Envelope: z.object({ Body: z.object({ TrackReply: reply }) }) })
    .transform((it) => it.Envelope.Body.TrackReply),
  z.object({ Envelope: soapFault }).transform(({ Envelope }) => faultRead(Envelope, null)),
]);

const errorOf = (it: z.output<typeof note>, trackingNumber: string | null): SourceError => ({
  code: it.Code ?? it.Severity ?? "unnamed",
  message: it.Message ?? "",
  trackingNumber,
});

function parcelOf(it: z.output<typeof details>): CarrierReport[] {
  if (it.TrackingNumber === null) return [];
  const status = it.StatusDetail || null;
  const report = reportOf(it.TrackingNumber, {
    carrier: "fedex",
    service: (it.Service || null)?.Description ?? null,
    // It repeats the newest event, and stands alone only before the first.
    status:
      status?.Code && it.Events.length === 0
        ? {
            code: status.Code,
            meaning: sayingOf(status.Code, status.Description, null),
            at: status.CreationTime,
          }
        : null,
    scans: it.Events.map((scan) => ({
      at: scan.Timestamp,
      code: scan.EventType,
      description: scan.StatusExceptionDescription ?? scan.EventDescription,
      place: placeOf({
        city: (scan.Address || null)?.City,
        region: (scan.Address || null)?.StateOrProvinceCode,
        postal: (scan.Address || null)?.PostalCode,
        country: (scan.Address || null)?.CountryCode,
      }),
      meaning: sayingOf(scan.EventType, scan.EventDescription, scan.StatusExceptionDescription),
    })),
    eta: expectedAt(it.EstimatedDeliveryTimestamp),
    shippedOn: dayOf(it.ShipTimestamp),
  });
  return [report];
}

const sayingOf = (type: string, description: string | null, reason: string | null) =>
  meaningOf({ type, description, reason, derived: null, delay: null });
