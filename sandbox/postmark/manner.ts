import type { Manner } from "../delivery/delivery";

const MINUTE = 60_000;

/** Signs nothing: the name and the password that were entered with the address go along. */
export const postmarkManner = (secret: string): Manner => ({
  timeoutMs: 30_000,
  waits: [MINUTE, 5 * MINUTE, 15 * MINUTE],
  headers: () => ({
    "Content-Type": "application/json",
    "User-Agent": "Postmark",
    Authorization: `Basic ${Buffer.from(`doorstep:${secret}`).toString("base64")}`,
  }),
});
