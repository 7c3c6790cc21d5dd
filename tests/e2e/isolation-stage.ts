import { createHash } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import { legacyId, type ShopId } from "../../app/domain/ids";
import { ok } from "../../app/domain/result";
import type { Runtime } from "../../app/jobs/runtime.server";
import { orderToken } from "../../app/modules/orders/index.server";
import { createBacktest } from "../../app/modules/promises/index.server";
import { backtestWish } from "../../app/modules/promises/report/backtest-summary";
import { endBacktest } from "../../app/modules/promises/report/backtests.store.server";
import { byDomain, connect, keepLocation, latestImport } from "../../app/modules/shops/index.server";
import { saveView, shipmentFilters } from "../../app/modules/shipments/index.server";
import { card as cardShape, keepLook, keepPlacement, look } from "../../app/modules/tracking/index.server";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { startSandbox, type Sandbox } from "../../sandbox/main";
import { appOf, domain, environment, freePort, hands, secret, until, workerOf } from "../faults/processes";
import { tablesOf } from "../faults/story";
import { createTestDatabase } from "../support/database";
import { held, keyOf } from "./isolation-cases";
import { decided, stopTokenOf } from "./isolation-messages";
import { buildPages } from "./stage";

export const apiKey = "drill-api-key";
const neighbour = "neighbour.myshopify.com";

/** One of the two stores, with what it owns: every kind of id that an address or a form can carry. */
export interface Tenant {
  id: ShopId;
  domain: string;
  /** Names that a document would show: nobody else may ever read one of them. */
  marks: Record<string, string>;
  /** With which its helpdesk asks. */
  agentsKey: string;
  owns: {
    orderId: string;
    orderGid: string;
    customerGid: string;
    orderName: string;
    email: string;
    trackingNumber: string;
    shipmentId: string;
    fulfillmentId: string;
    story: string;
    seq: string;
    /** The key to the order's page. */
    token: string;
    /** A cursor of the shipments list. */
    cursor: string;
    /** Of the promise that the order was given. */
    promiseId: string;
    /** What was decided about telling the shopper of a delivery. */
    messageId: string;
    /** Of something that went wrong with its parcel. */
    caseId: string;
    /** The key that ends its shopper's messages. */
    stopToken: string;
  };
}

/** What only a store with trouble owns. */
export type Troubles = {
  remedyId: string;
  caseId: string;
  claimId: string;
  exceptionId: string;
  viewId: string;
  viewName: string;
  deliveryId: string;
  stuckSeq: string;
  failedEffect: string;
  locationId: string;
  locationName: string;
  lookName: string;
  /** A word of its carrier that nobody knew. */
  wordCode: string;
  wordSample: string;
  cardId: string;
  cardName: string;
  helpPath: string;
};

export interface TwoStores {
  appUrl: string;
  a: Tenant & { troubles: Troubles };
  b: Tenant;
  /** A hash of A's rows in each table that there is. */
  rowsOfA: () => Promise<Record<string, string>>;
  /** Puts A's unreadable message, stuck reaction and refused effect back as they were. */
  breakAgain: () => Promise<void>;
  close: () => Promise<void>;
}

/** Two stores beside one app. The worker ends when all is told: from then on only requests can change anything. */
export async function raiseTwoStores(): Promise<TwoStores> {
  buildPages();
  const undo: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const database = await createTestDatabase();
    undo.push(() => database.drop());
    const appPort = await freePort();
    const appUrl = `http://127.0.0.1:${appPort}`;
    const ports = { port: await freePort(), smtpPort: await freePort() };
    const options = { ...ports, appUrl, apiKey, apiSecret: secret, orders: 0, extraShops: [neighbour] };
    const sandbox = await startSandbox(options);
    undo.push(() => sandbox.close());
    const env = environment({
      databaseUrl: database.url,
      appPort,
      sandboxUrl: sandbox.url,
      smtpPort: sandbox.smtpPort,
    });
    const [app, worker] = [appOf(env), workerOf(env)];
    undo.push(() => app.stop());
    // Once only: who has ended does not end again.
    let working = true;
    const endWork = async () => {
      if (working) await worker.stop();
      working = false;
    };
    undo.push(endWork);
    await Promise.all([app.start(), worker.start()]);
    const runtime = await hands(env);
    undo.push(() => runtime.close());
    const here: Scene = { sandbox, runtime, url: database.url };
    const shopB = await install(here, neighbour);
    const shopA = await install(here, domain);
    await connectAll(here, shopA);
    const b = await ship(here, { id: shopB, domain: neighbour }, "nina@neighbour.example");
    b.owns.caseId = await held(runtime, shopB, b.owns.shipmentId);
    await ship(here, { id: shopA, domain }, "first@demo-store.example");
    // To another place than B's: the same question at the same time would have the same id in both stores.
    const quiet = await ship(here, { id: shopA, domain }, "lena@demo-store.example", "CA");
    const a = { ...quiet, ...(await lose(here, quiet)) };
    await settled(here);
    await endWork();
    const breakAgain = () => breakUp(here, a);
    await breakAgain();
    return { appUrl, a, b, breakAgain, rowsOfA: () => rowsOf(here, a), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Scene {
  sandbox: Sandbox;
  runtime: Runtime;
  url: string;
}

/** As its owner, past every guard. */
const ask = (here: Scene, query: string, values: unknown[] = []) =>
  withClient(here.url, async (client) => (await client.query<Record<string, string>>(query, values)).rows);

const first = async (
  here: Scene,
  what: string,
  query: string,
  values: unknown[],
): Promise<Record<string, string>> => until(what, 30, async () => (await ask(here, query, values))[0]);

async function install(here: Scene, shop: string): Promise<ShopId> {
  const { sandbox, runtime } = here;
  await sandbox.control.lifecycle({ action: "install", shop });
  const found = await until("the installation", 20, () =>
    runtime.claiming.unscoped((tx) => byDomain(tx, shop)),
  );
  await until("the import", 30, () =>
    runtime.spine.read(found.id, async (unit) => (await latestImport(unit, "backfill"))?.state === "done"),
  );
  return found.id;
}

async function connectAll({ runtime, sandbox }: Scene, shop: ShopId): Promise<void> {
  const email = "support@example.com";
  const done = await runtime.spine.act(shop, "isolation.connect", async (unit) => {
    const carrier = {
      apiKey: "EZTKsandbox",
      webhookSecret: "sandbox-easypost-secret",
      contactEmail: email,
    };
    await connect(unit, "carriers", "easypost", carrier);
    const desk = { subdomain: "demo-store", email, apiToken: "sandbox-zendesk-token" };
    await connect(unit, "helpdesks", "zendesk", desk);
    const smtpUrl = `smtp://127.0.0.1:${sandbox.smtpPort}`;
    await connect(unit, "channels", "email", { smtpUrl, from: "Demo <hello@demo.example>" });
    return ok(null);
  });
  if (!done.ok) throw new Error(done.failure.code);
}

const placed = z.object({ orderId: z.string(), orderName: z.string() });
const shipped = z.object({ trackingNumber: z.string() });

/** An order that is placed and handed to its carrier, and known to the app. */
async function ship(
  here: Scene,
  shop: Pick<Tenant, "id" | "domain">,
  email: string,
  destination = "TX",
): Promise<Tenant> {
  const { control } = here.sandbox;
  const wish = { shop: shop.domain, value: 120, destination, email };
  const { orderId: orderGid, orderName } = placed.parse(control.order(wish));
  const parcel = { shop: shop.domain, orderId: orderGid, company: "UPS", service: "UPS Ground" };
  const { trackingNumber } = shipped.parse(control.fulfillment(parcel));
  const orderId = legacyId(orderGid);
  const row = await first(
    here,
    "the parcel",
    `select s.id, s.fulfillment_id, s.registered_at::text as at, e.story_id, e.seq, p.customer_id, p.id as person
       from shipment s
       join "order" o on o.shop_id = s.shop_id and o.id = s.order_id
       join person p on p.shop_id = o.shop_id and p.id = o.person_id
       join event e on e.shop_id = s.shop_id and e.subject_id = s.id
      where s.shop_id = $1 and s.order_id = $2 order by e.seq limit 1`,
    [shop.id, orderId],
  );
  const { id: shipmentId = "", fulfillment_id: fulfillmentId = "", story_id: story = "", seq = "" } = row;
  const token = await here.runtime.spine.read(shop.id, (unit) => orderToken(unit, orderId));
  const at = new Date(row["at"] ?? "").toISOString();
  const cursor = Buffer.from(JSON.stringify({ at, id: shipmentId })).toString("base64url");
  const customerGid = `gid://shopify/Customer/${row["customer_id"]}`;
  const named = { orderGid, orderName, email, trackingNumber, shipmentId, fulfillmentId, orderId };
  const given = await first(
    here,
    "the promise",
    "select id from promise where shop_id = $1 and subject_id = $2 and surface <> 'forecast'",
    [shop.id, orderId],
  );
  const promiseId = given["id"] ?? "";
  const stopToken = await stopTokenOf(here.runtime, shop.id, row["person"] ?? "");
  const messageId = await decided(here.runtime, shop, orderId, shipmentId);
  const agentsKey = await keyOf(here.runtime, shop.id);
  // Until something goes wrong with it.
  const caseId = "";
  const owns = { ...named, customerGid, story, seq, token, cursor, promiseId, messageId, caseId, stopToken };
  const marks = { ...named, domain: shop.domain, story, promiseId, messageId };
  return { ...shop, owns, marks, agentsKey };
}

/** The carrier loses it, and says something besides that nobody can read. */
async function lose(here: Scene, a: Tenant): Promise<Pick<TwoStores["a"], "owns" | "marks" | "troubles">> {
  const { control } = here.sandbox;
  const number = a.owns.trackingNumber;
  control.scan(number, { status: "in_transit", statusDetail: "departed_facility", message: "Departed" });
  control.scan(number, { status: "failure", statusDetail: "lost", message: "Package lost in network" });
  const lost = await first(
    here,
    "every effect",
    `select r.id as remedy, c.id as case, l.id as claim, x.id as exception, e.story_id, e.seq from shipment_exception x
       join remedy r on r.shop_id = x.shop_id and r.exception_id = x.id and r.state = 'offered'
       join exception_case c on c.shop_id = x.shop_id and c.exception_id = x.id
       join ticket t on t.shop_id = c.shop_id and t.subject_id = c.subject_id and t.ticket_id is not null
       join claim l on l.shop_id = x.shop_id and l.shipment_id = x.shipment_id and l.state = 'filed'
       join message m on m.shop_id = x.shop_id and m.order_id = c.order_id and m.state = 'sent'
       join event e on e.shop_id = x.shop_id and e.subject_id = x.shipment_id and e.type = 'shipments.exception_opened'
      where x.shop_id = $1 and x.shipment_id = $2`,
    [a.id, a.owns.shipmentId],
  );
  control.scan(number, { status: "in_transit", message: "Beamed up 4711", mutation: "unknown_word" });
  const message = await first(
    here,
    "the quarantine",
    "select delivery_id from inbox where shop_id = $1 and state = 'quarantined'",
    [a.id],
  );
  const viewName = "Lamps of the demo store";
  const saved = await here.runtime.spine.act(a.id, "isolation.view", (unit) =>
    saveView(unit, viewName, shipmentFilters.parse({ milestone: "delivered" })),
  );
  if (!saved.ok) throw new Error(saved.failure.code);
  const word = await first(here, "the word", "select code, sample from carrier_word where shop_id = $1", [
    a.id,
  ]);
  const own = {
    locationId: "880011",
    locationName: "Shed of the demo store",
    lookName: "demo-lamps.csv",
    wordCode: word["code"] ?? "",
    wordSample: word["sample"] ?? "",
    cardId: "plc_of_the_demo_store",
    cardName: "Lamps card of the demo store",
    helpPath: "/pages/help-of-the-demo-store",
  };
  await keepOwn(here, a.id, own);
  const [effect] = await ask(
    here,
    "select id from outbox where shop_id = $1 and kind = 'exceptions.open-ticket'",
    [a.id],
  );
  const [scan] = await ask(
    here,
    "select max(event_seq) as seq from ledger where shop_id = $1 and reaction = 'exceptions.hear-scan'",
    [a.id],
  );
  const troubles: Troubles = {
    remedyId: lost["remedy"] ?? "",
    caseId: lost["case"] ?? "",
    claimId: lost["claim"] ?? "",
    exceptionId: lost["exception"] ?? "",
    viewId: saved.value.id,
    viewName,
    deliveryId: message["delivery_id"] ?? "",
    stuckSeq: scan?.["seq"] ?? "",
    failedEffect: effect?.["id"] ?? "",
    ...own,
  };
  const story = lost["story_id"] ?? "";
  const { remedyId, caseId, claimId, exceptionId, deliveryId, failedEffect } = troubles;
  const found = { remedyId, caseId, claimId, exceptionId, deliveryId, failedEffect };
  const marks = { ...a.marks, ...own, story, ...found };
  return {
    owns: { ...a.owns, story, seq: lost["seq"] ?? "", caseId },
    marks: { ...marks, viewName },
    troubles,
  };
}

/** A place of its own that parcels leave from, a look back that has ended, a tracking page with a card on it. */
async function keepOwn(
  { runtime }: Scene,
  shop: ShopId,
  own: Pick<Troubles, "locationId" | "locationName" | "lookName" | "cardId" | "cardName" | "helpPath">,
): Promise<void> {
  const at = { country: "US", region: "OR", postal: null, active: true, version: "2026-01-01T00:00:00Z" };
  const upload = { name: own.lookName, file: Buffer.from("order_id") };
  const kept = await runtime.spine.act(shop, "isolation.own", async (unit) => {
    await keepLocation(unit, { id: own.locationId, name: own.locationName, ...at });
    await keepLook(unit, look.parse({ helpLink: own.helpPath }));
    const card = { stages: ["delivered" as const], title: "New lamps" };
    await keepPlacement(unit, {
      id: own.cardId,
      name: own.cardName,
      card: cardShape.parse(card),
      live: true,
      startsAt: null,
      endsAt: null,
    });
    const back = await createBacktest(unit, { wish: backtestWish.parse({ target: 0.9 }), upload });
    if (back.ok) await endBacktest(unit, back.value.id, { problem: "Nothing in it." });
    return back;
  });
  if (!kept.ok) throw new Error(kept.failure.code);
}

/** Nothing is under way any more. */
async function settled(here: Scene): Promise<void> {
  const left = `select (select count(*) from due where state = 'due') + (select count(*) from inbox where state = 'new')
      + (select count(*) from outbox where state in ('waiting', 'queued')) as n`;
  await until("everything to come to rest", 30, async () => Number((await ask(here, left))[0]?.["n"]) === 0);
}

async function breakUp(here: Scene, { id, troubles }: TwoStores["a"]): Promise<void> {
  const { deliveryId, stuckSeq, failedEffect } = troubles;
  await ask(here, "update outbox set state = 'failed' where shop_id = $1 and id = $2", [id, failedEffect]);
  await ask(
    here,
    "update inbox set state = 'quarantined', reason = 'word_unknown' where shop_id = $1 and delivery_id = $2",
    [id, deliveryId],
  );
  // Links that either store replaced open again.
  await ask(here, 'update "order" set links_from = null');
  await ask(
    here,
    `insert into due (shop_id, event_seq, reaction, state) values ($1, $2, 'exceptions.hear-scan', 'stuck')
       on conflict (shop_id, event_seq, reaction) do update set state = 'stuck'`,
    [id, stuckSeq],
  );
}

async function rowsOf(here: Scene, { id, domain: name }: Tenant): Promise<Record<string, string>> {
  const tables = await tablesOf(here.url);
  return withClient(here.url, async (client) => {
    const hashes: Record<string, string> = {};
    const note = async (table: string, where: string, value: unknown) => {
      const { rows } = await client.query<{ line: string }>(
        `select t::text as line from ${pg.escapeIdentifier(table)} t where ${where} order by 1`,
        [value],
      );
      hashes[table] = createHash("sha256")
        .update(rows.map((r) => r.line).join("\n"))
        .digest("hex");
    };
    for (const table of tables) await note(table, "shop_id = $1", id);
    await note("session", "shop = $1", name);
    return hashes;
  });
}
