import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Result } from "../../domain/result";
import { dayAndTime, type ScanTime } from "../../domain/scan-time";
import { sameBytes } from "../../platform/crypto/seal.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { answered } from "./reading/answered.server";
import { many, optionalText, requiredText } from "./reading/body";
import { countryNamed } from "./reading/countries";
import { readEither } from "./reading/either";
import { placeOf } from "./reading/place";
import { type CarrierReport, type CarrierScan, type Reading, reportOf, type SourceError } from "./reading/reading";
import { dayOf, expectedAt, timed } from "./reading/timed";
import { askedWithToken } from "./reading/tokens.server";
import { codeOf, meaningOf, says } from "./ups.words";
import { xmlAnswer } from "./ups.xml";

const API = "https://onlinetools.ups.com";

const settings = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** What alerts bring along as their credential; none are taken while it is empty. */
  webhookSecret: z.string().default(""),
});

const status = z.object({ type: optionalText, code: optionalText, description: optionalText });
const saying = status.refine(says, "says nothing");

const address = z.object({
  city: optionalText,
  stateProvince: optionalText,
  postalCode: optionalText,
  countryCode: optionalText,
  country: optionalText,
});

const activity = z
  .object({
    date: requiredText,
    time: requiredText,
    gmtDate: optionalText,
    gmtTime: optionalText,
    gmtOffset: optionalText,
    location: z.object({ address: address.nullish() }).nullish(),
    status: saying,
  })
  .transform((it, context) =>
    scanOf(
      timed(
        dayAndTime(it.date, it.time, offsetTold.test(it.gmtOffset ?? "") ? it.gmtOffset : null) &&
          withOffset(it.date, it.time, it),
        context,
      ),
      it.status,
      it.location?.address ?? null,
    ),
  );
