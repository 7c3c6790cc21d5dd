import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { plainText } from "../../../domain/plain-text";
import { final, ok, type Result } from "../../../domain/result";

/** Bytes as text: by their byte order mark, else by what an XML declaration names, else UTF-8. Never throws. */
export function textOf(raw: Buffer): string {
  const named = /^<\?xml[^>]{0,100}encoding=["']([\w-]{1,20})["']/i.exec(
    raw.subarray(0, 200).toString("latin1"),
  )?.[1];
  const label =
    raw[0] === 0xff && raw[1] === 0xfe
      ? "utf-16le"
      : raw[0] === 0xfe && raw[1] === 0xff
        ? "utf-16be"
        : (named ?? "utf-8");
  // UTF-16 without its mark would not have let us read the declaration.
  const encoding = /^utf-?16$/i.test(label) ? "utf-8" : label;
  try {
    return new TextDecoder(encoding).decode(raw);
  } catch {
    return new TextDecoder("utf-8").decode(raw);
  }
}

/** What went wrong, for staff: where and what kind, never what stood there. */
const told = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.code}`)
    .join("; ");

export const shapeUnknown = (detail: string) => final("shape_unknown", detail.slice(0, 300));

function parsed<S extends z.ZodType>(schema: S, value: unknown): Result<z.output<S>> {
  const result = schema.safeParse(value);
  return result.success ? ok(result.data) : shapeUnknown(told(result.error));
}

/** JSON that has this shape, or a final failure. */
export function readJson<S extends z.ZodType>(raw: Buffer, schema: S): Result<z.output<S>> {
  let value: unknown;
  try {
    value = JSON.parse(textOf(raw));
  } catch {
    return shapeUnknown("not JSON");
  }
  return parsed(schema, value);
}

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  textNodeName: "#text",
  removeNSPrefix: true,
  // Numbers of parcels begin with zeros and are longer than numbers are.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 60,
});

/**
 * XML that has this shape, or a final failure. Elements without prefixes are keys, attributes have `@` before them, all values are
 * text; an element that stands once is a value and not a list, so schemas say `many(…)`. Documents that define entities are refused.
 */
export function readXml<S extends z.ZodType>(raw: Buffer, schema: S): Result<z.output<S>> {
  const text = textOf(raw).trim();
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return shapeUnknown("defines a document type");
  let value: unknown;
  try {
    if (XMLValidator.validate(text) !== true) return shapeUnknown("not XML");
    value = xml.parse(text);
  } catch {
    return shapeUnknown("not XML");
  }
  return parsed(schema, value);
}

/** Some sources send one thing bare and several as a list, or nothing at all. Always a list here. */
export const many = <S extends z.ZodType>(schema: S) =>
  z
    .union([z.array(schema), schema, z.literal("")])
    .nullish()
    .transform((given): z.output<S>[] =>
      Array.isArray(given)
        ? (given as z.output<S>[])
        : given === "" || given === null || given === undefined
          ? []
          : [given as z.output<S>],
    );

/**
 * Text, or null where there is none: absent, null, empty and blank are the same. Numbers are taken as they are written. What no text
 * holds, NUL and halves of characters, is left out: the database would refuse the whole message.
 */
export const optionalText = z
  .union([z.string(), z.number(), z.object({ "#text": z.string() }).transform((o) => o["#text"])])
  .nullish()
  .transform((given) => {
    const text = given === null || given === undefined ? "" : plainText(String(given)).trim();
    return text === "" ? null : text;
  });

/** Text that has to be there. */
export const requiredText = optionalText
  .refine((text): text is string => text !== null, "missing")
  .transform((text) => text);
