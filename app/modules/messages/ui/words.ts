import type { BadgeProps } from "@shopify/polaris";
import type { Medium } from "../../../adapters/channels/contract";
import type { MessageState } from "../states";

export const mediumNames: Record<Medium, string> = { email: "E-mail", sms: "SMS", whatsapp: "WhatsApp" };

export const mediumName = (medium: string): string =>
  Object.hasOwn(mediumNames, medium) ? mediumNames[medium as Medium] : "";

export const stateWords: Record<MessageState, { text: string; tone?: BadgeProps["tone"] }> = {
  held: { text: "Waiting", tone: "info" },
  queued: { text: "On its way out", tone: "info" },
  sent: { text: "Sent", tone: "success" },
  failed: { text: "Failed", tone: "critical" },
  merged: { text: "In a newer one" },
  dropped: { text: "Not sent" },
};

const reasons: Record<string, string> = {
  news: "It was news, and nothing held it back",
  taken: "The provider took it",
  settling: "Waits a moment for what else happens",
  quiet_hours: "It is night where the shopper is",
  day_is_full: "The shopper has had enough messages today",
  in_a_newer_one: "A newer message says it all",
  too_old: "It was no news any more",
  over_already: "What it told of was over before it went",
  cap_of_order: "The order has had its number of messages",
  cap_of_day: "The shopper had had enough messages that day",
  no_consent: "The shopper has not agreed to this medium",
  stopped: "The shopper wants no more of these",
  address_bad: "The address does not work",
  no_address: "The order has no address for it",
  medium_not_connected: "No provider for this medium is connected",
  channel_not_connected: "No provider for this medium is connected",
  said_elsewhere: "Another system says it",
  address_refused: "The provider refused the address",
  message_refused: "The provider refused the text",
  text_unusable: "The text could not be filled in",
  order_gone: "The order is not there any more",
  not_to_be_sent: "It had been decided otherwise",
  outcome_unknown: "Nobody knows whether it was taken",
};

/** Why a message is in its state, in plain words. */
export function reasonWords(code: string): string {
  if (Object.hasOwn(reasons, code)) return reasons[code] ?? code;
  const text = code.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const tools: Record<string, string> = {
  shopify: "Shopify",
  klaviyo: "Klaviyo",
  attentive: "Attentive",
  postscript: "Postscript",
};
/** Systems that often write to shoppers themselves. */
export const knownTools = Object.keys(tools);
export const toolName = (tool: string): string => (Object.hasOwn(tools, tool) ? (tools[tool] ?? tool) : tool);
