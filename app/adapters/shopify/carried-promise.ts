import { z } from "zod";

/** How our promises are named. Whatever else stands in a cart was written by somebody else. */
const ours = z.string().regex(/^prm_[A-Za-z0-9]{6,60}$/);
const carried = z.object({ id: ours });
const metafield = z.object({ namespace: z.string(), key: z.string(), value: z.string() });
const attribute = z.object({ name: z.string(), value: z.string() });

const ATTRIBUTE = "_doorstep_promise";

/** `$app` is stored under the app's id. */
const isOwn = (namespace: string): boolean => namespace === "$app" || namespace.startsWith("app--");

const listOf = <T>(item: z.ZodType<T>, list: unknown): T[] =>
  Array.isArray(list) ? list.flatMap((each: unknown) => item.safeParse(each).data ?? []) : [];

function idIn(json: string): string | null {
  try {
    return carried.safeParse(JSON.parse(json)).data?.id ?? null;
  } catch {
    return null;
  }
}

/**
 * The promise that a cart carried into its order: as a metafield, or where a theme can write none, as an attribute. A
 * shopper can write both, so what is not as known counts as none and fails no order.
 */
export function carriedPromise(metafields: unknown, attributes: unknown): string | null {
  const own = listOf(metafield, metafields).find((m) => isOwn(m.namespace) && m.key === "promise");
  const inMetafield = own ? idIn(own.value) : null;
  if (inMetafield) return inMetafield;
  const named = listOf(attribute, attributes).find((a) => a.name === ATTRIBUTE);
  return ours.safeParse(named?.value).data ?? null;
}
