import type { z } from "zod";
import type { Result } from "../../../domain/result";
import { readJson, readXml } from "./body";

/** For a source whose older answers are XML: what begins as XML is read as such. */
export const readEither = <T>(raw: Buffer, json: z.ZodType<T>, xml: z.ZodType<T>): Result<T> =>
  /^\s*</.test(raw.subarray(0, 100).toString("latin1")) ? readXml(raw, xml) : readJson(raw, json);
