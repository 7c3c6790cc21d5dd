import { z } from "zod";
import { adminFor } from "../../../adapters/shopify/admin.server";
import { OrderMails } from "../../../adapters/shopify/operations/order-mails";
import { final, ok, type Result } from "../../../domain/result";
import type { Egress } from "../../../platform/http/egress.server";
import { defineEffect } from "../../../spine/definitions";
import { request, type Unit } from "../../../spine/unit.server";
import { read as readShop } from "../../shops/index.server";
import { changeSettings } from "../settings.store.server";
import type { ForeignMessage, MessageSettings } from "../settings";
import { saysSame } from "./says-same";
import { foreignFlows } from "./tell.server";

const LOOK = "messages.look-elsewhere";

type Found = Omit<NonNullable<MessageSettings["found"]>, "at">;
type Flows = Awaited<ReturnType<typeof foreignFlows>>;

/** Looks who else writes to the store's shoppers: marketing tools, and Shopify itself. */
export async function lookElsewhere(unit: Unit): Promise<void> {
  await request(unit, { kind: LOOK, key: unit.cause.storyId, orderKey: "look-elsewhere", payload: {} });
}

async function flowsOf(egress: Egress, { tool, account }: Flows[number]): Promise<Result<ForeignMessage[]>> {
  const flows = (await tool.flows?.(egress, account)) ?? ok([]);
  if (!flows.ok) return flows;
  return ok(
    flows.value.map(({ name, trigger }) => ({
      tool: tool.id,
      name: `${name} (${trigger})`.slice(0, 200),
      trigger: saysSame(trigger)?.trigger ?? null,
    })),
  );
}

/** Each kind of mail once, however many orders had it; what nobody can tell is left out, as its sentence may name somebody. */
async function mailsOf(domain: string): Promise<Result<ForeignMessage[]>> {
  const read = await adminFor(domain).run(OrderMails, {});
  if (!read.ok) return read;
  const kinds = new Map<string, ForeignMessage>();
  for (const { action, message, arguments: values } of read.value.data.orders.nodes.flatMap(
    (o) => o.events.nodes,
  )) {
    const same = action === "mail_sent" ? saysSame(`${JSON.stringify(values ?? "")} ${message ?? ""}`) : null;
    if (same) kinds.set(same.name, { tool: "shopify", ...same });
  }
  return ok([...kinds.values()]);
}

/** Asking twice changes nothing: it only reads. */
export const lookElsewhereEffect = defineEffect({
  kind: LOOK,
  payload: z.object({}),
  async prepare(unit) {
    const { domain, state } = await readShop(unit);
    return state === "active" ? ok({ domain, flows: await foreignFlows(unit) }) : final("shop_gone");
  },
  async perform({ egress }, { domain, flows }): Promise<Result<Found>> {
    const asked = [
      { tool: "shopify", answer: await mailsOf(domain) },
      ...(await Promise.all(
        flows.map(async (it) => ({ tool: it.tool.id, answer: await flowsOf(egress, it) })),
      )),
    ];
    return ok({
      messages: asked.flatMap(({ answer }) => (answer.ok ? answer.value : [])).slice(0, 200),
      silent: Object.fromEntries(
        asked.flatMap(({ tool, answer }) => (answer.ok ? [] : [[tool, answer.failure.code]])),
      ),
    });
  },
  async settle(unit, _payload, found) {
    const at = unit.clock.now().toISOString();
    await changeSettings(unit, (now) => ({ ...now, found: { at, ...found } }));
  },
});
