import { z } from "zod";

/** The topic under which lies in the inbox what is no JSON of its sender's own: answers that we asked for, tables and forms that were sent. */
export const WRAPPED = "asked";

const shape = z.object({ body: z.base64(), type: z.string().default("") });

/** Bytes as they came, in a form that the inbox keeps; `more` may say what they were asked for. */
export const wrapped = <T extends object>(raw: Buffer, type: string, more?: T) => ({
  body: raw.toString("base64"),
  type,
  ...more,
});

/** The bytes and their content type, as they came. */
export function unwrapped(message: { topic: string; raw: Buffer; json: unknown }): {
  raw: Buffer;
  type: string;
} {
  if (message.topic !== WRAPPED) return { raw: message.raw, type: "application/json" };
  const { body, type } = shape.parse(message.json);
  return { raw: Buffer.from(body, "base64"), type };
}
