import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stopLink } from "../../app/modules/messages/receipts/stop-link.server";
import { install } from "../../app/modules/shops/index.server";
import * as route from "../../app/routes/proxy.messages";
import { createWorld, type World } from "../support/world";
import { openStorefront, type Storefront } from "./storefront";
import { orderWithParcel } from "./world";

let world: World;
let storefront: Storefront;
let token: string;
beforeAll(async () => {
  world = await createWorld();
  storefront = openStorefront(world, "lantern.myshopify.com", route);
  await orderWithParcel(world, "1", "1Z999AA10123456784", []);
  token = await tokenOf("operational");
});
afterAll(async () => {
  await storefront.close();
  await world.close();
});

const consents = async () => {
  const query = sql<{ medium: string; class: string; granted: boolean }>`
    select medium, class, granted from consent where source = 'shopper' order by class, medium`;
  return (await world.access.inShop(world.shop, (tx) => query.execute(tx.q))).rows;
};

const tokenOf = async (kind: string, shop = world.shop): Promise<string> =>
  world.spine.read(shop, async (unit) => {
    const query = sql<{ person_id: string }>`select person_id from "order" limit 1`;
    const { rows } = await query.execute(unit.tx.q);
    const link = await stopLink(unit, {
      personId: rows[0]?.person_id ?? "somebody",
      medium: "email",
      class: kind,
    });
    return new URL(link).searchParams.get("t") ?? "";
  });

const oneClick = { "List-Unsubscribe": "One-Click" };

describe("the page that stops messages", () => {
  it("GIVEN a link WHEN it is opened THEN it shows what it would stop, and nothing is stopped by looking", async () => {
    const answer = await storefront.visit({ t: token });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(html).toContain("E-mail: News about your orders");
    expect(html).toContain("You get these messages.");
    expect(await consents()).toEqual([]);
  });

  it("GIVEN the button WHEN pressed THEN it is stopped, as often as it is pressed, and started by the other", async () => {
    for (let n = 0; n < 2; n++) {
      const answer = await storefront.visit({}, { form: { t: token, do: "stop" } });
      expect([answer.status, answer.headers.get("location")]).toEqual([
        303,
        `/apps/doorstep/messages?t=${token}`,
      ]);
    }
    expect(await consents()).toEqual([{ medium: "email", class: "operational", granted: false }]);
    expect(await (await storefront.visit({ t: token })).text()).toContain(
      "You get no more of these messages.",
    );
    await storefront.visit({}, { form: { t: token, do: "start", lang: "de" } });
    expect(await consents()).toEqual([{ medium: "email", class: "operational", granted: true }]);
  });

  it("GIVEN a mail program WHEN it asks at one click THEN it is done, without a page, for that kind alone", async () => {
    const marketing = await tokenOf("marketing");
    const answer = await storefront.visit({ t: marketing }, { form: oneClick });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await answer.text()).toBe("");
    expect(await consents()).toEqual([
      { medium: "email", class: "marketing", granted: false },
      { medium: "email", class: "operational", granted: true },
    ]);
  });

  it("GIVEN a key of another store, a bent one or none WHEN it comes THEN the answer is the same, and nothing changes", async () => {
    const stranger = await install(world.spine, "stranger.myshopify.com", ["read_orders"]);
    const before = await consents();
    const wrong = ["", "garbage", `${token.slice(0, -4)}AAAA`, await tokenOf("operational", stranger)];
    const pages = new Set<string>();
    for (const t of wrong) {
      const seen = await storefront.visit({ t });
      expect(seen.status).toBe(200);
      pages.add(await seen.text());
      const pressed = await storefront.visit({}, { form: { t, do: "stop" } });
      pages.add(await pressed.text());
      expect((await storefront.visit({ t }, { form: oneClick })).status).toBe(404);
    }
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('role="alert"');
    expect(await consents()).toEqual(before);
  });

  it("GIVEN a wish for a language WHEN the page is shown THEN it speaks it, from right to left where that is its way", async () => {
    const html = await (await storefront.visit({ t: token, lang: "ar" })).text();
    expect(html).toContain('dir="rtl"');
    expect(html).toContain('name="lang" value="ar"');
  });
});
