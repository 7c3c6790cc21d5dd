import { randomUUID } from "node:crypto";
import type { Clock } from "../support/clock";
import { signJwt } from "../support/sign";
import type { Secrets } from "./secrets";

const LIFE_S = 60;

/** The session token App Bridge hands to an embedded app: one minute, signed with the client secret. */
export function idToken(secrets: Secrets, clock: Clock, shop: string): string {
  const now = Math.floor(clock.now().getTime() / 1000);
  return signJwt(secrets.secret(), {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: secrets.apiKey,
    sub: "1",
    exp: now + LIFE_S,
    nbf: now - 1,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
  });
}
