import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../app/domain/result";
import { parcelId } from "../../app/modules/shipments/index.server";
import {
  listShipments,
  markDelivered,
  readNumberRows,
  remapCarrier,
  shipmentFilters,
  shipmentsCsv,
  takeNumbers,
} from "../../app/modules/shipments/index.server";
import { connect, install } from "../../app/modules/shops/index.server";
import { askNow, sourcesOfParcel, sourcesScreen } from "../../app/modules/tracking/index.server";
import type { Unit } from "../../app/spine/unit.server";
import type { Result } from "../../app/domain/result";
import { fulfillmentPayload, orderPayload, trackerPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";

const UPS = "1Z999AA10123456784";
const DHL = "00340434161094000017";

let world: World;
beforeAll(async () => {
  world = await createWorld({ start: "2026-11-19T10:00:00Z" });
  await act(async (unit) => {
    await connect(unit, "carriers", "easypost", {
      apiKey: "k",
      webhookSecret: "s",
      contactEmail: "a@example.com",
    });
    await connect(unit, "carriers", "dhl", { apiKey: "d" });
    return ok(null);
  });
  for (const [id, number] of [
    ["1", UPS],
    ["2", DHL],
    ["3", null],
    ["4", null],
  ] as const) {
    await world.deliver("shopify", "orders/create", orderPayload({ id, at: "2026-11-17T08:00:00Z" }));
    const left = fulfillmentPayload({ id: `7${id}`, orderId: id, at: "2026-11-17T09:00:00Z", number });
    await world.deliver("shopify", "fulfillments/create", left);
  }
  await world.rest();
});
afterAll(() => world.close());

const act = async <T>(work: (unit: Unit) => Promise<Result<T>>): Promise<T> => {
  const done = await world.spine.act(world.shop, "test", work);
  if (!done.ok) throw new Error(done.failure.code);
  return done.value;
};
const ask = async <T>(query: string): Promise<T[]> =>
  world.access.inShop(world.shop, async (tx) => (await sql.raw<T>(query).execute(tx.q)).rows);
const [first, second, third] = [parcelId("71", UPS), parcelId("72", DHL), parcelId("73", null)];
const parcel = async (id: string) =>
  (
    await ask<{ carrier: string; carrier_by: string; milestone: string; tracking_number: string | null }>(
      `select carrier, carrier_by, milestone, tracking_number from shipment where id = '${id}'`,
    )
  )[0];
const asked = async (id: string) =>
  (await world.spine.read(world.shop, (unit) => sourcesOfParcel(unit, id))).map((s) => s.source);

describe("another carrier for chosen parcels", () => {
  it("GIVEN parcels of the wrong company WHEN the team names the right one THEN it is told, its sources are asked, and a doubled act changes nothing", async () => {
    expect(await asked(second)).toEqual(["easypost"]);
    const done = await act((unit) => remapCarrier(unit, [first, second, "shp_of_nobody"], "dhl"));
    expect(done).toEqual({ changed: 2, same: 0, missing: 1 });
    await world.rest();
    expect(await parcel(second)).toMatchObject({ carrier: "dhl", carrier_by: "team" });
    expect(await asked(second)).toEqual(["dhl", "easypost"]);
    const told = await ask<{ payload: object }>(
      `select payload from event where type = 'shipments.carrier_changed' and subject_id = '${second}'`,
    );
    expect(told.map((t) => t.payload)).toEqual([{ shipmentId: second, from: "ups", to: "dhl", by: "team" }]);
    expect(await act((unit) => remapCarrier(unit, [first, second], "dhl"))).toEqual({
      changed: 0,
      same: 2,
      missing: 0,
    });
    expect(await ask("select 1 from event where type = 'shipments.carrier_changed'")).toHaveLength(2);
  });

  it("GIVEN the team's word WHEN the fulfillment comes again in a newer version THEN the team's word stays", async () => {
    const again = fulfillmentPayload({
      id: "72",
      orderId: "2",
      at: "2026-11-17T09:00:00Z",
      updatedAt: "2026-11-19T09:00:00Z",
      number: DHL,
    });
    await world.deliver("shopify", "fulfillments/update", again);
    await world.rest();
    expect(await parcel(second)).toMatchObject({ carrier: "dhl", carrier_by: "team" });
  });

  it("GIVEN another store WHEN it names a carrier for our parcels THEN none is found and none changes", async () => {
    const stranger = await install(world.spine, "stranger.myshopify.com", ["read_orders"]);
    for (const work of [
      (unit: Unit) => remapCarrier(unit, [first], "fedex"),
      (unit: Unit) => markDelivered(unit, [first], "a guess"),
    ]) {
      const done = await world.spine.act<object>(stranger, "test", work);
      expect(done).toMatchObject({ ok: true, value: { changed: 0, missing: 1 } });
    }
    expect(await world.spine.act(stranger, "test", (unit) => askNow(unit, [first]))).toMatchObject({
      value: { parcels: 0, sources: [] },
    });
    expect(await parcel(first)).toMatchObject({ carrier: "dhl", milestone: "label_created" });
  });
});

describe("checking again now", () => {
  it("GIVEN parcels that are due later WHEN they are to be checked THEN they are due now, and their sources are looked at", async () => {
    const later = "select 1 from parcel_source where due_at <= '2026-11-19T10:00:00Z'";
    expect(await ask(later)).toEqual([]);
    const done = await act((unit) => askNow(unit, [second, third]));
    expect(done).toEqual({ parcels: 1, sources: ["dhl", "easypost"] });
    expect(await ask(`${later} and shipment_id = '${second}'`)).toHaveLength(2);
    expect(await ask("select 1 from alarm where name = 'tracking.ask'")).toHaveLength(2);
  });
});

describe("marking as delivered", () => {
  it("GIVEN one under way, one delivered and one sent back WHEN marked THEN the first is there, with the reason, and the others stay", async () => {
    const at = "2026-11-19T08:00:00Z";
    await world.deliver(
      "carrier.easypost",
      "update",
      trackerPayload(DHL, [{ status: "return_to_sender", at }]),
    );
    await world.rest();
    expect(await parcel(second)).toMatchObject({ milestone: "returning" });
    const done = await act((unit) => markDelivered(unit, [first, second], "The customer wrote to us"));
    expect(done).toEqual({ changed: 1, already: 0, ended: 1, missing: 0 });
    const again = await act((unit) => markDelivered(unit, [first], "Once more"));
    expect(again).toEqual({ changed: 0, already: 1, ended: 0, missing: 0 });
    await world.rest();
    const scans = await ask("select source, native_code, message, milestone from scan where source = 'team'");
    expect(scans).toEqual([
      {
        source: "team",
        native_code: "team/delivered",
        message: "The customer wrote to us",
        milestone: "delivered",
      },
    ]);
    expect(
      await ask(
        "select 1 from event where type = 'shipments.milestone_reached' and payload->>'milestone' = 'delivered'",
      ),
    ).toHaveLength(1);
  });

  it("GIVEN the team's word and a carrier that tells of it a day later WHEN heard THEN the two stand in the list of those that disagree", async () => {
    const scan = { status: "in_transit", at: "2026-11-20T18:00:00Z" };
    await world.deliver("carrier.easypost", "update", trackerPayload(UPS, [scan]));
    await world.rest();
    const disputed = shipmentFilters.parse({ disputed: "yes" });
    const found = await world.spine.read(world.shop, (unit) => listShipments(unit, disputed, null));
    expect(found.shipments.map((s) => [s.id, s.disagreement])).toEqual([
      [first, "delivered team, in_transit carrier.easypost"],
    ]);
  });
});

describe("a file of tracking numbers", () => {
  const take = async (text: string) => {
    const read = readNumberRows(text);
    if (!read.ok) return read.failure;
    const taken = await act((unit) => takeNumbers(unit, read.value.rows));
    return { ...taken, refused: [...read.value.refused, ...taken.refused] };
  };

  it("GIVEN lines that fit and lines that do not WHEN taken THEN the fitting ones are done, and each other one is named with its reason", async () => {
    const done = await take(
      [
        "\uFEFFOrder Name,Tracking Number,Carrier",
        "#3,jjd0000 1234567890,DHL",
        "4,1Z5R89390357567127,",
        "3,ANOTHER-1,UPS",
        "#99,1Z999AA10123456784,UPS",
        "#4,,UPS",
        "#4,1Z5R89390357567127,Pony Express",
        "",
        `'#2,${DHL},`,
      ].join("\n"),
    );
    expect(done).toEqual({
      changed: 2,
      same: 1,
      refused: [
        { line: 6, why: "It has no tracking number." },
        { line: 7, why: "No carrier is known as “Pony Express”." },
        { line: 4, why: "Every parcel of order 3 has another number." },
        { line: 5, why: "No parcel of order #99 has left." },
      ],
    });
    await world.rest();
    expect(await parcel(third)).toMatchObject({
      tracking_number: "JJD00001234567890",
      carrier: "dhl",
      carrier_by: "team",
    });
    expect(await asked(third)).toEqual(["dhl", "easypost"]);
    expect(await parcel(parcelId("74", null))).toMatchObject({ carrier: "ups", carrier_by: "number" });
  });

  it("GIVEN a number that only the team knows WHEN the fulfillment comes again without one THEN it is kept", async () => {
    const again = fulfillmentPayload({
      id: "73",
      orderId: "3",
      at: "2026-11-17T09:00:00Z",
      updatedAt: "2026-11-19T11:00:00Z",
      number: null,
    });
    await world.deliver("shopify", "fulfillments/update", again);
    await world.rest();
    expect(await parcel(third)).toMatchObject({ tracking_number: "JJD00001234567890", carrier: "dhl" });
  });

  it("GIVEN a message about a number that was not known WHEN the number comes THEN the message is read at once", async () => {
    const at = "2026-11-19T09:00:00Z";
    await world.deliver("shopify", "orders/create", orderPayload({ id: "5", at: "2026-11-17T08:00:00Z" }));
    const left = fulfillmentPayload({ id: "75", orderId: "5", at: "2026-11-17T09:00:00Z", number: null });
    await world.deliver("shopify", "fulfillments/create", left);
    await world.rest();
    await world.deliver(
      "carrier.easypost",
      "update",
      trackerPayload("EARLY12345", [{ status: "in_transit", at }]),
    );
    await world.rest();
    expect(await take("order,number\n#5,early12345\n")).toMatchObject({ changed: 1 });
    await world.rest();
    expect(await parcel(parcelId("75", null))).toMatchObject({ milestone: "in_transit" });
  });

  it.each([
    ["", "csv_empty"],
    ["Dear Sir or Madam,\nplease find attached", "csv_columns"],
    ['order,number\n#1,"open', "csv_unreadable"],
    [`order,number\n${"#1,1Z999AA10123456784\n".repeat(5_001)}`, "csv_too_long"],
  ])("GIVEN a file that is none WHEN read THEN it is refused whole", async (text, code) => {
    expect(await take(text)).toMatchObject({ code });
  });
});

describe("the list as a file", () => {
  it("GIVEN more parcels than a page WHEN exported THEN each stands in it once, under the columns' names, and no cell is a formula", async () => {
    await world.access.inShop(world.shop, (tx) =>
      sql`update shipment set order_name = '=1+2' where id = ${third}`.execute(tx.q),
    );
    let pages = 0;
    let csv = "";
    const lines = shipmentsCsv((after) => {
      pages++;
      return world.spine.read(world.shop, (unit) => listShipments(unit, shipmentFilters.parse({}), after, 2));
    });
    for await (const some of lines) csv += some;
    const [header, ...rows] = csv.trimEnd().split("\r\n");
    expect(header).toBe(
      "order,tracking_number,carrier,milestone,exception,shipped,delivered,last_scan,destination,value,currency",
    );
    expect(pages).toBe(3);
    expect(new Set(rows.map((r) => r.split(",")[0])).size).toBe(5);
    expect(rows).toContainEqual(
      expect.stringMatching(/^'=1\+2,JJD00001234567890,dhl,label_created,,,,,US-TX,120\.00,USD$/),
    );
  });
});

describe("the screen of sources", () => {
  it("GIVEN two sources and an unknown word WHEN looked at THEN it says who spoke, what waits and what was never understood", async () => {
    const at = "2026-11-19T09:30:00Z";
    await world.deliver("carrier.easypost", "update", trackerPayload(DHL, [{ status: "warped", at }]));
    await world.rest();
    const screen = await world.spine.read(world.shop, sourcesScreen);
    expect(screen.connected.map((s) => [s.id, s.state])).toEqual([
      ["dhl", "quiet"],
      ["easypost", "speaks"],
    ]);
    expect(screen.connected[1]).toMatchObject({ waiting: [{ reason: "word_unknown", messages: 1 }] });
    expect(screen.connected[1]?.parcels).toBeGreaterThan(0);
    expect(screen.words).toMatchObject([{ source: "carrier.easypost", state: "unknown", sample: "warped" }]);
    expect(screen.known.length).toBeGreaterThan(15);
    expect(screen.known.find((k) => k.id === "dhl")).toMatchObject({ kind: "native", connected: true });
  });
});
