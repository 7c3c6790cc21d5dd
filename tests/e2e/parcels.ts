import { legacyId } from "../../app/domain/ids";
import type { Theatre } from "./stage";

const DAY = 86_400_000;
const STATES = ["NY", "TX", "CA", "IL", "GA", "WA"];
const WAYS = [
  { company: "UPS", service: "UPS Ground" },
  { company: "USPS", service: "USPS Ground Advantage" },
  { company: "FedEx", service: "FedEx Home Delivery" },
];

/**
 * Orders of the weeks before today, promised when they were placed, with parcels that have arrived; every ninth of them much too late.
 * Comes back when each of the promises is settled.
 */
export async function deliver(theatre: Theatre, weeks: number, perWeek: number): Promise<void> {
  const { control } = theatre;
  const orders: { orderId: string; at: (days: number) => string }[] = [];
  for (let n = 0; n < weeks * perWeek; n++) {
    const placed = Date.now() - (16 + (n / perWeek) * 7) * DAY;
    const at = (days: number) => new Date(placed + days * DAY).toISOString();
    const wish = { value: 40 + n, destination: STATES[n % STATES.length], at: at(0) };
    orders.push({ ...((await control("/orders", wish)) as { orderId: string }), at });
  }
  const ids = orders.map(({ orderId }) => legacyId(orderId));
  await until(theatre, ids, "made", () => true);
  for (const [n, { orderId, at }] of orders.entries()) {
    const sent = { orderId, ...WAYS[n % WAYS.length], at: at(1) };
    const { trackingNumber } = (await control("/fulfillments", sent)) as { trackingNumber: string };
    const scan = { status: "delivered", message: "Delivered", at: at(n % 9 === 8 ? 14 : 3 + (n % 2)) };
    await control(`/parcels/${trackingNumber}/scan`, scan);
  }
  await until(theatre, ids, "settled", ({ state }) => state === "kept" || state === "missed");
}

async function until(
  { store }: Theatre,
  ids: string[],
  what: string,
  is: (promise: { state: string }) => boolean,
): Promise<void> {
  const end = performance.now() + 90_000;
  for (;;) {
    const promises = await store.read(({ tx, shop }) =>
      tx.q
        .selectFrom("promise")
        .select("state")
        .where("shop_id", "=", shop)
        .where("subject_id", "in", ids)
        .execute(),
    );
    const done = promises.filter(is).length;
    if (done === ids.length) return;
    if (performance.now() > end) throw new Error(`Of ${ids.length} promises ${done} are ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
