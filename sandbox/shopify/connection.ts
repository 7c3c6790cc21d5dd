import { GraphQLError } from "graphql";
import { z } from "zod";

const MAX_PAGE = 250;

export const pageArgs = z.object({
  first: z.number().nullish(),
  last: z.number().nullish(),
  after: z.string().nullish(),
  before: z.string().nullish(),
  reverse: z.boolean().nullish(),
});
export type PageArgs = z.output<typeof pageArgs>;

type Key = string | number;
const cursorSchema = z.object({ last_id: z.number(), last_value: z.union([z.string(), z.number()]) });

/** A cursor names a place in the order, not a row: it stays right when rows move. */
const encode = (id: number, value: Key): string =>
  Buffer.from(JSON.stringify({ last_id: id, last_value: value })).toString("base64");

function decode(cursor: string): { id: number; value: Key } {
  try {
    const read = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64").toString("utf8")));
    return { id: read.last_id, value: read.last_value };
  } catch {
    throw new GraphQLError(`Invalid cursor for current pagination sort.`, {
      extensions: { code: "BAD_REQUEST" },
    });
  }
}

const compare = (a: { id: number; value: Key }, b: { id: number; value: Key }): number =>
  a.value < b.value ? -1 : a.value > b.value ? 1 : a.id - b.id;

export interface Listing<T> {
  id(item: T): number;
  value(item: T): Key;
  node(item: T): unknown;
}

function pageOf(args: PageArgs): { size: number; fromEnd: boolean } {
  const { first, last } = args;
  if ((first ?? null) === null && (last ?? null) === null)
    throw new GraphQLError("you must provide one of first or last", { extensions: { code: "BAD_REQUEST" } });
  const size = (first ?? last)!;
  if (size < 0 || size > MAX_PAGE)
    throw new GraphQLError(`The page size must be between 0 and ${MAX_PAGE}.`, {
      extensions: { code: "BAD_REQUEST" },
    });
  return { size, fromEnd: (first ?? null) === null };
}

/** A Relay connection over whatever is in the list now. */
export function connection<T>(items: Iterable<T>, rawArgs: unknown, listing: Listing<T>): object {
  const args = pageArgs.parse(rawArgs);
  const { size, fromEnd } = pageOf(args);
  const direction = args.reverse ? -1 : 1;
  const place = (item: T) => ({ id: listing.id(item), value: listing.value(item) });
  const sorted = [...items].sort((a, b) => direction * compare(place(a), place(b)));
  const after = args.after ? decode(args.after) : null;
  const before = args.before ? decode(args.before) : null;
  const inside = sorted.filter((item) => {
    if (after && direction * compare(place(item), after) <= 0) return false;
    return !(before && direction * compare(place(item), before) >= 0);
  });
  const page = fromEnd ? inside.slice(Math.max(inside.length - size, 0)) : inside.slice(0, size);
  const cursorOf = (item: T) => encode(listing.id(item), listing.value(item));
  const ends = { first: page[0], last: page.at(-1) };
  const position = (item: T | undefined) => (item === undefined ? -1 : sorted.indexOf(item));
  return {
    nodes: page.map((item) => listing.node(item)),
    edges: page.map((item) => ({ cursor: cursorOf(item), node: listing.node(item) })),
    pageInfo: {
      hasNextPage: page.length > 0 ? position(ends.last) < sorted.length - 1 : inside.length > 0,
      hasPreviousPage: position(ends.first) > 0,
      startCursor: ends.first === undefined ? null : cursorOf(ends.first),
      endCursor: ends.last === undefined ? null : cursorOf(ends.last),
    },
  };
}

/** Most lists inside an object are ordered by id. */
export const byId = <T extends { id: number }>(node: (item: T) => unknown): Listing<T> => ({
  id: (item) => item.id,
  value: (item) => item.id,
  node,
});
