import { z } from "zod";
import { all } from "../../adapters/channels/_all";
import { final, ok, retry } from "../../domain/result";
import { words } from "../../platform/i18n/words";
import { type AnyEffect, defineEffect } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import { readOrder, readOutlook, trackingLink } from "../orders/index.server";
import { read as readPerson } from "../people/index.server";
import { linesOfShipment } from "../shipments/index.server";
import { connections, read as readShop } from "../shops/index.server";
import { writeLetter } from "./letter";
import { readMessage, setMessageState } from "./store.server";

const record = recorder("messages");

/** Writes the letter when it is sent, from the outlook as it is then: a letter that waited for the mail server is not out of date. */
async function compose(unit: Unit, messageId: string) {
  const message = await readMessage(unit, messageId);
  if (!message) return final("message_gone", messageId);
  const person = await readPerson(unit, message.person_id);
  if (!person?.email)
    return final("no_address", "the store did not tell us an e-mail address, or it was erased");
  const outlook = await readOutlook(unit, message.subject_id);
  const order = await readOrder(unit, message.order_id);
  if (!outlook || !order) return final("nothing_to_say", messageId);
  const say = words(order.locale ?? person.locale);
  const letter = writeLetter({
    words: say,
    shopName: (await readShop(unit)).name,
    orderName: order.name,
    recipient: person.name,
    headline: outlook.headline,
    dates: outlook.dates,
    next: { step: outlook.nextStep ?? "we_watch", values: outlook.nextValues ?? {} },
    link: await trackingLink(unit, order.id),
    items: await linesOfShipment(unit, message.subject_id),
  });
  return ok({ letter, to: { name: person.name, address: person.email } });
}

const email = defineEffect({
  kind: "messages.email",
  payload: z.object({ messageId: z.string() }),
  async prepare(unit, { messageId }) {
    const channel = all.find((c) => c.id === "email");
    const connection = (await connections(unit, "channels")).find((c) => c.member === "email");
    if (!channel || !connection) return retry("channel_not_connected", "email");
    const settings = channel.settings.safeParse(connection.settings);
    if (!settings.success) return final("channel_settings_wrong", "email");
    const composed = await compose(unit, messageId);
    if (!composed.ok) return composed;
    const { from } = z.object({ from: z.string() }).parse(settings.data);
    return ok({ channel, settings: settings.data, from, ...composed.value });
  },
  perform: ({ idempotencyKey }, { channel, settings, from, letter, to }) =>
    channel.send(settings, { idempotencyKey, from, to, ...letter }),
  async settle(unit, { messageId }) {
    const now = unit.clock.now();
    await setMessageState(unit, messageId, "sent", now);
    const message = await readMessage(unit, messageId);
    if (!message) return;
    await record(unit, "messages.sent", {
      subject: { kind: "message", id: messageId },
      at: now,
      key: messageId,
      payload: { messageId, orderId: message.order_id, template: message.template, channel: "email" },
    });
  },
  abandon: (unit, { messageId }) => setMessageState(unit, messageId, "failed", null),
});

export const effects: AnyEffect[] = [email];
