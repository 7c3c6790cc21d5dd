import { z } from "zod";
import { optionalText, requiredText } from "./body";
import type { Reading } from "./reading";
import { xmlOf } from "./xml";

/** A question in a SOAP envelope. `namespaces` are those of header and body. */
export const soapOf = (namespaces: Record<string, string>, header: object, body: object): string =>
  xmlOf({
    "soap:Envelope": {
      "@xmlns:soap": "http://schemas.xmlsoap.org/soap/envelope/",
      ...Object.fromEntries(Object.entries(namespaces).map(([prefix, uri]) => [`@xmlns:${prefix}`, uri])),
      "soap:Header": header,
      "soap:Body": body,
    },
  });

const nothing = { errorCode: null, errorMessage: null };

/** What SOAP answers in place of an answer. Some put a code and a message of their own under its details. */
export const soapFault = z.object({
  Body: z.object({
    Fault: z.object({
      faultcode: requiredText,
      faultstring: optionalText,
      detail: z
        .record(z.string(), z.object({ errorCode: optionalText, errorMessage: optionalText }).catch(nothing))
        .nullish()
        .catch(null),
    }),
  }),
});

export function faultRead(
  { Body: { Fault } }: z.output<typeof soapFault>,
  trackingNumber: string | null,
): Reading {
  const told = Object.values(Fault.detail ?? {}).find((it) => it.errorCode);
  const code = told?.errorCode ?? Fault.faultcode;
  const message = told?.errorMessage ?? Fault.faultstring ?? "";
  return { parcels: [], errors: [{ code, message, trackingNumber }] };
}
