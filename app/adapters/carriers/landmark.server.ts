import { z } from "zod";
import type { Result } from "../../domain/result";
import { isoTime } from "../../domain/scan-time";
import { answered } from "./reading/answered.server";
import { carrierNamed } from "./companies";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { events } from "./landmark.words";
import { many, optionalText, readXml, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import {
  type CarrierReport,
  type CarrierScan,
  type Reading,
  reportOf,
  type ScanPlace,
} from "./reading/reading";
import { slashTime, timed } from "./reading/timed";
import { xmlOf } from "./reading/xml";

const API = "https://api.landmarkglobal.com/v2/Track.php";

const settings = z.object({
  username: z.string().min(1),
  password: z.string().min(1),
  clientId: z.string().min(1),
});

const event = z
  .object({
    Status: optionalText,
    DateTime: z.string(),
    Location: optionalText,
    EventCode: requiredText,
  })
  .transform((it, context): CarrierScan => ({
    at: timed(slashTime(it.DateTime) ?? isoTime(it.DateTime), context),
    code: it.EventCode,
    description: it.Status,
    place: placeIn(it.Location),
    meaning: meaningIn(events, it.EventCode) ?? meaningOfPhrase(it.Status),
  }));

const parcel = z
  .object({
    TrackingNumber: optionalText,
    LandmarkTrackingNumber: optionalText,
    Events: z
      .object({ Event: many(event) })
      .nullish()
      .or(z.literal("")),
  })
  .refine((it) => it.LandmarkTrackingNumber ?? it.TrackingNumber, "no number");

const problem = z.object({ ErrorCode: requiredText, ErrorMessage: optionalText });

const payload = z.union([
  z
    .object({
      TrackResponse: z.object({
        Result: z.object({
          ShipmentDetails: z.object({ EndDeliveryCarrier: optionalText }).nullish().or(z.literal("")),
          Packages: z.object({ Package: many(parcel).refine((all) => all.length > 0) }),
        }),
      }),
    })
    .transform(({ TrackResponse: { Result: result } }): Reading => ({
      parcels: result.Packages.Package.map((it) =>
        parcelOf(it, (result.ShipmentDetails || null)?.EndDeliveryCarrier ?? null),
      ),
      errors: [],
    })),
  z
    .object({
      TrackResponse: z.object({
        Errors: z.object({ Error: many(problem).refine((all) => all.length > 0) }),
      }),
    })
    .transform(({ TrackResponse }): Reading => ({
      parcels: [],
      errors: TrackResponse.Errors.Error.map((it) => ({
        code: it.ErrorCode,
        message: it.ErrorMessage ?? "",
        trackingNumber: null,
      })),
    })),
]);

const read = (raw: Buffer): Result<Reading> => readXml(raw, payload);

/** Landmark Global, bpost's company for parcels across borders: others bring them the last part of the way. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "landmark",
  title: "Landmark Global",
  aliases: [],
  kind: "native",
  carriers: ["landmark"],
  documentation: { url: "https://mercury.landmarkglobal.com/clients/tools/api.php", reviewed: "2026-11-21" },
  settings,
  webhook: null,
  // No figure is published; this is a careful one.
  poll: { batch: 1, quota: { calls: 60, perSeconds: 60 }, ask },
  // Events tell the time of their place, and the place in a line of text.
  zone: "UTC",
  read,
});

function parcelOf(it: z.output<typeof parcel>, lastCarrier: string | null): CarrierReport {
  const number = it.LandmarkTrackingNumber ?? it.TrackingNumber ?? "";
  return reportOf(number, {
    carrier: "landmark",
    scans: (it.Events || null)?.Event ?? [],
    handedTo:
      it.TrackingNumber && it.TrackingNumber !== number
        ? { carrier: lastCarrier && carrierNamed(lastCarrier), trackingNumber: it.TrackingNumber }
        : null,
  });
}

/** `Montreal, QC, CA`, `Columbus, OH`. Of two parts the second may be a state, which is why two letters there name no country. */
function placeIn(location: string | null): ScanPlace | null {
  const parts = location?.split(",").map((part) => part.trim()) ?? [];
  const whole = parts.length === 3;
  return placeOf({ text: location, region: whole ? parts[1] : null, country: whole ? parts[2] : null });
}

async function ask(
  { egress }: Asking,
  { username, password, clientId }: z.output<typeof settings>,
  [parcel]: Parcel[],
): Promise<Result<Buffer>> {
  const body = xmlOf({
    TrackRequest: {
      Login: { Username: username, Password: password },
      Test: "false",
      ClientID: clientId,
      TrackingNumber: parcel?.trackingNumber ?? "",
      RetrievalType: "Historical",
    },
  });
  const answer = await egress({
    method: "POST",
    url: API,
    headers: { accept: "application/xml" },
    text: { type: "application/xml", body },
  });
  return answered(answer, "Landmark Global", read);
}
