import { z } from "zod";
import type { Result } from "../../domain/result";
import { answered } from "./reading/answered.server";
import { events } from "./colissimo.words";
import { carrierOf } from "./companies";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { many, optionalText, readJson, requiredText } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { type CarrierReport, type Reading, reportOf, type SourceError } from "./reading/reading";
import { isoMoment } from "./reading/times";
import { dayOf, looseTime } from "./reading/timed";

const API = "https://api.laposte.fr/suivi/v2/idships";

const settings = z.object({ okapiKey: z.string().min(1) });

const shipment = z.object({
  idShip: requiredText,
  product: optionalText,
  entryDate: looseTime,
  estimDate: looseTime,
  contextData: z
    .object({ partner: z.object({ name: optionalText, reference: optionalText }).nullish() })
    .nullish(),
  event: many(z.object({ code: requiredText, label: optionalText, date: isoMoment })),
});

const problem = z.object({ returnCode: requiredText, returnMessage: requiredText, idShip: optionalText });

/** On one number what was found or why not; the other answer to a wrong question. */
const answer = z.union([
  z.object({ shipment }).transform((it): Reading => ({ parcels: [parcelOf(it.shipment)], errors: [] })),
  problem.transform((it): Reading => errorRead(it.returnCode, it.returnMessage, it.idShip)),
  z
    .object({ code: requiredText, message: requiredText })
    .transform((it): Reading => errorRead(it.code, it.message, null)),
]);

const payload = z.union([
  answer,
  z
    .array(answer)
    .min(1)
    .transform((all): Reading => ({
      parcels: all.flatMap((it) => it.parcels),
      errors: all.flatMap((it) => it.errors),
    })),
]);

const read = (raw: Buffer): Result<Reading> => readJson(raw, payload);

/** La Poste's "Suivi", second version: Colissimo, Chronopost and letters under one key. */
export default defineCarrierSource<z.output<typeof settings>>({
  id: "colissimo",
  title: "Colissimo (La Poste)",
  aliases: ["laposte", "la_poste"],
  kind: "native",
  carriers: ["colissimo"],
  documentation: { url: "https://developer.laposte.fr/products/suivi/2", reviewed: "2026-11-21" },
  settings,
  webhook: null,
  // The limit belongs to the plan of the key; this is a careful one.
  poll: { batch: 10, quota: { calls: 60, perSeconds: 60 }, ask },
  // Its times carry their offset.
  zone: "Europe/Paris",
  read,
});

function parcelOf(it: z.output<typeof shipment>): CarrierReport {
  const partner = it.contextData?.partner;
  return reportOf(it.idShip, {
    // The key knows Chronopost's numbers too.
    carrier: /chronopost/i.test(it.product ?? "") ? null : "colissimo",
    service: it.product,
    scans: it.event.map(({ code, label, date }) => ({
      at: date,
      code,
      description: label,
      place: null,
      meaning: meaningIn(events, code) ?? meaningOfPhrase(label),
    })),
    eta: it.estimDate && { at: it.estimDate, hour: false },
    shippedOn: dayOf(it.entryDate),
    handedTo: partner?.reference
      ? {
          carrier: partner.name && carrierOf(partner.name, partner.reference),
          trackingNumber: partner.reference,
        }
      : null,
  });
}

function errorRead(code: string, message: string, trackingNumber: string | null): Reading {
  const error: SourceError = { code, message, trackingNumber };
  return { parcels: [], errors: [error] };
}

async function ask(
  { egress }: Asking,
  { okapiKey }: z.output<typeof settings>,
  parcels: Parcel[],
): Promise<Result<Buffer>> {
  const numbers = parcels.map((it) => encodeURIComponent(it.trackingNumber)).join(",");
  const headers = { "x-okapi-key": okapiKey };
  const answer = await egress({ method: "GET", url: `${API}/${numbers}?lang=en_GB`, headers });
  return answered(answer, "La Poste", read);
}
