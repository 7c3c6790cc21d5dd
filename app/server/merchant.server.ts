import { z } from "zod";
import type { ShopId } from "../domain/ids";
import { ok } from "../domain/result";
import { byDomain, install, read as readShop, type Shop } from "../modules/shops/index.server";
import { redo } from "../spine/outbox.server";
import { rereadMessage, retryReaction } from "../spine/replay.server";
import type { Spine } from "../spine/spine.server";
import type { Unit } from "../spine/unit.server";
import { adminSession } from "./admin-session.server";
import { serving } from "./serving.server";

/** A signed-in merchant, at their own store and no other. */
export interface Merchant {
  id: ShopId;
  shop: Shop;
  spine: Spine;
  /** For screens: the present as the server has it. */
  now: string;
  read: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
}

/** The store comes from the verified session alone; nothing in the address or the form can name another. */
export async function merchant(request: Request): Promise<Merchant> {
  const session = await adminSession(request);
  const { spine } = serving();
  const found = await spine.deps.access.unscoped((tx) => byDomain(tx, session.shop));
  // Normally entered when the first token was exchanged; a restored database may know the session and not the store.
  const id =
    found?.state === "active"
      ? found.id
      : await install(spine, session.shop, session.scope?.split(",") ?? []);
  const read = <T>(work: (unit: Unit) => Promise<T>) => spine.read(id, work);
  return { id, spine, shop: await read(readShop), now: spine.deps.clock.now().toISOString(), read };
}

/** Another store's things, and things that are not there, look the same. */
export const notFound = (): never => {
  throw new Response("not found", { status: 404 });
};

const wish = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("reread"), source: z.string().max(100), deliveryId: z.string().max(300) }),
  z.object({
    intent: z.literal("retry"),
    seq: z.coerce.number().int().min(0),
    reaction: z.string().max(100),
  }),
  z.object({ intent: z.literal("redo"), id: z.uuid() }),
]);

const tried = {
  reread: "The message is being read again.",
  retry: "It is being tried again.",
  redo: "It is being done again, under the key it always had.",
};

export type Tried = { said: string } | { problem: string };

/** A merchant asks for something that the spine gave up: from the list of what needs attention, or from its receipt. */
export async function tryAgain({ id, spine }: Merchant, form: FormData): Promise<Tried> {
  const asked = wish.safeParse(Object.fromEntries(form));
  if (!asked.success) return { problem: "This cannot be tried again." };
  const it = asked.data;
  const moved = await spine.act(id, "merchant.try-again", async (unit) => {
    if (it.intent === "reread") return ok(await rereadMessage(unit, it.source, it.deliveryId));
    if (it.intent === "retry") return ok(await retryReaction(unit, it.seq, it.reaction));
    return ok(await redo(unit, it.id));
  });
  return moved.ok && moved.value
    ? { said: tried[it.intent] }
    : { problem: "Nothing to do: it is under way, or finished already." };
}
