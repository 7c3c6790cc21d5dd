import type { z } from "zod";
import { final } from "../../domain/result";
import { defineChannel, type Outgoing } from "./contract";
import { account, noSender, sendOver, someSender, webhook, webhookSteps } from "./twilio.server";
import { templateFor, templateLines } from "./twilio.templates";
import { read } from "./twilio.words";

const settings = account.extend({ templates: templateLines }).refine(someSender, noSender);

/**
 * WhatsApp over Twilio. A store may write freely only within a day after the shopper wrote, so everything goes out as a template that
 * was approved. WhatsApp paces each sender (80 per second); Twilio queues.
 */
export default defineChannel<z.output<typeof settings>>({
  id: "twilio_whatsapp",
  title: "Twilio WhatsApp",
  medium: "whatsapp",
  documentation: { url: "https://www.twilio.com/docs/whatsapp/api", reviewed: "2026-11-21" },
  settings,
  async send(sending, set, message) {
    const template = templateFor(set.templates, message.tag);
    if (!template) return final("message_refused", `no approved template for ${message.tag}`);
    const values = message.values.map(onOneLine);
    return sendOver(sending, set, message, {
      addressed: (number) => `whatsapp:${number}`,
      content: {
        ContentSid: template,
        ContentVariables: JSON.stringify(Object.fromEntries(values.map((value, at) => [at + 1, value]))),
      },
      same: (body) => body === message.text || (values.length > 0 && holdsInOrder(body, values)),
    });
  },
  webhook,
  webhookSteps,
  read,
});

/** WhatsApp takes neither line breaks nor tabs nor more than four spaces within a value. */
const onOneLine = (value: Outgoing["values"][number]): string => value.replace(/\s+/g, " ").trim();

/** The text that Twilio keeps is the template's, with the values in it. */
function holdsInOrder(body: string, values: string[]): boolean {
  let from = 0;
  return values.every((value) => {
    const at = body.indexOf(value, from);
    from = at + value.length;
    return at >= 0;
  });
}
