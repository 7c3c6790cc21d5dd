import { defineReaction, done, type Reaction } from "../../spine/definitions";
import { request, setAlarm } from "../../spine/unit.server";
import { RECONCILE, RECONCILE_EVERY_MS, TIDY, TIDY_EVERY_MS } from "./alarms.server";

export const reactions: Reaction[] = [
  defineReaction({
    name: "onboarding.import-past",
    on: "shops.installed",
    effects: ["onboarding.describe-shop"],
    async run(unit, { seq }) {
      const importId = `backfill-${seq}`;
      await request(unit, {
        kind: "onboarding.describe-shop",
        key: importId,
        orderKey: importId,
        payload: { importId },
      });
      const now = unit.clock.now().getTime();
      await setAlarm(unit, RECONCILE, "orders", new Date(now + RECONCILE_EVERY_MS));
      await setAlarm(unit, TIDY, "bodies", new Date(now + TIDY_EVERY_MS));
      return done("the last sixty days are being read");
    },
  }),
];
