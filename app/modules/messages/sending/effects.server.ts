import { z } from "zod";
import type { Medium, Outgoing } from "../../../adapters/channels/contract";
import { final, ok, retry } from "../../../domain/result";
import { type AnyEffect, defineEffect } from "../../../spine/definitions";
import { recorder } from "../../../spine/record.server";
import type { Unit } from "../../../spine/unit.server";
import { correspondenceOf, readOrder } from "../../orders/index.server";
import { read as readPerson } from "../../people/index.server";
import { read as readShop } from "../../shops/index.server";
import { SEND } from "../governing/dispatch.server";
import { addressOf, type Provider, providersOf } from "../governing/reach.server";
import { isOver } from "../governing/still-true.server";
import { keepLetter, type Message, readMessage, setMessage } from "../messages.store.server";
import { render } from "../rendering/render";
import { readSettings } from "../settings.store.server";
import type { MessageSettings } from "../settings";
import { suppress } from "../receipts/suppression.store.server";
import { templateFor } from "../templates/templates.store.server";
import { defaultTemplate } from "../texts/texts";
import { triggerOf } from "../triggers";
import { factsFor } from "./facts.server";

const record = recorder("messages");

/** What a channel answers when it may have sent the message. */
const UNKNOWN = "outcome_unknown";

/** Old news, or news that is over, is not sent, however long the mail server was away. */
async function staleness(
  unit: Unit,
  message: Message,
  settings: MessageSettings,
): Promise<"too_old" | "over_already" | null> {
  const { trustHours } = triggerOf(message.trigger);
  const age = unit.clock.now().getTime() - message.happened_at.getTime();
  if (age > trustHours * 3_600_000) return "too_old";
  return (await isOver(unit, message, settings)) ? "over_already" : null;
}

/** Words the message when it is sent, from the records as they are then. */
async function word(unit: Unit, message: Message, settings: MessageSettings) {
  const medium = message.medium as Medium;
  const facts = await factsFor(
    unit,
    {
      trigger: message.trigger,
      medium,
      orderId: message.order_id,
      subjectId: message.subject_id,
      personId: message.person_id,
      event: message.event,
    },
    settings,
  );
  if (!facts.ok) return facts;
  const { language } = facts.value;
  const own = await templateFor(unit, message.trigger, language);
  const rendered = render(own.template, facts.value, settings.brand);
  if (rendered.ok) return ok({ facts: facts.value, rendered: rendered.value });
  // A text of the store's own that fails on this order must not keep the news from its shopper.
  const standard = render(defaultTemplate(message.trigger, language), facts.value, settings.brand);
  return standard.ok
    ? ok({ facts: facts.value, rendered: standard.value })
    : final("text_unusable", rendered.failure.code);
}

async function prepare(unit: Unit, { messageId }: { messageId: string }) {
  const message = await readMessage(unit, messageId);
  if (message?.state !== "queued") return ok(null);
  const settings = await readSettings(unit);
  const stale = await staleness(unit, message, settings);
  if (stale) {
    // A provider that gave no answer may have sent it: then that is what is known, and it is not said again.
    const perhaps = message.reason === UNKNOWN;
    await setMessage(unit, messageId, perhaps ? { state: "failed" } : { state: "dropped", reason: stale });
    return ok(null);
  }
  const medium = message.medium as Medium;
  const person = await readPerson(unit, message.person_id);
  const address = person && addressOf(person, medium);
  if (!address) return final("no_address", "the store did not tell us one, or it was erased");
  const providers = await providersOf(unit, medium, settings);
  const provider = providers.find((p) => p.channel.id === message.provider) ?? providers[0];
  if (!provider) return retry("channel_not_connected", medium);
  const worded = await word(unit, message, settings);
  if (!worded.ok) return worded;
  const { facts, rendered } = worded.value;
  await setMessage(unit, messageId, { provider: provider.channel.id, language: facts.language });
  await keepLetter(unit, messageId, { subject: rendered.subject, text: rendered.text });
  return ok({
    provider,
    domain: (await readShop(unit)).domain,
    outgoing: {
      to: { name: medium === "email" ? person.name : null, address },
      subject: rendered.subject,
      text: rendered.text,
      html: medium === "email" ? rendered.html : null,
      language: facts.language,
      unsubscribeUrl: facts.unsubscribe_link,
      replyTo: settings.replyTo || null,
      tag: message.trigger,
      values: [facts.shop.name, facts.order.name, rendered.text, facts.order.link],
    } satisfies Omit<Outgoing, "idempotencyKey">,
  });
}

/** Where the provider tells what became of it. */
const callbackOf = (home: string | null, channel: string, domain: string): string | null =>
  home && new URL(`/webhooks/channels/${channel}/${domain}`, home).href;

/** The next provider of the medium, when this one would not take it. Nobody else is tried while it may have taken it. */
async function goAnotherWay(unit: Unit, messageId: string): Promise<void> {
  const message = await readMessage(unit, messageId);
  if (!message?.provider) return;
  const providers = await providersOf(unit, message.medium as Medium, await readSettings(unit));
  const at = providers.findIndex((p: Provider) => p.channel.id === message.provider);
  const next = providers[(at + 1) % providers.length];
  if (next) await setMessage(unit, messageId, { provider: next.channel.id });
}

const send = defineEffect({
  kind: SEND,
  payload: z.object({ messageId: z.string() }),
  prepare,
  perform({ egress, clock, attempt, idempotencyKey, home }, need) {
    // Decided otherwise while it waited: there is nothing to send.
    if (!need) return Promise.resolve(ok(null));
    const { provider, domain, outgoing } = need;
    return provider.channel.send(
      { egress, clock, attempt, callbackUrl: callbackOf(home, provider.channel.id, domain) },
      provider.settings,
      { ...outgoing, idempotencyKey },
    );
  },
  async settle(unit, { messageId }, taken) {
    if (!taken) return;
    const now = unit.clock.now();
    await setMessage(unit, messageId, {
      state: "sent",
      reason: "taken",
      sent_at: now,
      provider_id: taken.providerId,
    });
    const message = await readMessage(unit, messageId);
    if (!message) return;
    await record(unit, "messages.sent", {
      subject: { kind: "message", id: messageId },
      at: now,
      key: messageId,
      payload: {
        messageId,
        orderId: message.order_id,
        trigger: message.trigger,
        medium: message.medium,
      },
    });
  },
  async setback(unit, { messageId }, { code }) {
    if (code === UNKNOWN) await setMessage(unit, messageId, { reason: UNKNOWN });
    else if (code !== "channel_not_connected") await goAnotherWay(unit, messageId);
  },
  async abandon(unit, { messageId }, code) {
    const message = await readMessage(unit, messageId);
    if (!message) return;
    await setMessage(unit, messageId, { state: "failed", reason: code });
    if (code !== "address_refused") return;
    const person = await readPerson(unit, message.person_id);
    const medium = message.medium as Medium;
    const address = person && addressOf(person, medium);
    if (address) await suppress(unit, medium, address, { reason: "bounced", covers: "all" });
  },
});

/** The team's answer to a shopper: their own words, framed by nothing. */
const answer = defineEffect({
  kind: "messages.answer",
  payload: z.object({ orderId: z.string(), writtenId: z.string() }),
  async prepare(unit, { orderId, writtenId }) {
    const order = await readOrder(unit, orderId);
    const person = order?.personId ? await readPerson(unit, order.personId) : null;
    const written = (await correspondenceOf(unit, orderId)).find((w) => w.id === writtenId);
    if (!order || !written?.words || !person?.email) return final("nothing_to_send", writtenId);
    const settings = await readSettings(unit);
    const [provider] = await providersOf(unit, "email", settings);
    if (!provider) return retry("channel_not_connected", "email");
    const { name } = await readShop(unit);
    return ok({
      provider,
      outgoing: {
        to: { name: person.name, address: person.email },
        subject: `${order.name}: ${name}`,
        text: written.words,
        html: null,
        language: order.locale ?? "en",
        unsubscribeUrl: null,
        replyTo: settings.replyTo || null,
        tag: "answer",
        values: [],
      } satisfies Omit<Outgoing, "idempotencyKey">,
    });
  },
  perform: ({ egress, clock, attempt, idempotencyKey }, { provider, outgoing }) =>
    provider.channel.send({ egress, clock, attempt, callbackUrl: null }, provider.settings, {
      ...outgoing,
      idempotencyKey,
    }),
  settle: () => Promise.resolve(),
});

export const sendingEffects: AnyEffect[] = [send, answer];
