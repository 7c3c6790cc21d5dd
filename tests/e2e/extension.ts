import { createHmac, randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { z } from "zod";
import { sandboxKeys } from "../../cli/demo/stage";
import { legacyId } from "../../app/domain/ids";
import type { Theatre } from "./stage";

const outlook = z.object({
  headline: z.string(),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  url: z.url(),
});

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

/** The session token of an extension, as Shopify signs it. */
function sessionToken(sub?: string, secret = sandboxKeys.apiSecret): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    dest: sandboxKeys.shop,
    aud: sandboxKeys.apiKey,
    jti: randomUUID(),
    nbf: now - 5,
    iat: now,
    exp: now + 60,
  };
  const told = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded({ ...claims, ...(sub ? { sub } : {}) })}`;
  return `${told}.${createHmac("sha256", secret).update(told).digest("base64url")}`;
}

export function extensionPaths(here: () => Theatre): void {
  const ask = (order: string, token?: string, method = "GET") =>
    fetch(`${here().stage.appUrl}/api/outlook?order=${encodeURIComponent(order)}`, {
      method,
      headers: {
        origin: "https://extensions.shopifycdn.com",
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/153.0.0.0 Safari/537.36",
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
    });

  const customerOf = (orderId: string) =>
    here().store.read(async ({ tx, shop }) => {
      const found = await tx.q
        .selectFrom("order")
        .innerJoin("person", (j) =>
          j.onRef("person.id", "=", "order.person_id").onRef("person.shop_id", "=", "order.shop_id"),
        )
        .select("person.customer_id")
        .where("order.shop_id", "=", shop)
        .where("order.id", "=", legacyId(orderId))
        .executeTakeFirstOrThrow();
      return `gid://shopify/Customer/${found.customer_id}`;
    });

  it("tells the signed-in customer of the order what page, mail and ticket tell, with the key to the page", async () => {
    const { order } = here();
    const answer = await ask(order.id, sessionToken(await customerOf(order.id)));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const told = outlook.parse(await answer.json());
    expect(told.headline).toBe("Your parcel has been lost.");
    expect(told.url).toContain("/apps/doorstep/track?t=");
  });

  it("tells a guest of a fresh order, without the key", async () => {
    const { order } = here();
    const identity = order.id.replace("/Order/", "/OrderIdentity/");
    const told = outlook.parse(await (await ask(identity, sessionToken())).json());
    expect(told.url).toBe(`https://${sandboxKeys.shop}/apps/doorstep/track`);
  });

  it("tells nobody else", async () => {
    const { order } = here();
    const old = (await here().received()).orders.find((o) => o.name === "#1001");
    const answers = await Promise.all([
      ask(order.id, sessionToken("gid://shopify/Customer/1")),
      ask("gid://shopify/Order/1", sessionToken()),
      ask(old?.id ?? "", sessionToken()),
      ask("", sessionToken()),
      ask(order.id, sessionToken(undefined, "a guess")),
      ask(order.id),
    ]);
    expect(answers.map((a) => a.status)).toEqual([404, 404, 404, 404, 401, 401]);
    expect(await answers[0]?.json()).toEqual({ error: "not_found" });
  });

  it("answers the browser's question before the question", async () => {
    const answer = await ask("gid://shopify/Order/1", undefined, "OPTIONS");
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-headers")).toContain("Authorization");
  });
}
