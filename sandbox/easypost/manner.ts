import type { Manner } from "../delivery/delivery";
import { easypostHmac } from "../support/sign";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A webhook whose signature must not fit carries this mark in its topic; see the control verb `scan`. */
export const BAD_SIGNATURE = "tracker.updated (bad signature)";

/** Six retries, seven seconds to answer. */
export const easypostManner = (secret: { current: string }): Manner => ({
  timeoutMs: 7 * SECOND,
  waits: [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE, 120 * MINUTE],
  headers: (delivery) => ({
    "Content-Type": "application/json",
    "User-Agent": "EasyPost/Webhook",
    "X-Hmac-Signature": easypostHmac(
      delivery.topic === BAD_SIGNATURE ? `${secret.current} wrong` : secret.current,
      delivery.body,
    ),
  }),
});
