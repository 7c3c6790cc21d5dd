import { z } from "zod";
import { media, type Outgoing } from "../../../adapters/channels/contract";
import { final, ok, type Result } from "../../../domain/result";
import { stableId } from "../../../domain/stable-id.server";
import { defineEffect } from "../../../spine/definitions";
import { request, type Unit } from "../../../spine/unit.server";
import type { TestForm } from "../editing/entered";
import { subjectFor } from "../editing/subject.server";
import { template } from "../editing/template";
import { providersOf } from "../governing/reach.server";
import { render } from "../rendering/render";
import { changeSettings, readSettings } from "../settings.store.server";
import type { TestSend } from "../settings";
import { isTrigger } from "../triggers";
import type { PreviewWish } from "../editing/preview.server";

const TEST = "messages.test";
export const MOST_TESTS = 10;
const HOUR_MS = 3_600_000;

const sealedAs = (id: string) => `message|test|${id}`;

/** Sends a text as it stands in the editor to whoever tries it. So many in an hour: an editor is no way to write to shoppers. */
export async function sendTest(unit: Unit, wish: PreviewWish & TestForm): Promise<Result<{ id: string }>> {
  const { trigger, language, order, medium } = wish;
  const now = unit.clock.now();
  const settings = await changeSettings(unit, (s) => ({
    ...s,
    tests: s.tests.filter(({ at }) => now.getTime() - Date.parse(at) < HOUR_MS),
  }));
  if (settings.tests.length >= MOST_TESTS) return final("too_many_tests");
  if ((await providersOf(unit, medium, settings)).length === 0) return final("channel_not_connected", medium);
  const id = stableId("test", unit.cause.storyId, trigger);
  const test: TestSend = { id, at: now.toISOString(), trigger, medium, state: "queued", code: "" };
  await changeSettings(unit, (s) => ({ ...s, tests: [test, ...s.tests] }));
  const to = (await unit.keys()).seal(Buffer.from(wish.to), sealedAs(id)).toString("base64url");
  await request(unit, {
    kind: TEST,
    key: id,
    orderKey: "letters:test",
    payload: { id, to, trigger, language, order, medium, template: wish.template },
  });
  return ok({ id });
}

const payload = z.object({
  id: z.string(),
  /** Sealed: whose it is stands nowhere else. */
  to: z.string(),
  trigger: z.string().refine((id) => isTrigger(id)),
  language: z.string(),
  order: z.string(),
  medium: z.enum(media),
  template,
});

async function ended(unit: Unit, id: string, state: TestSend["state"], code: string): Promise<void> {
  await changeSettings(unit, (s) => ({
    ...s,
    tests: s.tests.map((test) => (test.id === id ? { ...test, state, code: code.slice(0, 60) } : test)),
  }));
}

/** Providers that carry our key along, or were asked first, send a repeat once; the others show a test twice at worst. */
export const testSend = defineEffect({
  kind: TEST,
  payload,
  async prepare(unit, { id, to, trigger, language, order, medium, template: text }) {
    if (!isTrigger(trigger)) return final("not_to_be_sent", trigger);
    const settings = await readSettings(unit);
    const [provider] = await providersOf(unit, medium, settings);
    if (!provider) return final("channel_not_connected", medium);
    const { facts } = await subjectFor(unit, { trigger, language, order, medium }, settings);
    const rendered = render(text, { ...facts, medium }, settings.brand);
    if (!rendered.ok) return final("text_unusable", rendered.failure.code);
    const keys = await unit.keys();
    const { subject, text: words, html } = rendered.value;
    return ok({
      provider,
      outgoing: {
        to: { name: null, address: keys.unseal(Buffer.from(to, "base64url"), sealedAs(id)).toString("utf8") },
        subject: subject && `[Test] ${subject}`,
        text: words,
        html,
        language,
        unsubscribeUrl: null,
        replyTo: settings.replyTo || null,
        tag: "test",
        values: [facts.shop.name, facts.order.name, words, facts.order.link],
      } satisfies Omit<Outgoing, "idempotencyKey">,
    });
  },
  perform: ({ egress, clock, attempt, idempotencyKey }, { provider, outgoing }) =>
    provider.channel.send({ egress, clock, attempt, callbackUrl: null }, provider.settings, {
      ...outgoing,
      idempotencyKey,
    }),
  settle: (unit, { id }) => ended(unit, id, "sent", ""),
  abandon: (unit, { id }, code) => ended(unit, id, "failed", code),
});
