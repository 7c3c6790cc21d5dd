import { z } from "zod";
import { all } from "../../../adapters/marketing/_all";
import type { MarketingEvent } from "../../../adapters/marketing/contract";
import { toDecimal } from "../../../domain/money";
import { final, ok } from "../../../domain/result";
import { type AnyEffect, defineEffect } from "../../../spine/definitions";
import { request, type Unit } from "../../../spine/unit.server";
import { readOrder } from "../../orders/index.server";
import { read as readPerson } from "../../people/index.server";
import { connections } from "../../shops/index.server";
import { phoneOf } from "../governing/reach.server";
import { newsEvent, type News } from "../news";
import { factsFor } from "../sending/facts.server";
import { readSettings } from "../settings.store.server";
import { isTrigger } from "../triggers";

const TELL = "messages.tell-tool";

const payload = z.object({
  tool: z.string(),
  trigger: z.string().refine((id) => isTrigger(id)),
  key: z.string(),
  orderId: z.string(),
  subjectId: z.string(),
  personId: z.string(),
  at: z.iso.datetime(),
  event: newsEvent,
});

/** Lets every connected marketing tool hear of it, once. */
export async function tellTools(unit: Unit, news: News, personId: string): Promise<void> {
  for (const { member } of await connections(unit, "marketing")) {
    const { trigger, key, orderId, subjectId, event, happenedAt } = news;
    await request(unit, {
      kind: TELL,
      key: `${member}:${trigger}:${key}`,
      orderKey: `tool:${member}:${orderId}`,
      payload: {
        tool: member,
        trigger,
        key,
        orderId,
        subjectId,
        personId,
        at: happenedAt.toISOString(),
        event,
      },
    });
  }
}

/** `exception.failed_attempt` → `Doorstep: exception failed attempt`. */
const metricOf = (trigger: string): string => `Doorstep: ${trigger.replace(".", " ").replaceAll("_", " ")}`;

/** Older than this it is no event to react to. */
const TRUST_MS = 7 * 86_400_000;

const tell = defineEffect({
  kind: TELL,
  payload,
  async prepare(unit, it) {
    const tool = all.find((t) => t.id === it.tool);
    const connection = (await connections(unit, "marketing")).find((c) => c.member === it.tool);
    if (!tool || !connection) return final("tool_not_connected", it.tool);
    const account = tool.settings.safeParse(connection.settings);
    if (!account.success) return final("tool_settings_wrong", it.tool);
    if (unit.clock.now().getTime() - Date.parse(it.at) > TRUST_MS) return final("too_old");
    const person = await readPerson(unit, it.personId);
    const order = await readOrder(unit, it.orderId);
    if (!order || !person || (!person.email && !person.phone)) return final("nobody_to_name", it.orderId);
    const trigger = isTrigger(it.trigger) ? it.trigger : "order.confirmed";
    const facts = await factsFor(unit, { ...it, trigger, medium: "email" }, await readSettings(unit));
    if (!facts.ok) return facts;
    const { parcel, outlook, items } = facts.value;
    const event: Omit<MarketingEvent, "id"> = {
      metric: metricOf(it.trigger),
      at: new Date(it.at),
      profile: { email: person.email, phone: phoneOf(person.phone), customerId: null },
      profileProperties: {
        doorstep_state: outlook.headline,
        doorstep_next: outlook.next,
        doorstep_when: outlook.when,
      },
      properties: {
        order: order.name,
        carrier: parcel?.carrier ?? null,
        tracking_number: parcel?.number ?? null,
        state: outlook.headline,
        cause: outlook.cause,
        when: outlook.when,
        next: outlook.next,
        who_acts: outlook.by,
        items: items.map((i) => `${i.quantity} × ${i.title}`),
        language: facts.value.language,
        page: facts.value.order.link,
      },
      value: {
        amount: toDecimal({ minor: order.totalMinor, currency: order.currency }),
        currency: order.currency,
      },
    };
    return ok({ tool, account: account.data, event });
  },
  perform: ({ egress, idempotencyKey }, { tool, account, event }) =>
    tool.tell(egress, account, { ...event, id: idempotencyKey }),
  settle: () => Promise.resolve(),
});

/** Asks each connected tool which of its own flows already say what we would. */
export async function foreignFlows(unit: Unit) {
  return (await connections(unit, "marketing")).flatMap(({ member, settings }) => {
    const tool = all.find((t) => t.id === member);
    const account = tool?.settings.safeParse(settings);
    return tool?.flows && account?.success ? [{ tool, account: account.data }] : [];
  });
}

export const tellingEffects: AnyEffect[] = [tell];
