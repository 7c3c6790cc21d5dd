import { expect, it } from "vitest";
import type { ShopId } from "../../app/domain/ids";
import { ok } from "../../app/domain/result";
import type { Runtime } from "../../app/jobs/runtime.server";
import { casesOf } from "../../app/modules/exceptions/index.server";
import { report } from "../../app/modules/shipments/index.server";
import { agentsKey } from "../../app/server/agents.server";
import { until } from "../faults/processes";
import type { Answer, Asking } from "./isolation-asking";
import type { TwoStores } from "./isolation-stage";

type Here = Pick<Runtime, "spine">;

/** Somebody tells that the carrier holds the parcel: the team has a case. */
export async function held({ spine }: Here, shop: ShopId, shipmentId: string): Promise<string> {
  const told = await spine.act(shop, "isolation.held", async (unit) =>
    ok(await report(unit, shipmentId, "held", unit.clock.now(), "isolation")),
  );
  if (!told.ok) throw new Error(told.failure.code);
  const { id } = await until("the case", 30, async () => {
    const [first] = await spine.read(shop, (unit) => casesOf(unit, shipmentId));
    return first;
  });
  return id;
}

/** With which the store's helpdesk asks. */
export const keyOf = ({ spine }: Here, shop: ShopId): Promise<string> => spine.read(shop, agentsKey);

export function helpdeskQuestions(
  here: () => TwoStores,
  asking: () => Asking,
  marksIn: (answer: Answer, ...asked: string[]) => string[],
): void {
  it("GIVEN A's order WHEN another key than A's asks THEN the answer is that of any unknown order", async () => {
    const { a, b } = here();
    const unknown = await asking().agents({ shop: b.domain, order: "999999" }, b.agentsKey);
    const own = await asking().agents({ shop: a.domain, order: a.owns.orderName }, a.agentsKey);
    expect(own.text).toContain(a.owns.caseId);
    const questions: Record<string, string>[] = [
      { order: a.owns.orderName },
      { email: a.owns.email },
      { ticket: a.owns.orderId },
    ];
    for (const [shop, key] of [
      [a.domain, b.agentsKey],
      [b.domain, b.agentsKey],
      [b.domain, a.agentsKey],
      [a.domain, null],
    ] as const)
      for (const about of questions) {
        const answer = await asking().agents({ shop, ...about }, key);
        expect(answer.status).toBe(unknown.status);
        expect(marksIn(answer, a.domain, ...Object.values(about))).toEqual([]);
      }
  });
}
