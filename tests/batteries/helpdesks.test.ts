import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AgentWord, TicketChange, TicketWord } from "../../app/adapters/helpdesks/contract";
import { createEgress, type Egress } from "../../app/platform/http/egress.server";
import type { Sandbox } from "../../sandbox/main";
import { listen, testSandbox, until, type Listener } from "../../sandbox/testing/harness";
import { members } from "./helpdesk-members";

/** Each look at it is a second later, so that no two changes share a time. */
let time = Date.parse("2026-11-21T12:00:00Z");
const clock = { now: () => new Date((time += 1000)) };

let sandbox: Sandbox;
let app: Listener;
beforeAll(async () => {
  app = await listen();
  sandbox = await testSandbox({ orders: 0, clock, helpdeskFactor: 1000 });
});
afterAll(async () => {
  await sandbox.close();
  await app.close();
});
beforeEach(async () => {
  await sandbox.control.reset();
  app.heard.length = 0;
});

const word = (more: Partial<TicketWord> = {}): TicketWord => ({
  reference: "case-7",
  idempotencyKey: "exceptions.open-ticket/case-7",
  subject: "Parcel lost",
  body: "Lost since 17 November.\nNext: ask the carrier.",
  team: "Shipping",
  assignee: "kim@example.com",
  priority: "urgent",
  tags: ["lost", "doorstep"],
  requester: { name: "Shopper One", email: "shopper-1@example.com" },
  ...more,
});
const change = (ticketId: string, more: Partial<TicketChange> = {}): TicketChange => ({
  ticketId,
  idempotencyKey: "exceptions.change-ticket/case-7/2",
  note: "The carrier answered.",
  ...more,
});

describe.each(members)("helpdesk %s", (_id, desk, sample) => {
  const settings = desk.settings.parse(sample.settings);
  const egress = (): Egress => createEgress({ [sample.host]: `${sandbox.url}/${sample.face}` });
  const open = (more?: Partial<TicketWord>) => desk.open(egress(), settings, word(more));
  const alter = (ticketId: string, more?: Partial<TicketChange>) =>
    desk.change(egress(), settings, change(ticketId, more));
  const opened = async (more?: Partial<TicketWord>): Promise<string> => {
    const made = await open(more);
    if (!made.ok) throw new Error(JSON.stringify(made));
    return made.value.ticketId;
  };
  const tickets = () => sandbox.control.tickets(sample.face);
  const ticket = (ticketId: string) => tickets().find((each) => String(each.id) === ticketId)!;
  const notes = (ticketId: string) => ticket(ticketId).comments.slice(1);
  const act = (ticketId: string, deed: Parameters<Sandbox["control"]["deed"]>[2]) =>
    sandbox.control.deed(sample.face, Number(ticketId), deed);
  const fail = (
    ...faults: { kind: "429" | "500" | "503" | "lost_answer"; match?: string; times?: number }[]
  ) => sandbox.control.faults({ [sample.face]: faults });
  const busy = { ok: false, failure: { disposition: "retry" } };

  it("GIVEN a ticket WHEN it is opened however often THEN there is one, as it was wanted", async () => {
    const first = await open();
    expect(first).toMatchObject({ ok: true, value: { url: expect.stringContaining(sample.host) } });
    expect(await open()).toEqual(first);
    // After hours, when the helpdesk's search knows it and its memory of keys may have gone.
    time += 86_400_000;
    expect(await open({ idempotencyKey: "another", team: "Support" })).toEqual(first);
    expect(tickets()).toMatchObject([
      {
        subject: "Parcel lost",
        team: "Shipping",
        assignee: "kim@example.com",
        requester: { name: "Shopper One" },
      },
    ]);
    expect(tickets()[0]!.tags).toEqual(expect.arrayContaining(["lost", "doorstep"]));
    expect(tickets()[0]!.comments[0]!.body).toContain("Lost since 17 November.\nNext: ask the carrier.");
    await opened({ reference: "case-8", idempotencyKey: "k8" });
    expect(tickets()).toHaveLength(2);
  });

  it("GIVEN an answer that is lost after the ticket was stored WHEN it is opened again THEN it is found", async () => {
    await fail({ kind: "lost_answer", match: "POST" });
    expect(await open()).toMatchObject(busy);
    expect(tickets()).toHaveLength(1);
    expect(await opened()).toBe(String(tickets()[0]!.id));
    expect(tickets()).toHaveLength(1);
  });

  it("GIVEN no shopper, or one without an address WHEN it is opened twice THEN there is one", async () => {
    expect(await opened({ requester: null })).toBe(await opened({ requester: null }));
    const requester = { name: "Shopper", email: "not an\r\naddress" };
    await opened({ requester, reference: "case-8", idempotencyKey: "k8" });
    await opened({ requester, reference: "case-8", idempotencyKey: "k8" });
    expect(tickets()).toHaveLength(2);
  });

  const whole: Partial<TicketChange> = {
    status: "pending",
    team: "Support",
    assignee: "sam@example.com",
    priority: "high",
    subject: "Parcel found",
    addTags: ["found"],
    removeTags: ["lost"],
  };

  it("GIVEN a change WHEN it is made twice THEN it is there once, all of it", async () => {
    const made = await opened();
    expect(await alter(made, whole)).toEqual({ ok: true, value: null });
    act(made, { status: "solved", assignee: "kim@example.com" });
    expect(await alter(made, whole)).toEqual({ ok: true, value: null });
    expect(notes(made)).toMatchObject([{ public: false }]);
    expect(notes(made)[0]!.body).toContain("The carrier answered.");
    const now = ticket(made);
    // What the agent did after the first time stays.
    expect(now).toMatchObject({
      subject: "Parcel found",
      status: sample.statuses.solved,
      assignee: "kim@example.com",
      team: "Support",
    });
    expect(now.tags).toContain("found");
    expect(now.tags).not.toContain("lost");
    await alter(made, { idempotencyKey: "exceptions.change-ticket/case-7/3" });
    expect(notes(made)).toHaveLength(2);
  });

  it("GIVEN a note alone WHEN made THEN all else stays as agents left it", async () => {
    const made = await opened();
    act(made, { status: "pending", assignee: "sam@example.com" });
    const { comments: _, ...before } = ticket(made);
    await alter(made);
    expect(ticket(made)).toMatchObject(before);
  });

  it("GIVEN a public word WHEN sent THEN the shopper gets it once, and notes stay inside", async () => {
    const made = await opened();
    for (let time = 0; time < 2; time++) await alter(made, { public: true, note: "It is on its way again." });
    expect(notes(made)).toMatchObject([{ public: true }]);
    expect(notes(made)[0]!.body).toMatch(/^It is on its way again\./);
    expect(notes(made)[0]!.body).not.toContain("Doorstep");
  });

  it("GIVEN any call that fails or loses its answer WHEN it is tried until it works THEN nothing is lost or doubled", async () => {
    for (const kind of ["lost_answer", "429", "500", "503"] as const) {
      await sandbox.control.reset();
      for (let spared = 0; spared < 12; spared++) {
        const reference = `${kind}-${spared}`;
        await failAfter(spared, kind, () => open({ reference, idempotencyKey: `open/${reference}` }));
        const made = tickets()
          .filter((each) => each.subject === "Parcel lost")
          .at(-1)!;
        const key = `change/${reference}`;
        await failAfter(spared, kind, () => alter(String(made.id), { ...whole, idempotencyKey: key }));
        expect(tickets()).toHaveLength(spared + 1);
        expect(notes(String(made.id))).toHaveLength(1);
        expect(ticket(String(made.id))).toMatchObject({
          subject: "Parcel found",
          status: sample.statuses.pending,
        });
      }
    }
  });

  /** The call after `spared` good ones fails once; a failure is one that may pass, and the next try succeeds. */
  async function failAfter(
    spared: number,
    kind: "429" | "500" | "503" | "lost_answer",
    attempt: () => Promise<{ ok: boolean }>,
  ): Promise<void> {
    // A fault that matches nothing is never spent; good calls are counted by faults that do no harm.
    await sandbox.control.faults({
      clear: true,
      [sample.face]: [...(spared > 0 ? [{ kind: "throttled" as const, times: spared }] : []), { kind }],
    });
    const first = await attempt();
    await sandbox.control.faults({ clear: true });
    if (!first.ok) expect(first).toMatchObject(busy);
    expect(await attempt()).toMatchObject({ ok: true });
  }

  it("GIVEN nobody at the address WHEN called THEN it may pass", async () => {
    const away = createEgress({ [sample.host]: "http://127.0.0.1:9" });
    expect(await desk.open(away, settings, word())).toMatchObject(busy);
    expect(await desk.change(away, settings, change("1"))).toMatchObject(busy);
  });

  it("GIVEN wrong credentials WHEN used THEN they are named, and nothing is stored", async () => {
    const others = desk.settings.parse({ ...sample.settings, ...sample.strangers });
    const refused = { ok: false, failure: { code: "outside_refused_credentials", disposition: "retry" } };
    expect(await desk.open(egress(), others, word())).toMatchObject(refused);
    expect(await desk.change(egress(), others, change("1"))).toMatchObject(refused);
    expect(tickets()).toEqual([]);
  });

  it("GIVEN a team or an agent that is not there WHEN opened THEN the ticket is, without them", async () => {
    await opened({ team: "Nobody", assignee: "nobody@example.com" });
    await opened({
      reference: "case-8",
      idempotencyKey: "k8",
      team: "support",
      assignee: "nobody@example.com",
    });
    await opened({
      reference: "case-9",
      idempotencyKey: "k9",
      team: "Shipping",
      assignee: "sam@example.com",
    });
    expect(tickets()).toMatchObject([
      { team: null, assignee: null },
      { team: "Support", assignee: null },
      { assignee: "sam@example.com" },
    ]);
  });

  it("GIVEN hostile text in subject, body and names WHEN sent THEN it arrives as text", async () => {
    const hostile = `<script>alert(1)</script><img src=x onerror=y> "}],"a":{{ticket.id}} & ' [x](javascript:y)`;
    const headers = "Subject\r\nBcc: all@example.com\u2028x\u0000";
    const made = await opened({
      subject: `${headers} ${hostile}`,
      body: hostile,
      requester: { name: `${hostile}\r\nX: y`, email: "shopper-1@example.com" },
      tags: [`a b,c <i>${"x".repeat(60)}`],
    });
    await alter(made, { note: hostile, addTags: ["<b>é</b>\n"], subject: `${headers}${hostile}` });
    const { subject, requester, comments } = ticket(made);
    expect(subject).toMatch(/^Subject Bcc: all@example\.com x/);
    for (const line of [subject, requester.name]) expect(line).not.toMatch(/[\p{Cc}\u2028]/u);
    for (const { body, htmlBody } of comments) {
      expect(body).toContain(hostile);
      expect(htmlBody).not.toMatch(/<(?!br>|\/?div)/);
      expect(htmlBody).not.toContain("{{");
    }
    await alter(made, { idempotencyKey: "other", removeTags: ["<b>é</b>\n"] });
    expect(ticket(made).tags.join()).not.toContain("é");
  });

  it("GIVEN a ticket that was thrown away, merged or never there WHEN changed THEN it is gone", async () => {
    const gone = { ok: false, failure: { code: "ticket_gone", disposition: "final" } };
    const made = await opened();
    act(made, { gone: "deleted" });
    expect(await alter(made)).toMatchObject(gone);
    const other = await opened({ reference: "case-8", idempotencyKey: "k8" });
    act(other, { gone: "merged" });
    expect(await alter(other)).toMatchObject(gone);
    expect(await alter("999999")).toMatchObject(gone);
  });

  it("GIVEN a ticket that an agent solved WHEN changed THEN it opens again for that word alone", async () => {
    const made = await opened();
    act(made, { status: "solved" });
    await alter(made, { idempotencyKey: "a", status: "pending" });
    await alter(made, { idempotencyKey: "b" });
    expect(ticket(made).status).toBe(sample.statuses.solved);
    await alter(made, { idempotencyKey: "c", status: "open" });
    expect(ticket(made).status).toBe(sample.statuses.open);
  });

  it("GIVEN a ticket that is closed for good WHEN it has to open THEN it or what follows it is open, once", async () => {
    const made = await opened();
    act(made, { status: "closed" });
    expect(await alter(made, { idempotencyKey: "a" })).toMatchObject({ ok: true });
    await fail({ kind: "lost_answer", match: "POST" }, { kind: "lost_answer", match: "PUT" });
    for (let attempt = 0; attempt < 4; attempt++) await alter(made, { idempotencyKey: "b", status: "open" });
    const open = tickets()
      .filter((each) => each.follows === Number(made) || String(each.id) === made)
      .at(-1)!;
    expect(tickets().length).toBeLessThanOrEqual(2);
    expect(["new", sample.statuses.open]).toContain(open.status);
    // The matter stays one: opening it once more finds the first ticket.
    expect(await opened()).toBe(made);
  });

  const heardWords = async (): Promise<AgentWord[]> => {
    await until(() => sandbox.control.idle().idle, "idle");
    return app.heard.flatMap(({ body, headers }) => {
      const raw = Buffer.from(body);
      const flat = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)]));
      expect(desk.webhook.verify(raw, flat, settings, new URLSearchParams(), app.url)).toBe(true);
      const read = desk.read(raw);
      if (!read.ok) throw new Error(JSON.stringify(read));
      return read.value;
    });
  };
  const register = () =>
    sandbox.control.hook(sample.face, {
      hook: { url: `${app.url}/in`, secret: sample.settings.webhookSecret },
    });

  it("GIVEN a registered webhook WHEN an agent answers, notes, solves and assigns THEN each is told and read", async () => {
    const made = await opened();
    register();
    act(made, { reply: 'A "new" one\nleaves <today>.' });
    act(made, { note: "Ask the carrier." });
    act(made, { status: "solved", assignee: "sam@example.com" });
    const words = await heardWords();
    expect(words.every((each) => each.ticketId === made)).toBe(true);
    const replies = words.flatMap((each) => (each.reply ? [each.reply] : []));
    expect(replies).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ text: 'A "new" one\nleaves <today>.', by: "agent", public: true }),
        expect.objectContaining({ text: "Ask the carrier.", by: "agent", public: false }),
      ]),
    );
    expect(replies).toHaveLength(2);
    expect(words.some((each) => each.status === "solved")).toBe(true);
    expect(new Set(words.map((each) => each.eventId)).size).toBe(words.length);
  });

  it("GIVEN our own note WHEN the helpdesk tells it back THEN nobody takes it for an agent's word", async () => {
    const made = await opened();
    register();
    await alter(made, { status: "pending" });
    const replies = (await heardWords()).flatMap((each) => (each.reply ? [each.reply] : []));
    expect(replies).toMatchObject([{ by: "system", public: false }]);
  });

  it("GIVEN a webhook that comes twice WHEN read THEN delivery and event are the same", async () => {
    const made = await opened();
    register();
    await sandbox.control.faults({ webhooks: { duplicates: 2 } });
    act(made, { note: "Once." });
    await heardWords();
    const idsOf = ({ body, headers }: (typeof app.heard)[number]) => {
      const raw = Buffer.from(body);
      const flat = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)]));
      const read = desk.read(raw);
      return [desk.webhook.deliveryId(raw, flat), read.ok && read.value.map((each) => each.eventId)];
    };
    expect(app.heard.length % 2).toBe(0);
    expect(new Set(app.heard.map((each) => JSON.stringify(idsOf(each)))).size).toBe(app.heard.length / 2);
  });

  it("GIVEN more calls than the helpdesk takes WHEN made THEN it says so, and later all are done once", async () => {
    const narrow = await testSandbox({ orders: 0, clock, helpdeskFactor: 0.12 });
    try {
      const through = createEgress({ [sample.host]: `${narrow.url}/${sample.face}` });
      const waiting = Array.from({ length: 400 }, (_, at) => `case-${at}`);
      let refused = 0;
      let done = 0;
      for (let round = 0; round < 40 && (refused === 0 || done < 3); round++) {
        const reference = waiting[done]!;
        const made = await desk.open(through, settings, word({ reference, idempotencyKey: reference }));
        if (made.ok) done++;
        else {
          expect(made).toMatchObject({ failure: { code: "outside_busy", disposition: "retry" } });
          refused++;
          time += 60_000;
        }
      }
      expect(narrow.control.tickets(sample.face)).toHaveLength(done);
      expect(done).toBeGreaterThanOrEqual(3);
    } finally {
      await narrow.close();
    }
  });
});
