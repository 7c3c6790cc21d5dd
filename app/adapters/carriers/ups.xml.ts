import { z } from "zod";
import { dayAndTime } from "../../domain/scan-time";
import { many, optionalText, requiredText } from "./reading/body";
import { type CarrierReport, type CarrierScan, type Reading, reportOf } from "./reading/reading";
import { dayOf, expectedAt, timed } from "./reading/timed";
import { scanOf } from "./ups.scan";
import { says } from "./ups.words";

const code = z
  .object({ Code: optionalText, Description: optionalText })
  .nullish()
  .or(z.literal(""))
  .transform((it) => it || null);

const activity = z
  .object({
    ActivityLocation: z
      .object({
        Address: z
          .object({
            City: optionalText,
            StateProvinceCode: optionalText,
            PostalCode: optionalText,
            CountryCode: optionalText,
          })
          .nullish()
          .or(z.literal("")),
      })
      .nullish()
      .or(z.literal("")),
    Status: z.object({ StatusType: code, StatusCode: code }),
    Date: requiredText,
    Time: requiredText,
  })
  .transform((it, context): CarrierScan => {
    const { StatusType, StatusCode } = it.Status;
    const status = {
      type: StatusType?.Code ?? null,
      code: StatusCode?.Code ?? null,
      description: StatusType?.Description ?? null,
    };
    if (!says(status)) context.addIssue({ code: "custom", message: "says nothing" });
    const address = (it.ActivityLocation || null)?.Address || null;
    return scanOf(timed(dayAndTime(it.Date, it.Time), context), status, {
      city: address?.City ?? null,
      stateProvince: address?.StateProvinceCode ?? null,
      postalCode: address?.PostalCode ?? null,
      countryCode: address?.CountryCode ?? null,
      country: null,
    });
  });

const parcel = z.object({
  TrackingNumber: requiredText,
  RescheduledDeliveryDate: optionalText,
  Activity: many(activity),
});

const shipment = z.object({
  Service: code,
  PickupDate: optionalText,
  ScheduledDeliveryDate: optionalText,
  Package: many(parcel),
});

/** The older XML: shipments with their packages, or a refusal. */
export const xmlAnswer = z.union([
  z
    .object({
      TrackResponse: z.object({ Shipment: many(shipment).refine((all) => all.length > 0, "no shipment") }),
    })
    .transform(({ TrackResponse }): Reading => ({
      parcels: TrackResponse.Shipment.flatMap((it) => it.Package.map((one) => parcelOf(it, one))),
      errors: [],
    })),
  z
    .object({
      TrackResponse: z.object({
        Response: z.object({ Error: z.object({ ErrorCode: requiredText, ErrorDescription: optionalText }) }),
      }),
    })
    .transform(({ TrackResponse: { Response } }): Reading => ({
      parcels: [],
      errors: [
        {
          code: Response.Error.ErrorCode,
          message: Response.Error.ErrorDescription ?? "",
          trackingNumber: null,
        },
      ],
    })),
]);

function parcelOf(it: z.output<typeof shipment>, one: z.output<typeof parcel>): CarrierReport {
  const expected = one.RescheduledDeliveryDate ?? it.ScheduledDeliveryDate;
  return reportOf(one.TrackingNumber, {
    carrier: "ups",
    service: it.Service?.Description ?? null,
    scans: one.Activity,
    eta: expectedAt(expected === null ? null : dayAndTime(expected, null)),
    shippedOn: dayOf(it.PickupDate === null ? null : dayAndTime(it.PickupDate, null)),
  });
}
