import { legacyId } from "../../app/domain/ids";
import type { Theatre } from "./stage";

interface Trouble {
  /** Name of the order, "#1001". */
  orderName: string;
  orderId: string;
  trackingNumber: string;
  caseId: string;
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** An order whose parcel was on its way and meets what its carrier says next, one after the other. Comes back when it has a case. */
export async function troubled(
  { control, store }: Theatre,
  destination: string,
  ...details: { status: string; statusDetail: string; message: string }[]
): Promise<Trouble> {
  const placed = await control("/orders", { value: 75, destination });
  const { orderId: gid, orderName } = placed as { orderId: string; orderName: string };
  const sent = await control("/fulfillments", { orderId: gid, company: "UPS", service: "UPS Ground" });
  const { trackingNumber } = sent as { trackingNumber: string };
  const moving = { status: "in_transit", statusDetail: "departed_facility", message: "Departed facility" };
  for (const [n, scan] of [moving, ...details].entries())
    await control(`/parcels/${trackingNumber}/scan`, { ...scan, at: hoursAgo(6 - n) });
  const orderId = legacyId(gid);
  const cases = () =>
    store.read(({ tx, shop }) =>
      tx.q
        .selectFrom("exception_case")
        .select(["id", "hidden_by"])
        .where("shop_id", "=", shop)
        .where("order_id", "=", orderId)
        .execute(),
    );
  const end = performance.now() + 30_000;
  for (;;) {
    const found = await cases();
    const standing = found.find((it) => it.hidden_by === "");
    if (standing && found.length >= details.length)
      return { orderName, orderId, trackingNumber, caseId: standing.id };
    if (performance.now() > end) throw new Error(`Order ${orderName} has ${found.length} cases.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const said = (status: string, statusDetail: string, message: string) => ({ status, statusDetail, message });

export const scans = {
  address: said("in_transit", "address_correction", "The street number is incorrect"),
  damaged: said("failure", "damaged", "The package was damaged in transit"),
  attempt: said("in_transit", "delivery_exception", "Nobody was there"),
  weather: said("in_transit", "weather_delay", "Weather has delayed the network"),
  held: said("in_transit", "held", "Held at the depot"),
};
