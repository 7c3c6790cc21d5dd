import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../../main";
import { postJson, testSandbox } from "../../testing/harness";

const AUTH = {
  Authorization: `Basic ${Buffer.from("support@example.com/token:sandbox-zendesk-token").toString("base64")}`,
};
let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await testSandbox({ orders: 0 })));
afterAll(() => sandbox.close());

const open = (ticket: object, headers: object = {}) =>
  postJson(`${sandbox.url}/zendesk/api/v2/tickets.json`, { ticket }, { ...AUTH, ...headers });
const TICKET = {
  subject: "Parcel lost",
  external_id: "case-1",
  comment: { body: "Please look." },
  requester: { name: "Shopper 1", email: "shopper-1@example.com" },
};

describe("tickets", () => {
  it("open once for one idempotency key", async () => {
    const first = await open(TICKET, { "Idempotency-Key": "a" });
    const again = await open(TICKET, { "Idempotency-Key": "a" });
    expect(first.status).toBe(201);
    expect(first.headers.get("x-idempotency-lookup")).toBe("miss");
    expect(again.headers.get("x-idempotency-lookup")).toBe("hit");
    expect(again.json).toEqual(first.json);
    const other = await open({ ...TICKET, subject: "Another" }, { "Idempotency-Key": "a" });
    expect(other).toMatchObject({ status: 400, json: { error: "IdempotentRequestError" } });
  });

  it("are found by external id, updated, tagged and shown", async () => {
    const found = await fetch(`${sandbox.url}/zendesk/api/v2/tickets.json?external_id=case-1`, {
      headers: AUTH,
    });
    const { tickets } = (await found.json()) as { tickets: { id: number }[] };
    expect(tickets).toHaveLength(1);
    const url = `${sandbox.url}/zendesk/api/v2/tickets/${tickets[0]!.id}`;
    const update = { ticket: { status: "solved", comment: { body: "Refunded.", public: false } } };
    const put = await fetch(`${url}.json`, {
      method: "PUT",
      headers: { ...AUTH, "Content-Type": "application/json" },
      body: JSON.stringify(update),
    });
    expect(await put.json()).toMatchObject({
      ticket: { status: "solved" },
      audit: { events: [{ public: false }] },
    });
    expect((await postJson(`${url}/tags`, { tags: ["lost"] }, AUTH)).json).toEqual({ tags: ["lost"] });
    const shown = await (await fetch(`${sandbox.url}/zendesk`)).text();
    expect(shown).toContain("Refunded.");
  });

  it("refuse a change when another came between, and a note beside its metadata stays findable", async () => {
    const { json } = await open({ ...TICKET, external_id: "case-2" });
    const { id } = (json as { ticket: { id: number } }).ticket;
    const url = `${sandbox.url}/zendesk/api/v2/tickets/${id}`;
    const put = async (ticket: object) => {
      const headers = { ...AUTH, "Content-Type": "application/json" };
      return (await fetch(url, { method: "PUT", headers, body: JSON.stringify({ ticket }) })).status;
    };
    expect(await put({ safe_update: true, updated_stamp: "2020-01-01T00:00:00Z", status: "open" })).toBe(409);
    expect(await put({ comment: { body: "Once.", public: false }, metadata: { doorstep: "k" } })).toBe(200);
    const audits = await fetch(`${url}/audits.json?page[size]=1&page[after]=1`, { headers: AUTH });
    expect(await audits.json()).toMatchObject({
      audits: [{ metadata: { custom: { doorstep: "k" } } }],
      meta: { has_more: false },
    });
  });

  it("refuse strangers, incomplete tickets, and everybody while the limit is reached", async () => {
    expect((await postJson(`${sandbox.url}/zendesk/api/v2/tickets.json`, { ticket: TICKET })).status).toBe(
      401,
    );
    expect((await open({ subject: "No comment" })).json).toMatchObject({ error: "RecordInvalid" });
    await sandbox.control.faults({ zendesk: [{ kind: "429", retryAfter: 7 }] });
    const limited = await open(TICKET);
    expect(limited.status).toBe(429);
    expect(limited.headers.get("retry-after")).toBe("7");
    expect((await open(TICKET)).status).toBe(201);
  });
});
