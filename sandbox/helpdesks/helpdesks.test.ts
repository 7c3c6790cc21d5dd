import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { listen, postJson, testSandbox, until, type Listener } from "../testing/harness";

const basic = (user: string, password: string) => ({
  Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
});
const GORGIAS = basic("support@example.com", "sandbox-gorgias-key");
const FRESHDESK = basic("sandbox-freshdesk-key", "X");

let sandbox: Sandbox;
let app: Listener;
beforeAll(async () => {
  app = await listen();
  sandbox = await testSandbox({ orders: 0 });
});
afterAll(async () => {
  await sandbox.close();
  await app.close();
});

const message = {
  channel: "internal-note",
  via: "api",
  from_agent: true,
  sender: { email: "sam@example.com" },
};
const gorgias = (ticket: object, auth: object = GORGIAS) =>
  postJson(`${sandbox.url}/gorgias/api/tickets`, ticket, { ...auth });
const freshdesk = (path: string, body: object, auth: object = FRESHDESK) =>
  postJson(`${sandbox.url}/freshdesk/api/v2${path}`, body, { ...auth });

describe("Gorgias", () => {
  it("opens with at least one message, and tells what is left of the limit", async () => {
    const made = await gorgias({ via: "api", messages: [{ ...message, body_text: "Lost." }] });
    expect(made).toMatchObject({ status: 201, json: { status: "open", messages: [{ public: false }] } });
    expect(made.headers.get("x-gorgias-account-api-call-limit")).toMatch(/^\d+\/40$/);
    expect(await gorgias({ via: "api", messages: [] })).toMatchObject({ status: 400, json: { error: {} } });
    expect(await gorgias({ via: "api", status: "pending", messages: [message] })).toMatchObject({
      status: 400,
    });
    expect((await gorgias({}, {})).status).toBe(401);
  });

  it("takes forty calls in twenty seconds and says when to come again", async () => {
    const answers = await Promise.all(Array.from({ length: 45 }, () => gorgias({})));
    const refused = answers.filter((each) => each.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers.get("retry-after")).toBe("1");
  });
});

describe("Freshdesk", () => {
  const TICKET = {
    email: "shopper-1@example.com",
    subject: "Lost",
    description: "Where?",
    status: 2,
    priority: 1,
  };

  it("opens, and names the field that is wrong", async () => {
    const made = await freshdesk("/tickets", { ...TICKET, tags: ["lost"] });
    expect(made).toMatchObject({ status: 201, json: { status: 2, description_text: "Where?" } });
    const errors = async (more: object) =>
      (await freshdesk("/tickets", { ...TICKET, ...more })).json["errors"];
    expect(await errors({ external_id: "x" })).toMatchObject([
      { field: "external_id", code: "invalid_field" },
    ]);
    expect(await errors({ tags: ["x".repeat(33)] })).toMatchObject([{ field: "tags" }]);
    expect(await errors({ email: undefined })).toMatchObject([{ field: "requester_id" }]);
    expect((await freshdesk("/tickets", TICKET, {})).json).toMatchObject({ code: "invalid_credentials" });
  });

  it("takes the same note twice, as the real one does", async () => {
    const { json } = await freshdesk("/tickets", TICKET);
    for (let time = 0; time < 2; time++)
      await freshdesk(`/tickets/${String(json["id"])}/notes`, { body: "<b>Seen</b>", private: true });
    const { comments } = sandbox.control.tickets("freshdesk").at(-1)!;
    expect(comments.slice(1)).toMatchObject([{ body: "Seen" }, { body: "Seen" }]);
  });
});

describe("an agent", () => {
  it("answers on the page, and whoever registered is told", async () => {
    const hook = { url: `${app.url}/in`, secret: "a secret of this store" };
    expect((await postJson(`${sandbox.url}/control/helpdesks/gorgias/webhook`, { hook })).status).toBe(200);
    const [ticket] = sandbox.control.tickets("gorgias");
    const deeds = `${sandbox.url}/gorgias/tickets/${ticket!.id}/deeds`;
    const body = new URLSearchParams({ reply: "Sent <again>.", status: "" });
    const done = await fetch(deeds, { method: "POST", body, redirect: "manual" });
    expect(done.status).toBe(303);
    const shown = await (await fetch(`${sandbox.url}/gorgias`)).text();
    expect(shown).toContain("Sent &lt;again&gt;.");
    await until(() => sandbox.control.idle().idle, "idle");
    expect(app.heard.map((each) => JSON.parse(each.body) as object)).toMatchObject([
      { ticket: String(ticket!.id), message: "" },
      { ticket: String(ticket!.id), text: "Sent <again>.", from_agent: "True", public: "True" },
    ]);
    expect(app.heard[0]!.headers["x-doorstep-secret"]).toBe(hook.secret);
  });

  it("acts over the control as well, and only on tickets that are there", async () => {
    const [ticket] = sandbox.control.tickets("freshdesk");
    const act = (id: number, deed: object) =>
      postJson(`${sandbox.url}/control/helpdesks/freshdesk/tickets/${id}/deeds`, deed);
    expect(await act(ticket!.id, { status: "solved", assignee: "kim@example.com" })).toMatchObject({
      json: { status: "4", assignee: "kim@example.com" },
    });
    expect((await act(999_999, { note: "x" })).status).toBe(409);
    expect((await act(ticket!.id, { status: "lost" })).status).toBe(400);
  });
});
