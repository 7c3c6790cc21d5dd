import { type AlarmHandler, done, nothing } from "../../spine/definitions";
import { forgetOldBodies } from "../../spine/erase.server";
import { setAlarm, type Unit } from "../../spine/unit.server";
import { latestImport, read as readShop } from "../shops/index.server";
import { DAY, importOrders } from "./import.server";

export const RECONCILE = "onboarding.reconcile";
export const RECONCILE_EVERY_MS = 10 * 60_000;
export const TIDY = "onboarding.tidy";
export const TIDY_EVERY_MS = DAY;

/** Windows overlap: a record may carry a time from before it became visible. */
const OVERLAP_MS = 5 * 60_000;
/** Raw messages are kept as long as replaying them is of use. */
const BODIES_KEPT_MS = 30 * DAY;

async function reconcile(unit: Unit) {
  const shop = await readShop(unit);
  // A store that left is not asked; it begins again with a new import when it comes back.
  if (shop.state !== "active") return nothing("the store is gone");
  const to = unit.clock.now();
  await setAlarm(unit, RECONCILE, "orders", new Date(to.getTime() + RECONCILE_EVERY_MS));
  const last = await latestImport(unit, "reconcile");
  if (last?.state === "running") return nothing("the comparison before it is still going on");
  const since = last?.state === "done" ? last.to : shop.installedAt;
  const from = new Date(since.getTime() - OVERLAP_MS);
  await importOrders(unit, { id: `reconcile-${to.toISOString()}`, kind: "reconcile", from, to });
  return done(`what changed since ${from.toISOString()}`);
}

export const alarms: AlarmHandler[] = [
  { name: RECONCILE, run: (unit) => reconcile(unit) },
  {
    name: TIDY,
    async run(unit) {
      const now = unit.clock.now();
      await setAlarm(unit, TIDY, "bodies", new Date(now.getTime() + TIDY_EVERY_MS));
      return done(
        `${await forgetOldBodies(unit, new Date(now.getTime() - BODIES_KEPT_MS))} bodies forgotten`,
      );
    },
  },
];
