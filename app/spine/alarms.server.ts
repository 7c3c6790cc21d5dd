import { backoffSeconds, type ClaimedRow, type ClaimedWork } from "./claim.server";
import { stableUuid } from "../domain/stable-id.server";
import { Undone, type Spine } from "./spine.server";

interface AlarmRow extends ClaimedRow {
  name: string;
  subject_id: string;
  fires_at: Date;
  attempts: number;
}

const DUE = `select a.shop_id, a.name, a.subject_id, a.fires_at, a.attempts, shop.state as shop_state
               from alarm a left join shop on shop.shop_id = a.shop_id`;
const CLAIM = {
  name: "spine.claim-alarm",
  text: `${DUE} where a.fires_at <= $2 order by a.fires_at limit $1 for update of a skip locked`,
};
const RECLAIM = {
  name: "spine.reclaim-alarm",
  text: `${DUE} where a.shop_id = $1 and a.name = $2 and a.subject_id = $3 and a.fires_at <= $4 for update of a skip locked`,
};
const REMOVE = {
  name: "spine.remove-alarm",
  text: "delete from alarm where shop_id = $1 and name = $2 and subject_id = $3",
};
const LATER = {
  name: "spine.alarm-later",
  text: `update alarm set attempts = attempts + 1, last_error = $4, fires_at = $5 where shop_id = $1 and name = $2 and subject_id = $3`,
};

/** Alarms whose time has come. The handler runs in the transaction that removes the alarm, and may set it again. */
export function dueAlarms(spine: Spine): ClaimedWork<AlarmRow> {
  const { registry, clock } = spine.deps;
  const perform: ClaimedWork<AlarmRow>["perform"] = async (tx, shop, rows, stir) => {
    for (const row of rows) {
      const handler = registry.alarm(row.name);
      if (!handler) throw new Undone({ code: "alarm_unknown", disposition: "retry", detail: row.name });
      await tx.named(REMOVE, [shop, row.name, row.subject_id]);
      // The same firing tells the same story, however often it is tried.
      const storyId = stableUuid(shop, "alarm", row.name, row.subject_id, row.fires_at.toISOString());
      const unit = spine.unit(tx, shop, { storyId, eventSeq: null, by: `alarm:${row.name}` }, { stir });
      const result = await handler.run(unit, row.subject_id);
      if (!result.ok) throw new Undone(result.failure);
    }
  };
  return {
    name: "alarm",
    claim: (tx, limit) => tx.named<AlarmRow>(CLAIM, [limit, clock.now()]),
    reclaim: async (tx, row) =>
      (await tx.named<AlarmRow>(RECLAIM, [row.shop_id, row.name, row.subject_id, clock.now()]))[0],
    perform,
    async discard(tx, shop, rows) {
      const last = rows.filter((row) => registry.alarm(row.name)?.evenErased);
      for (const row of rows) {
        if (!last.includes(row)) await tx.named(REMOVE, [shop, row.name, row.subject_id]);
      }
      await perform(tx, shop, last, () => undefined);
    },
    async failed(tx, row, failure) {
      const next = new Date(clock.now().getTime() + backoffSeconds(row.attempts + 4) * 1_000);
      await tx.named(LATER, [row.shop_id, row.name, row.subject_id, failure.code, next]);
    },
  };
}
