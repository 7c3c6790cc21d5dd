import type { LoaderFunctionArgs } from "@remix-run/node";
import { legacyId } from "../domain/ids";
import { type Order, readOrder, trackingLink } from "../modules/orders/index.server";
import { spokenPromise } from "../modules/promises/index.server";
import { idsByCustomer } from "../modules/people/index.server";
import { stepOfOrder } from "../modules/shipments/index.server";
import { byDomain } from "../modules/shops/index.server";
import { words } from "../platform/i18n/words";
import { serving } from "../server/serving.server";
import { authenticate } from "../shopify.server";
import type { Unit } from "../spine/unit.server";

/** How long after buying a page without a signed-in customer is told of the order that it names. */
const FRESH_MS = 3_600_000;

/**
 * What the shopper is told on the pages after buying. The token says which store, and which customer when one is signed in; it
 * never says which order. So without a customer only a fresh order is told of, and the address is that of the page which asks
 * for the e-mail: nobody gets the key to an order by guessing its number.
 */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  // Both kinds of extension bring the same kind of token; a question before the question (OPTIONS) is answered here as well.
  const { sessionToken, cors } = await authenticate.public.checkout(request);
  const { spine } = serving();
  const domain = sessionToken.dest.replace(/^https:\/\//, "");
  const orderId = legacyId(new URL(request.url).searchParams.get("order") ?? "");
  const shop = await spine.deps.access.unscoped((tx) => byDomain(tx, domain));
  const answer =
    shop?.state === "active" && orderId !== ""
      ? await spine.read(shop.id, (unit) => tell(unit, { domain, orderId, sub: sessionToken.sub ?? null }))
      : null;
  const headers = { "cache-control": "private, no-store" };
  return cors(
    answer
      ? Response.json(answer, { headers })
      : Response.json({ error: "not_found" }, { status: 404, headers }),
  );
}

async function tell(unit: Unit, asked: { domain: string; orderId: string; sub: string | null }) {
  const order = await readOrder(unit, asked.orderId);
  if (!order || !(await mayKnow(unit, order, asked.sub))) return null;
  const it = await stepOfOrder(unit, order.id);
  if (!it) return null;
  const say = words(order.locale);
  const url = asked.sub ? await trackingLink(unit, order.id) : `https://${asked.domain}/apps/doorstep/track`;
  const promise = await spokenPromise(unit, { ...order, country: order.shipTo.country });
  return {
    promise_id: promise?.id ?? null,
    text: promise?.text ?? null,
    earliest: promise?.earliest ?? null,
    latest: promise?.latest ?? null,
    headline: say.headline(it.headline),
    date: it.dates?.likely ?? null,
    next: say.next(it.step, it.values),
    by: say.by(it.by),
    url,
  };
}

async function mayKnow(unit: Unit, order: Order, sub: string | null): Promise<boolean> {
  if (sub === null) return unit.clock.now().getTime() - order.placedAt.getTime() < FRESH_MS;
  if (!sub.startsWith("gid://shopify/Customer/") || !order.personId) return false;
  return (await idsByCustomer(unit, legacyId(sub), null)).includes(order.personId);
}
