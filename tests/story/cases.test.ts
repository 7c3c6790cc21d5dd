import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok, type Result } from "../../app/domain/result";
import { act, casesOf, type Deed, entriesOf, ticketOf } from "../../app/modules/exceptions/index.server";
import { correspondenceOf, readOutlook, writeCorrespondence } from "../../app/modules/orders/index.server";
import { shipmentsOfOrder } from "../../app/modules/shipments/index.server";
import { connect, disconnect } from "../../app/modules/shops/index.server";
import type { Call } from "../../app/platform/http/egress.server";
import type { Unit } from "../../app/spine/unit.server";
import { carryOutAll, Receivers } from "../faults/outside";
import { fulfillmentPayload, orderPayload, type ScanFacts, trackerPayload } from "../support/payloads";
import { createWorld, type World } from "../support/world";

let world: World;
let desk: Receivers;
const asked: Call[] = [];
beforeAll(async () => {
  world = await createWorld({ start: "2026-11-16T10:00:00Z" });
  desk = new Receivers();
});
afterAll(() => world.close());

const read = <T>(work: (unit: Unit) => Promise<T>) => world.spine.read(world.shop, work);
const settings = {
  subdomain: "lantern",
  email: "a@example.com",
  apiToken: "t",
  webhookSecret: "s".repeat(20),
};
const withDesk = (connected: boolean) =>
  world.spine.act(world.shop, "test.connect", async (unit) => {
    if (connected) await connect(unit, "helpdesks", "zendesk", settings);
    else await disconnect(unit, "helpdesks", "zendesk");
    return ok(null);
  });
const outside = () =>
  carryOutAll(world, (call) => {
    asked.push(call);
    return desk.egress(call);
  }).then(() => world.rest());

class Parcel {
  static nth = 0;
  readonly order = String(3_000 + ++Parcel.nth);
  readonly number = `1Z999AA1${String(20_000_000 + Parcel.nth)}`;
  readonly scans: ScanFacts[] = [];
  id = "";

  async ship(): Promise<this> {
    const at = world.clock.now().toISOString();
    await world.deliver("shopify", "orders/create", orderPayload({ id: this.order, at }));
    await world.deliver(
      "shopify",
      "fulfillments/create",
      fulfillmentPayload({ id: `8${this.order}`, orderId: this.order, at, number: this.number }),
    );
    await world.rest();
    this.id = (await read((unit) => shipmentsOfOrder(unit, this.order)))[0]!.id;
    return this;
  }

  async scan(status: string, detail: string): Promise<void> {
    world.clock.advance(60_000);
    this.scans.push({ status, detail, at: world.clock.now().toISOString() });
    await world.deliver("carrier.easypost", "tracker.updated", trackerPayload(this.number, this.scans));
    await world.rest();
  }

  cases = () => read((unit) => casesOf(unit, this.id));
  ticket = () => read((unit) => ticketOf(unit, this.id));
  outlook = () => read((unit) => readOutlook(unit, this.id));
  /** The case of a kind. */
  async case(kind: string) {
    return (await this.cases()).find((c) => c.kind === kind)!;
  }
}

const does = async (caseId: string, deed: Deed): Promise<Result<unknown>> => {
  world.clock.advance(1_000);
  const done = await world.spine.act(world.shop, "test.act", (unit) =>
    act(unit, caseId, deed, { name: "Ada", at: "here" }),
  );
  await world.rest();
  return done;
};
const kinds = async (caseId: string) =>
  (await read((unit) => entriesOf(unit, caseId, 100))).map(
    (e) => `${e.kind} ${e.by}${e.code ? ` ${e.code}` : ""}`,
  );

const agentSays = async (
  ticketId: string,
  said: { status: string; body?: string; by?: string; id?: string },
) => {
  const at = world.clock.now().toISOString();
  await world.deliver("helpdesk.zendesk", "update", {
    type: said.body ? "zen:event-type:ticket.comment_added" : "zen:event-type:ticket.status_changed",
    account_id: 1,
    id: said.id ?? `event-${at}-${said.status}-${said.body ?? ""}`,
    time: at,
    zendesk_event_version: "2022-11-06",
    subject: `zen:ticket:${ticketId}`,
    detail: {
      actor_id: "7",
      assignee_id: "7",
      external_id: null,
      id: ticketId,
      status: said.status,
      tags: [],
      via: { channel: "web_service" },
    },
    event: said.body
      ? {
          comment: {
            author: { id: "7", is_staff: true, name: said.by ?? "Sam Agent" },
            body: said.body,
            id: `comment-${at}`,
            is_public: true,
          },
          meta: { sequence: { id: "1", position: 1, total: 1 } },
        }
      : { current: said.status, previous: "OPEN", meta: { sequence: { id: "1", position: 1, total: 1 } } },
  });
  await world.rest();
};

describe("one parcel, one case in the queue, one ticket", () => {
  it("GIVEN a lesser trouble WHEN a greater comes and goes THEN it hides the lesser and gives it back, on the same ticket", async () => {
    await withDesk(true);
    const parcel = await new Parcel().ship();
    await parcel.scan("in_transit", "departed_facility");
    await parcel.scan("in_transit", "address_correction");
    await outside();
    const first = await parcel.case("address_issue");
    expect(first).toMatchObject({ state: "open", hidden_by: "", team: "Delivery", priority: "high" });
    expect(await parcel.ticket()).toMatchObject({ helpdesk: "zendesk", state: "open", ticket_id: "1" });
    expect(await parcel.outlook()).toMatchObject({ headline: "address_issue", nextStep: "confirm_address" });

    await parcel.scan("return_to_sender", "return");
    await outside();
    const second = await parcel.case("returning");
    expect(second).toMatchObject({ state: "open", hidden_by: "" });
    expect((await parcel.case("address_issue")).hidden_by).toBe(second.id);
    expect(desk.tickets).toHaveLength(1);
    expect(await parcel.ticket()).toMatchObject({ case_id: second.id, ticket_id: "1" });
    expect(desk.notes.length).toBeGreaterThan(0);

    await parcel.scan("delivered", "arrived_at_destination");
    await outside();
    expect((await parcel.cases()).map((c) => [c.kind, c.state, c.resolution])).toEqual([
      ["address_issue", "resolved", "good_news"],
      ["returning", "resolved", "good_news"],
    ]);
    expect(await parcel.ticket()).toMatchObject({ state: "solved" });
    expect(asked.some((c) => JSON.stringify(c.json ?? {}).includes('"status":"solved"'))).toBe(true);
  });

  it("GIVEN a case that nobody finishes WHEN the playbook's hours pass THEN it goes to the next, and the helpdesk is told", async () => {
    const parcel = await new Parcel().ship();
    await parcel.scan("in_transit", "address_correction");
    await outside();
    const notes = desk.notes.length;
    world.clock.advance(48 * 3_600_000);
    await world.rest();
    await outside();
    const it = await parcel.case("address_issue");
    expect(it).toMatchObject({ team: "Delivery leads", escalated: 1 });
    expect(await kinds(it.id)).toContain("escalated doorstep Delivery leads");
    expect(desk.notes.length).toBeGreaterThan(notes);
  });

  it("GIVEN an agent at the helpdesk WHEN they answer, wait and solve THEN the case follows, once, and older words change nothing", async () => {
    const parcel = await new Parcel().ship();
    await parcel.scan("in_transit", "address_correction");
    await outside();
    const ticket = (await parcel.ticket())!.ticket_id!;
    const { id } = await parcel.case("address_issue");
    await agentSays(ticket, { status: "PENDING", body: "We asked the carrier.", id: "event-a" });
    await agentSays(ticket, { status: "PENDING", body: "We asked the carrier.", id: "event-a" });
    expect(await parcel.case("address_issue")).toMatchObject({ state: "waiting" });
    expect((await parcel.case("address_issue")).first_action_at).not.toBeNull();
    const said = await read((unit) => correspondenceOf(unit, parcel.order));
    expect(said.map((w) => [w.direction, w.by, w.words])).toEqual([
      ["to_shopper", "Sam Agent", "We asked the carrier."],
    ]);
    // It was sent by the helpdesk: we do not send it again.
    expect(
      await world.access.inShop(world.shop, (tx) =>
        tx.q.selectFrom("outbox").select("id").where("kind", "=", "messages.answer").execute(),
      ),
    ).toEqual([]);
    world.clock.advance(60_000);
    await agentSays(ticket, { status: "SOLVED" });
    expect(await parcel.case("address_issue")).toMatchObject({
      state: "resolved",
      resolution: "by_helpdesk",
    });
    // The parcel's own trouble is not over because somebody answered: the page still says it.
    expect(await parcel.outlook()).toMatchObject({ headline: "address_issue" });
    expect((await kinds(id)).filter((k) => k.startsWith("reply"))).toHaveLength(1);
  });

  it("GIVEN a ticket that an agent deleted WHEN there is news THEN the case goes on, and the next news opens another", async () => {
    const parcel = await new Parcel().ship();
    await parcel.scan("in_transit", "address_correction");
    await outside();
    const before = (await parcel.ticket())!;
    await parcel.scan("return_to_sender", "return");
    await carryOutAll(world, (call) =>
      call.url.includes(`/tickets/${before.ticket_id}`)
        ? Promise.resolve(ok({ status: 404, headers: {}, text: "{}", bytes: Buffer.from("{}") }))
        : desk.egress(call),
    );
    await world.rest();
    expect((await parcel.ticket())?.state).toBe("gone");
    await parcel.scan("failure", "damaged");
    await outside();
    const after = (await parcel.ticket())!;
    expect(after.id).not.toBe(before.id);
    expect(after).toMatchObject({ state: "open" });
  });
});

describe("what no scan tells", () => {
  it("GIVEN a scan that is told late WHEN it disproves a silence THEN the silence is over, though the scan lies before its end", async () => {
    const parcel = await new Parcel().ship();
    const shipped = world.clock.now();
    world.clock.advance(7 * 86_400_000);
    await world.rest();
    expect(await parcel.case("never_shipped")).toMatchObject({ state: "open" });
    // The carrier had it the next day, and says so a week later.
    const at = new Date(shipped.getTime() + 86_400_000).toISOString();
    parcel.scans.push({ status: "in_transit", detail: "departed_facility", at });
    await world.deliver("carrier.easypost", "tracker.updated", trackerPayload(parcel.number, parcel.scans));
    await world.rest();
    expect(await parcel.case("never_shipped")).toMatchObject({ state: "resolved", resolution: "good_news" });
  });

  it("GIVEN a carrier that names a day after the promise WHEN it says so THEN the promise is at risk before it is broken, until it says otherwise", async () => {
    const parcel = await new Parcel().ship();
    await parcel.scan("in_transit", "departed_facility");
    expect(await parcel.cases()).toEqual([]);
    const says = async (eta: Date | null) => {
      await parcel.scan("in_transit", "arrived_at_facility");
      const payload = trackerPayload(parcel.number, parcel.scans);
      const result = { ...payload.result, est_delivery_date: eta?.toISOString() ?? null };
      await world.deliver("carrier.easypost", "tracker.updated", { ...payload, result });
      await parcel.scan("in_transit", "departed_facility");
    };
    await says(new Date(world.clock.now().getTime() + 20 * 86_400_000));
    expect(await parcel.case("late_risk")).toMatchObject({
      state: "open",
      team: "Delivery",
      priority: "low",
    });
    expect(await parcel.outlook()).toMatchObject({ headline: "late_risk", nextStep: "we_watch" });
    await says(new Date(world.clock.now().getTime() + 86_400_000));
    expect(await parcel.case("late_risk")).toMatchObject({ state: "resolved", resolution: "good_news" });
    expect(await parcel.outlook()).toMatchObject({ exceptionId: "" });
  });
});

describe("the team's own inbox", () => {
  it("GIVEN no helpdesk WHEN the team works on a case THEN everything is noted, the answer goes out, and the end is told", async () => {
    await withDesk(false);
    const parcel = await new Parcel().ship();
    await parcel.scan("in_transit", "address_correction");
    const { id } = await parcel.case("address_issue");
    expect(await parcel.ticket()).toMatchObject({ helpdesk: "inbox", state: "open" });
    expect(await does(id, { do: "assign", owner: "ada@example.com" })).toMatchObject({ ok: true });
    expect(await does(id, { do: "step", step: "confirm", done: true })).toMatchObject({ ok: true });
    expect(await does(id, { do: "step", step: "no_such_step", done: true })).toMatchObject({
      ok: false,
      failure: { code: "step_unknown" },
    });
    expect(await does(id, { do: "note", words: "Called the shopper." })).toMatchObject({ ok: true });
    expect(await does(id, { do: "reply", words: "Which house number is it?" })).toMatchObject({ ok: true });
    await does(id, { do: "state", state: "waiting" });
    world.clock.advance(1_000);
    await world.spine.act(world.shop, "test.write", async (unit) => {
      return ok(
        await writeCorrespondence(unit, parcel.order, {
          id: "letter-1",
          direction: "from_shopper",
          by: "shopper",
          words: "It is 12.",
          at: unit.clock.now(),
        }),
      );
    });
    await world.rest();
    // Whoever waited for the shopper has the answer.
    expect(await parcel.case("address_issue")).toMatchObject({ state: "open", steps_done: ["confirm"] });
    const answers = await world.access.inShop(world.shop, (tx) =>
      tx.q.selectFrom("outbox").select("payload").where("kind", "=", "messages.answer").execute(),
    );
    expect(answers).toHaveLength(1);
    expect(await does(id, { do: "resolve" })).toMatchObject({ ok: true });
    expect(await parcel.case("address_issue")).toMatchObject({ state: "resolved", resolution: "by_person" });
    // A person of the team says that it is over: so does the page.
    expect((await parcel.outlook())?.exceptionId).toBe("");
    const history = await kinds(id);
    // The clock stands while a case is opened.
    expect(history.slice(0, 2).sort()).toEqual(["opened doorstep address_issue", "ticket doorstep inbox"]);
    expect(history.slice(2)).toEqual([
      "assigned Ada ada@example.com",
      "step Ada confirm:done",
      "note Ada",
      "reply Ada",
      "status Ada waiting",
      "shopper shopper letter-1",
      "resolved Ada by_person",
    ]);
    expect(await does(id, { do: "note", words: "Late word." })).toMatchObject({ ok: true });
    expect(await does(id, { do: "assign", owner: null })).toMatchObject({ failure: { code: "case_over" } });
  });

  it("GIVEN a parcel that nobody finds WHEN a person treats it as lost THEN the loss has its case and its remedy", async () => {
    const parcel = await new Parcel().ship();
    await parcel.scan("in_transit", "departed_facility");
    world.clock.advance(20 * 86_400_000);
    await world.rest();
    const presumed = await parcel.case("presumed_lost");
    expect(presumed).toMatchObject({ state: "open", hidden_by: "" });
    expect(await parcel.outlook()).toMatchObject({ headline: "presumed_lost", nextStep: "we_search" });
    await does(presumed.id, { do: "treat_as_lost" });
    expect(await parcel.case("lost")).toMatchObject({ state: "open", hidden_by: "" });
    expect((await parcel.case("presumed_lost")).hidden_by).not.toBe("");
    expect(await parcel.outlook()).toMatchObject({ headline: "lost" });
  });
});
