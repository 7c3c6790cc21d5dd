import { z } from "zod";
import { englishTime } from "../../domain/scan-time";
import { many, optionalText, requiredText } from "./reading/body";
import { type CarrierReport, type Reading, reportOf, type SourceError } from "./reading/reading";
import { expectedAt, timed } from "./reading/timed";
import { scanOf, statusOf, withoutMarks } from "./usps.scan";

const event = z
  .object({
    EventDate: requiredText,
    EventTime: optionalText,
    Event: optionalText,
    EventCode: optionalText,
    EventCity: optionalText,
    EventState: optionalText,
    EventZIPCode: optionalText,
    EventCountry: optionalText,
  })
  .refine((it) => it.EventCode ?? it.Event, "says nothing")
  .transform((it, context) =>
    scanOf({
      at: timed(englishTime([it.EventDate, it.EventTime].filter(Boolean).join(" ")), context),
      code: it.EventCode,
      description: it.Event,
      city: it.EventCity,
      state: it.EventState,
      zip: it.EventZIPCode,
      country: it.EventCountry,
    }),
  );

const problem = z.object({ Number: requiredText, Description: optionalText });

const info = z.object({
  "@ID": requiredText,
  Error: problem.nullish(),
  Class: optionalText,
  StatusCategory: optionalText,
  ExpectedDeliveryDate: optionalText,
  PredictedDeliveryDate: optionalText,
  TrackSummary: many(event),
  TrackDetail: many(event),
});

/** The older XML: some parcels, of which each may be unknown, or a refusal of the whole question. */
export const xmlAnswer = z.union([
  z
    .object({ TrackResponse: z.object({ TrackInfo: many(info).refine((all) => all.length > 0) }) })
    .transform(({ TrackResponse: { TrackInfo: all } }): Reading => ({
      parcels: all.filter((it) => !it.Error).map(parcelOf),
      errors: all.flatMap((it) => (it.Error ? [errorOf(it.Error, it["@ID"])] : [])),
    })),
  z
    .object({ Error: problem })
    .transform((it): Reading => ({ parcels: [], errors: [errorOf(it.Error, null)] })),
]);

const errorOf = (it: z.output<typeof problem>, trackingNumber: string | null): SourceError => ({
  code: it.Number,
  message: it.Description ?? "",
  trackingNumber,
});

function parcelOf(it: z.output<typeof info>): CarrierReport {
  const scans = [...it.TrackSummary, ...it.TrackDetail];
  const expected = it.ExpectedDeliveryDate ?? it.PredictedDeliveryDate;
  return reportOf(it["@ID"], {
    carrier: "usps",
    service: withoutMarks(it.Class),
    status: statusOf(it.StatusCategory, scans),
    scans,
    eta: expectedAt(expected === null ? null : englishTime(expected)),
  });
}
