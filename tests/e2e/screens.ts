import { afterEach, expect, it } from "vitest";
import { type Frame } from "playwright-core";
import { desktop, phone, visitor, type Visitor } from "./browser";
import { type Findings, lookOver } from "./checks";
import { openAdmin, type Theatre } from "./stage";

const sound: Partial<Findings> = {
  headings: 1,
  nameless: [],
  wordless: [],
  faint: [],
  overflow: 0,
  language: "en",
};

/** The admin's own App Bridge and typeface come from Shopify, as in every embedded app; nothing else may be asked for. */
const shopifysOwn = /^https:\/\/cdn\.shopify\.com\/(shopifycloud\/app-bridge\.js|static\/fonts\/inter\/)/;

export function everyScreen(here: () => Theatre): void {
  let who: Visitor | undefined;
  afterEach(async () => {
    await who?.context.close();
    who = undefined;
  });

  /** The newest date of the story that was played, as it stands in the ledger. */
  const promise = () =>
    here().store.read(({ tx, shop }) =>
      tx.q
        .selectFrom("promise")
        .select(["id", "order_id"])
        .where("shop_id", "=", shop)
        .orderBy("made_at", "desc")
        .limit(1)
        .executeTakeFirstOrThrow(),
    );

  /** The parcel of the story that was played. */
  const parcel = () =>
    here().store.read(({ tx, shop }) =>
      tx.q
        .selectFrom("shipment")
        .select("id")
        .where("shop_id", "=", shop)
        .where("exception", "=", "lost")
        .limit(1)
        .executeTakeFirstOrThrow(),
    );

  const admin = async () => [
    "",
    "/app/cases",
    "/app/cases?state=resolved",
    "/app/cases/playbook",
    "/app/cases/playbook/lost",
    "/app/cases/detection",
    "/app/cases/figures",
    "/app/shipments",
    "/app/shipments?exception=any",
    "/app/shipments?search=nothing",
    "/app/shipments?disputed=yes",
    "/app/shipments/import",
    await parcel().then(({ id }) => `/app/shipments/${id}`),
    "/app/carriers",
    "/app/tracking",
    "/app/tracking/cards",
    "/app/messages",
    "/app/messages/exception.lost",
    "/app/messages/parcel.delivered?language=ar",
    "/app/messages/rules",
    "/app/messages/log",
    "/app/messages/log?state=failed",
    "/app/events",
    `/app/events/${here().played.correlation_id}`,
    "/app/events/map",
    "/app/attention",
    "/app/connections",
    "/app/promise",
    "/app/promise/settings",
    "/app/promise/processing",
    "/app/promise/kept",
    "/app/promise/kept?by=week&from=2020-01-01&to=2030-01-01",
    "/app/promise/ledger",
    "/app/promise/ledger?search=nothing",
    await promise().then(({ id, order_id }) => `/app/promise/ledger/${id}?order=${order_id}`),
    "/app/promise/backtest",
  ];

  it.each([
    ["a desk", desktop],
    ["a phone", phone],
  ])("of the admin can be read and worked on %s, and asks nobody outside", async (_, size) => {
    const { browser, stage } = here();
    who = await visitor(browser, size);
    for (const at of await admin()) {
      await openAdmin(who.page, stage, at);
      const frame = who.page.frame("app-iframe") as Frame;
      expect({ at, ...(await lookOver(frame)) }).toMatchObject({ at, ...sound });
    }
    expect(who.outside.filter((url) => !shopifysOwn.test(url))).toEqual([]);
  });

  it.each([
    ["a desk", desktop],
    ["a phone", phone],
  ])("of the shopper can be read and worked on %s, and asks nobody outside", async (_, size) => {
    const { browser, stage, linkFromMail } = here();
    who = await visitor(browser, size);
    for (const url of [`${stage.sandboxUrl}/apps/doorstep/track`, await linkFromMail()]) {
      await who.page.goto(url);
      const found = await lookOver(who.page);
      // Contrast of the theme around it is the theme's own.
      expect({ url, ...found }).toMatchObject({ url, ...sound });
    }
    expect(who.outside).toEqual([]);
  });
}
