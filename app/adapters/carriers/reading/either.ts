import type { z } from "zod";
import type { Result } from "../../../domain/result";
import { readJson, readXml } from "./body";

/** For a source whose older answers are XML: what begins as XML is read as such. */
export const readEither = <J extends z.ZodType, X extends z.ZodType<z.output<J>>>(
  raw: Buffer,
  json: J,
  xml: X,
): Result<z.output<J>> =>
  /^\s*</.test(raw.subarray(0, 100).toString("latin1")) ? readXml(raw, xml) : readJson(raw, json);
