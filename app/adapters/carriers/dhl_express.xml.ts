import { z } from "zod";
import { dayAndTime } from "../../domain/scan-time";
import { scanOf } from "./dhl_express.scan";
import { many, optionalText, requiredText } from "./reading/body";
import { type Reading, reportOf, type SourceError } from "./reading/reading";
import { dayOf, expectedAt, looseTime, timed } from "./reading/timed";

const area = z.object({ Description: optionalText }).nullish();

const checkpoint = z
  .object({
    Date: z.string(),
    Time: z.string(),
    ServiceEvent: z.object({ EventCode: requiredText, Description: optionalText }),
    ServiceArea: area.or(z.literal("")),
  })
  .transform((it, context) => {
    const at = timed(dayAndTime(it.Date, it.Time), context);
    const { EventCode: code, Description: description } = it.ServiceEvent;
    return scanOf({ at, code, description, serviceArea: (it.ServiceArea || null)?.Description ?? null });
  });

const condition = z.object({ ConditionCode: optionalText, ConditionData: optionalText });

const waybill = z.object({
  AWBNumber: requiredText,
  Status: z.object({ ActionStatus: optionalText, Condition: many(condition) }),
  ShipmentInfo: z
    .object({
      ShipmentDate: looseTime,
      EstDlvyDate: looseTime,
      GlobalProductCode: optionalText,
      ShipmentEvent: many(checkpoint),
    })
    .nullish()
    .or(z.literal("")),
});

const refusal = z.object({
  Status: z.object({ Condition: many(condition).refine((all) => all.length > 0) }),
});

/** The older XML-PI: an answer on several waybills, some of which it may not know, or a refusal of the whole question. */
export const xmlAnswer = z.union([
  z
    .object({ TrackingResponse: z.object({ AWBInfo: many(waybill).refine((all) => all.length > 0) }) })
    .transform(({ TrackingResponse: { AWBInfo: all } }): Reading => ({
      parcels: all.filter((it) => it.ShipmentInfo).map(parcelOf),
      errors: all.filter((it) => !it.ShipmentInfo).flatMap(errorsOf),
    })),
  z
    .object({ ErrorResponse: z.object({ Response: refusal }) })
    .or(z.object({ ShipmentTrackingErrorResponse: z.object({ Response: refusal }) }))
    .transform((it): Reading => ({
      parcels: [],
      errors: Object.values(it).flatMap(({ Response }) =>
        Response.Status.Condition.map((c) => errorOf(c, null)),
      ),
    })),
]);

function parcelOf({ AWBNumber, ShipmentInfo: info }: z.output<typeof waybill>) {
  const told = info || null;
  return reportOf(AWBNumber, {
    carrier: "dhl_express",
    service: told?.GlobalProductCode ?? null,
    scans: told?.ShipmentEvent ?? [],
    eta: expectedAt(told?.EstDlvyDate ?? null),
    shippedOn: dayOf(told?.ShipmentDate ?? null),
  });
}

function errorsOf({ AWBNumber, Status }: z.output<typeof waybill>): SourceError[] {
  const conditions =
    Status.Condition.length > 0 ? Status.Condition : [{ ConditionCode: null, ConditionData: null }];
  return conditions.map((c) =>
    errorOf({ ...c, ConditionData: c.ConditionData ?? Status.ActionStatus }, AWBNumber),
  );
}

const errorOf = (it: z.output<typeof condition>, trackingNumber: string | null): SourceError => ({
  code: it.ConditionCode ?? it.ConditionData ?? "unnamed",
  message: it.ConditionData ?? "",
  trackingNumber,
});
