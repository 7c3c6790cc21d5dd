import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";

/** Shopify's ids come as numbers in webhooks; beyond 2^53 the inbox keeps them as text. */
export const id = z.union([z.number(), z.string()]).transform(String);

export const when = z.iso.datetime({ offset: true }).transform((t) => new Date(t));

/** Text that may be missing, as null. */
export const words = z
  .string()
  .nullish()
  .transform((t) => t ?? null);

/** A list in GraphQL. */
export const nodes = <T extends z.ZodType>(item: T) => z.object({ nodes: z.array(item) });

/** Parses a payload and puts it into our words, or says which field was not as known. An amount that is none is such a field. */
export function reader<T extends z.ZodType, W>(
  schema: T,
  build: (parsed: z.output<T>, triggeredAt: Date | null) => Result<W> | W,
): (payload: unknown, triggeredAt?: Date | null) => Result<W> {
  return (payload, triggeredAt = null) => {
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return final("shape_unknown", z.prettifyError(parsed.error).slice(0, 300));
    try {
      const built = build(parsed.data, triggeredAt);
      return isResult(built) ? built : ok(built);
    } catch (error) {
      if (error instanceof RangeError) return final("shape_unknown", error.message);
      throw error;
    }
  };
}

const isResult = <W>(built: Result<W> | W): built is Result<W> =>
  typeof built === "object" && built !== null && "ok" in built && typeof built.ok === "boolean";
