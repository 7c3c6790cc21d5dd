import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../app/domain/result";
import {
  chooseMessages,
  messagesOf,
  readLetter,
  readMessageSettings,
  saveMessageSettings,
} from "../../app/modules/messages/index.server";
import { stopLink } from "../../app/modules/messages/receipts/stop-link.server";
import { readOrder } from "../../app/modules/orders/index.server";
import { connect } from "../../app/modules/shops/index.server";
import type { Answer, Egress } from "../../app/platform/http/egress.server";
import { carryOut, TryAgain } from "../../app/spine/outbox.server";
import type { Unit } from "../../app/spine/unit.server";
import { fulfillmentPayload, orderPayload, type ScanFacts, trackerPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await createWorld({ start: "2026-11-16T15:00:00Z" });
  await world.spine.act(world.shop, "test.connect", async (unit) => {
    await connect(unit, "channels", "postmark", {
      serverToken: "token",
      from: "Lantern <hello@example.com>",
      webhookSecret: "a secret of sixteen",
    });
    await connect(unit, "channels", "twilio_sms", {
      accountSid: `AC${"0".repeat(32)}`,
      authToken: "token",
      from: "+15550100000",
    });
    // Nobody answers there.
    await connect(unit, "channels", "email", { smtpUrl: "smtp://127.0.0.1:1", from: "hello@example.com" });
    await saveMessageSettings(unit, {
      ...(await readMessageSettings(unit)),
      providers: { email: ["postmark", "email"] },
    });
    return ok(null);
  });
});
afterAll(() => world.close());

const read = <T>(work: (unit: Unit) => Promise<T>) => world.spine.read(world.shop, work);

const reply = (status: number, body: object): Answer => {
  const text = JSON.stringify(body);
  return { status, headers: {}, text, bytes: Buffer.from(text) };
};

let mails = 0;
const texts: { To: string; Body: string }[] = [];
const well: Egress = ({ url, form, method }) => {
  if (method === "GET") return Promise.resolve(ok(reply(200, { Messages: [] })));
  if (url.includes("twilio")) {
    texts.push(form as { To: string; Body: string });
    return Promise.resolve(
      ok(reply(201, { sid: `SM${String(texts.length).padStart(32, "0")}`, status: "queued" })),
    );
  }
  return Promise.resolve(ok(reply(200, { MessageID: `mail-${++mails}`, ErrorCode: 0 })));
};
const busy: Egress = () => Promise.resolve(ok(reply(503, {})));

const attempts = new Map<string, number>();
async function send(egress: Egress): Promise<void> {
  const { rows } = await world.access.pool.query<{ id: string }>(
    "select id from outbox where state in ('waiting', 'queued') and kind = 'messages.send' order by created_at, id",
  );
  for (const { id } of rows) {
    const attempt = (attempts.get(id) ?? 0) + 1;
    attempts.set(id, attempt);
    await carryOut(world.spine, egress, { shopId: world.shop, id }, attempt).catch((error: unknown) => {
      if (!(error instanceof TryAgain)) throw error;
    });
  }
  await world.rest();
}

let nth = 0;
class Parcel {
  readonly order = String(4_000 + ++nth);
  readonly number = `1Z999AA1${String(30_000_000 + nth)}`;
  readonly scans: ScanFacts[] = [];

  async ship(more: object = {}): Promise<this> {
    const at = world.clock.now().toISOString();
    await world.deliver("shopify", "orders/create", {
      ...orderPayload({ id: this.order, at, email: `shopper-${this.order}@example.com` }),
      ...more,
    });
    await world.deliver(
      "shopify",
      "fulfillments/create",
      fulfillmentPayload({ id: `9${this.order}`, orderId: this.order, at, number: this.number }),
    );
    await world.rest();
    return this;
  }

  async scan(status: string, detail: string): Promise<void> {
    world.clock.advance(60_000);
    this.scans.push({ status, detail, at: world.clock.now().toISOString() });
    await world.deliver("carrier.easypost", "tracker.updated", trackerPayload(this.number, this.scans));
    await world.rest();
    world.clock.advance(60_000);
    await world.rest();
  }

  decided = async () =>
    (await read((unit) => messagesOf(unit, this.order))).map(
      (m) => `${m.trigger} ${m.medium} ${m.state} ${m.reason}`,
    );
  message = async (trigger: string) =>
    (await read((unit) => messagesOf(unit, this.order))).find((m) => m.trigger === trigger)!;
  person = async () => (await read((unit) => readOrder(unit, this.order)))!.personId!;
}

const told = (type: string, more: object) =>
  world.deliver("channel.postmark", "update", { RecordType: type, ...more }).then(() => world.rest());

describe("providers in turn", () => {
  it("GIVEN a provider that would not take it WHEN tried again THEN the next one is, and the one that takes it is kept", async () => {
    const parcel = await new Parcel().ship();
    await parcel.scan("failure", "lost");
    await send(busy);
    expect(await parcel.message("exception.lost")).toMatchObject({ state: "queued", provider: "email" });
    await send(busy);
    expect(await parcel.message("exception.lost")).toMatchObject({ state: "queued", provider: "postmark" });
    await send(well);
    expect(await parcel.message("exception.lost")).toMatchObject({
      state: "sent",
      provider: "postmark",
      provider_id: `mail-${mails}`,
      language: "en",
    });
    const said = await read(async (unit) => readLetter(unit, (await parcel.message("exception.lost")).id));
    expect(said?.text).toContain("Your parcel has been lost.");
  });

  it("GIVEN no answer WHEN tried again THEN nobody else is: it may have been taken", async () => {
    const parcel = await new Parcel().ship();
    await parcel.scan("failure", "lost");
    await send(() => Promise.resolve(ok(reply(500, {}))));
    expect(await parcel.message("exception.lost")).toMatchObject({
      state: "queued",
      provider: "postmark",
      reason: "outcome_unknown",
    });
  });
});

describe("what became of it", () => {
  it("GIVEN receipts in any order, and twice WHEN heard THEN each is noted once, and a dead address hears no more", async () => {
    const parcel = await new Parcel().ship();
    await parcel.scan("in_transit", "address_correction");
    await send(well);
    const { provider_id: id } = await parcel.message("exception.address_issue");
    const at = world.clock.now().toISOString();
    const about = { MessageID: id, Recipient: `shopper-${parcel.order}@example.com` };
    await told("Open", { ...about, ReceivedAt: at });
    await told("Delivery", { ...about, DeliveredAt: at });
    await told("Delivery", { ...about, DeliveredAt: at });
    const heard = await parcel.message("exception.address_issue");
    expect([heard.opened_at, heard.delivered_at].map((d) => d?.toISOString())).toEqual([at, at]);
    await told("Bounce", {
      ID: 1,
      Type: "HardBounce",
      MessageID: id,
      Email: `SHOPPER-${parcel.order}@example.com`,
      BouncedAt: at,
    });
    expect((await parcel.message("exception.address_issue")).bounced_at).not.toBeNull();
    await parcel.scan("failure", "damaged");
    expect(await parcel.decided()).toContain("exception.damaged email dropped address_bad");
    // Bodies name people: they are not kept.
    const bodies = await world.access.pool.query(
      "select 1 from inbox where source = 'channel.postmark' and body is not null",
    );
    expect(bodies.rows).toEqual([]);
  });

  it("GIVEN a word about a message that is not noted yet WHEN it comes THEN it waits for a moment, and strangers' words do not", async () => {
    await told("Delivery", {
      MessageID: "nobody's",
      Recipient: "a@example.com",
      DeliveredAt: world.clock.now().toISOString(),
    });
    const waiting = () =>
      world.access.pool
        .query("select 1 from inbox_work where source = 'channel.postmark'")
        .then((r) => r.rows.length);
    expect(await waiting()).toBe(1);
    await world.access.pool.query("update inbox_work set run_at = now()");
    world.clock.advance(300_000);
    await world.rest();
    expect(await waiting()).toBe(0);
  });
});

describe("what a shopper wants", () => {
  it("GIVEN who stops news at one click WHEN a parcel goes on THEN they hear of a loss alone, until they want it again", async () => {
    const parcel = await new Parcel().ship();
    const personId = await parcel.person();
    const link = await read((unit) => stopLink(unit, { personId, medium: "email", class: "operational" }));
    const token = new URL(link).searchParams.get("t") ?? "";
    const choose = (granted: boolean, given = token) =>
      world.spine.act(world.shop, "test.choose", (unit) => chooseMessages(unit, given, granted));
    expect(await choose(false)).toMatchObject({ ok: true });
    expect(await choose(false, `${token.slice(0, -2)}AA`)).toMatchObject({
      failure: { code: "link_not_ours" },
    });
    await parcel.scan("out_for_delivery", "out_for_delivery");
    await parcel.scan("failure", "lost");
    expect(await parcel.decided()).toEqual(
      expect.arrayContaining([
        "parcel.out_for_delivery email dropped stopped",
        "exception.lost email queued news",
      ]),
    );
    world.clock.advance(1_000);
    expect(await choose(true)).toMatchObject({ ok: true });
    await parcel.scan("delivered", "arrived_at_destination");
    expect((await parcel.decided()).find((d) => d.startsWith("parcel.delivered"))).toMatch(
      /email (queued|held)/,
    );
  });

  it("GIVEN SMS before e-mail WHEN the country asks for a yes THEN it waits for it, and then the phone is used, by day", async () => {
    await world.spine.act(world.shop, "test.media", async (unit) => {
      const settings = await readMessageSettings(unit);
      await saveMessageSettings(unit, {
        ...settings,
        media: { ...settings.media, "exception.address_issue": ["sms", "email"] },
      });
      return ok(null);
    });
    const phone = { phone: "+15550107788" };
    const without = await new Parcel().ship(phone);
    await without.scan("in_transit", "address_correction");
    expect(await without.message("exception.address_issue")).toMatchObject({ medium: "email" });

    const customer = (order: string) => ({
      ...phone,
      customer: {
        id: Number(`9${order}`),
        email: null,
        phone: phone.phone,
        sms_marketing_consent: { state: "subscribed", consent_updated_at: "2026-11-01T00:00:00Z" },
      },
    });
    const parcel = new Parcel();
    await parcel.ship(customer(parcel.order));
    await parcel.scan("in_transit", "address_correction");
    expect(await parcel.message("exception.address_issue")).toMatchObject({ medium: "sms", state: "queued" });
    await send(well);
    expect(texts.at(-1)).toMatchObject({ To: "+15550107788" });
    expect(texts.at(-1)?.Body).toContain("/apps/doorstep/track?t=");

    world.clock.set("2026-11-18T05:00:00Z");
    const night = new Parcel();
    await night.ship(customer(night.order));
    await night.scan("in_transit", "address_correction");
    // Texas, 23:00: the phone stays silent until eight.
    expect(await night.message("exception.address_issue")).toMatchObject({
      state: "held",
      reason: "quiet_hours",
    });
    expect((await night.message("exception.address_issue")).due_at?.toISOString()).toBe(
      "2026-11-18T14:00:00.000Z",
    );
    world.clock.set("2026-11-18T14:00:01Z");
    await world.rest();
    expect(await night.message("exception.address_issue")).toMatchObject({ state: "queued" });
  });

  it("GIVEN a burst of scans WHEN they come at once THEN one message goes, and the others say where they went", async () => {
    world.clock.set("2026-11-18T16:00:00Z");
    const parcel = await new Parcel().ship();
    for (const [status, detail] of [
      ["in_transit", "departed_facility"],
      ["out_for_delivery", "out_for_delivery"],
      ["delivered", "arrived_at_destination"],
    ] as const) {
      world.clock.advance(1_000);
      parcel.scans.push({ status, detail, at: world.clock.now().toISOString() });
      await world.deliver("carrier.easypost", "tracker.updated", trackerPayload(parcel.number, parcel.scans));
      await world.rest();
    }
    world.clock.advance(120_000);
    await world.rest();
    const decided = await parcel.decided();
    expect(decided.filter((d) => d.includes("queued"))).toEqual(["parcel.delivered email queued news"]);
    expect(decided).toContain("parcel.out_for_delivery email merged in_a_newer_one");
  });
});
