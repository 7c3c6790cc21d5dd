// Written by scripts/collect.ts; do not edit.
import attentive from "./attentive.server";
import klaviyo from "./klaviyo.server";
import postscript from "./postscript.server";
import signedWebhook from "./signed_webhook.server";

export const all = [
  attentive,
  klaviyo,
  postscript,
  signedWebhook,
];
