import { defineChannel } from "./contract";
import {
  account,
  type Account,
  noSender,
  sendOver,
  someSender,
  webhook,
  webhookSteps,
} from "./twilio.server";
import { read } from "./twilio.words";

/** SMS over Twilio: up to 1600 characters. Each sender has its own pace (1 per second from a long code in the US); Twilio queues. */
export default defineChannel<Account>({
  id: "twilio_sms",
  title: "Twilio SMS",
  medium: "sms",
  documentation: {
    url: "https://www.twilio.com/docs/messaging/api/message-resource",
    reviewed: "2026-11-21",
  },
  settings: account.refine(someSender, noSender),
  send: (sending, account, message) =>
    sendOver(sending, account, message, {
      addressed: (number) => number,
      content: { Body: message.text },
      same: (body) => body === message.text,
    }),
  webhook,
  webhookSteps,
  read,
});
