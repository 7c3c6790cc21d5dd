import { z } from "zod";

/** One document of the Admin API with the shape of its answer. */
export interface Operation<Variables extends object, Reply> {
  readonly document: string;
  readonly reply: z.ZodType<Reply>;
  /** Never called: it carries the type of the variables. */
  readonly takes?: (variables: Variables) => void;
}

/** `operation<{ id: string }>()("#graphql …", z.object({ … }))` */
export const operation =
  <Variables extends object = Record<string, never>>() =>
  <Reply>(document: string, reply: z.ZodType<Reply>): Operation<Variables, Reply> => ({ document, reply });

export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });

export const price = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
