import { z } from "zod";
import { isoTime, type ScanTime } from "../../../domain/scan-time";

/** Text that is a time as `read` understands it; anything else is another shape. */
export const timeBy = (read: (text: string) => ScanTime | null) =>
  z.string().transform((text, context): ScanTime => {
    const told = read(text);
    if (!told) context.addIssue({ code: "custom", message: "no time" });
    return told ?? z.NEVER;
  });

/** `2026-11-18T08:00:00+01:00` and its kin, with an offset or without. */
export const isoMoment = timeBy(isoTime);

/** The same where it may be absent, null or empty. */
export const maybeIsoMoment = z
  .union([z.literal("").transform(() => null), isoMoment])
  .nullish()
  .transform((told): ScanTime | null => told ?? null);
