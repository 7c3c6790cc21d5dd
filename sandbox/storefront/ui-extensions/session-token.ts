import { randomUUID } from "node:crypto";
import type { Platform } from "../../platform";
import { gid } from "../../store/state";
import { signJwt } from "../../support/sign";

const LIFE_S = 300;

/** The customer as a token names them; null for a guest. */
export function customerGid(platform: Platform, customerId: string): string | null {
  const customer = platform.main().world.state.customers.get(Number(customerId));
  return customer ? gid("Customer", customer.id) : null;
}

/** The token of an extension: five minutes. It says which store, and who only when somebody is signed in. */
export function extensionToken(platform: Platform, customerId: string): string {
  const now = Math.floor(platform.settings.keysClock.now().getTime() / 1000);
  const sub = customerGid(platform, customerId);
  return signJwt(platform.secrets.secret(), {
    dest: platform.main().domain,
    aud: platform.secrets.apiKey,
    exp: now + LIFE_S,
    nbf: now - 1,
    iat: now,
    jti: randomUUID(),
    ...(sub ? { sub } : {}),
  });
}
