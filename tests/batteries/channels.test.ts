import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { all } from "../../app/adapters/channels/_all";
import type { AnyChannel, DeliveryWord, Outgoing } from "../../app/adapters/channels/contract";
import { createEgress, type Egress } from "../../app/platform/http/egress.server";
import type { Sandbox } from "../../sandbox/main";
import { type Heard, listen, type Listener, SHOP, testSandbox, until } from "../../sandbox/testing/harness";
import type { ChannelSamples } from "./channels/samples";

const seed = { seed: 1402 };
const clock = { now: () => new Date() };
const files = import.meta.glob<ChannelSamples>(["./channels/*.ts", "!./channels/samples.ts"], {
  eager: true,
  import: "default",
});
const samples = new Map(
  Object.entries(files).map(([file, sample]) => [file.replace(/^.*\/|\.ts$/g, ""), sample]),
);
const paired = all.map((channel) => [channel.id, channel, samples.get(channel.id)] as const);

let app: Listener;
let sandbox: Sandbox;
let egress: Egress;
beforeAll(async () => {
  app = await listen();
  sandbox = await testSandbox({ appUrl: app.url, orders: 0 });
  egress = createEgress({
    "api.postmarkapp.com": `${sandbox.url}/postmark`,
    "api.twilio.com": `${sandbox.url}/twilio`,
  });
});
afterAll(async () => {
  await sandbox.close();
  await app.close();
});
beforeEach(async () => {
  // What an earlier test set off is not heard by the next one.
  await until(() => sandbox.control.idle().idle, "idle");
  await sandbox.control.reset();
  app.heard.length = 0;
});

const written: Outgoing = {
  idempotencyKey: "doorstep-11111111-2222-4333-8444-555555555555",
  to: { name: 'Shopper "One", of <b>House</b> 7', address: "" },
  subject: "Ihr Paket ‮kommt‬ später 📦 <script>",
  text: "Guten Tag,\nIhr Paket kommt morgen.",
  html: "<p>Guten Tag</p>",
  language: "de-DE",
  unsubscribeUrl: "https://store.example/stop?t=a%20b",
  replyTo: "help@example.com",
  tag: "exception.lost",
  values: ["#1001", "Parcel one", "https://store.example/t/1"],
};

/** Texts that break what takes them for something else. */
const hard = [
  "<script>alert(1)</script> & <img src=x onerror=alert(1)>",
  "first\r\nBcc: other@example.com\r\n\r\n.\r\nQUIT\r\nlast",
  "‮reversed‬ ⁦isolated⁩ שלום مرحبا",
  "a=b&To=%2B15555550199&Body=x;+%00%0d%0a",
  "👩🏽‍🚀 é é ﷽",
];

/** SMTP has one way to end a line, and ends the last one too. */
const lines = (text: string) => text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");

it("GIVEN the set of channels WHEN one is added THEN it brings samples for this battery", () => {
  expect([...samples.keys()].sort()).toEqual(all.map((c) => c.id).sort());
  for (const { id } of all) expect(id).toMatch(/^[a-z0-9_]+$/);
});

describe.each(paired)("channel %s", (id, channel, given) => {
  const sample = given as ChannelSamples;
  const settings = () => channel.settings.parse(sample.settings(sandbox));
  const callbackUrl = () => `${app.url}/webhooks/channels/${id}/${SHOP}`;
  const outgoing = (change: Partial<Outgoing> = {}): Outgoing => ({
    ...written,
    to: { ...written.to, address: sample.to },
    ...change,
  });
  const send = (message: Outgoing, attempt = 1, set = settings(), out = egress) =>
    channel.send({ egress: out, clock, attempt, callbackUrl: callbackUrl() }, set, message);
  const arrived = () => sample.arrived(sandbox);
  const carried = (message: Outgoing) =>
    sample.carries === "text"
      ? lines(message.text)
      : message.values.map((value) => value.replace(/\s+/g, " ").trim()).join(" · ");

  it("GIVEN a message WHEN sent THEN it arrives as it was written, with what mail programs want to know", async () => {
    const message = outgoing();
    const sent = await send(message);
    expect(sent.ok).toBe(true);
    const [one, ...others] = arrived();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ to: sample.to });
    expect(lines(one!.text)).toBe(carried(message));
    expect(sent).toMatchObject({ value: { providerId: one!.providerId } });
    if (channel.medium !== "email") return;
    expect(one).toMatchObject({ subject: message.subject, times: 1 });
    expect(lines(one!.html ?? "")).toBe(message.html);
    expect(one!.headers).toMatchObject({
      "list-unsubscribe": `<${message.unsubscribeUrl}>`,
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
      "auto-submitted": "auto-generated",
      "content-language": "de-DE",
    });
    await send(outgoing({ idempotencyKey: "two", unsubscribeUrl: null, html: null, replyTo: null }));
    expect(Object.keys(arrived()[1]!.headers)).not.toContain("list-unsubscribe");
    expect(arrived()[1]!.html).toBeNull();
  });

  it("GIVEN texts with markup, line breaks, directions and signs of all kinds WHEN sent THEN each arrives as it is", async () => {
    for (const [at, text] of hard.entries()) {
      const message = outgoing({ idempotencyKey: `hard-${at}`, text, values: [text] });
      expect(await send(message)).toMatchObject({ ok: true });
      expect(lines(arrived().at(-1)!.text)).toBe(carried(message));
    }
    expect(arrived().every((one) => one.to === sample.to && one.times === 1)).toBe(true);
  });

  it("GIVEN a very long text WHEN sent THEN it arrives whole, or is refused for good where the medium is shorter", async () => {
    const text = "0123456789".repeat(1_000);
    const sent = await send(outgoing({ text }));
    if (sample.longest === null || sample.carries === "values") {
      expect(sent).toMatchObject({ ok: true });
      if (sample.carries === "text") expect(lines(arrived()[0]!.text)).toBe(text);
      return;
    }
    expect(sent).toMatchObject({ ok: false, failure: { code: "message_refused", disposition: "final" } });
    expect(arrived()).toEqual([]);
    expect(await send(outgoing({ text: text.slice(0, sample.longest) }))).toMatchObject({ ok: true });
  });

  it("GIVEN a lost answer WHEN sent again under the same key THEN the receiver has one message, or two of one id", async () => {
    await sample.breakIt(sandbox, "lost_answer");
    const message = outgoing();
    expect(await send(message)).toMatchObject({
      ok: false,
      failure: { code: "outcome_unknown", disposition: "retry" },
    });
    const again = await send(message, 2);
    const [one, ...others] = arrived();
    expect(others).toEqual([]);
    expect(again).toEqual({ ok: true, value: { providerId: one!.providerId } });
    // SMTP cannot be asked. Mail programs drop the second by its Message-ID.
    expect(one!.times).toBe(sample.repeat === "same_id" ? 2 : 1);
  });

  it("GIVEN a second try of what never arrived WHEN sent THEN it is sent", async () => {
    await send(outgoing({ idempotencyKey: "another", text: "Another text.", values: ["#1"] }));
    expect(await send(outgoing(), 2)).toMatchObject({ ok: true });
    expect(arrived()).toHaveLength(2);
  });

  it("GIVEN a provider that fails WHEN sent THEN 'surely not taken' is told from 'perhaps taken', and both are tried again", async () => {
    for (const fault of sample.clean) {
      await sample.breakIt(sandbox, fault);
      const sent = await send(outgoing());
      expect(sent).toMatchObject({ ok: false, failure: { disposition: "retry" } });
      expect(sent).not.toMatchObject({ failure: { code: "outcome_unknown" } });
      expect(arrived()).toEqual([]);
      await sandbox.control.faults({ clear: true });
    }
    for (const fault of sample.unsure) {
      await sample.breakIt(sandbox, fault);
      expect(await send(outgoing())).toMatchObject({
        ok: false,
        failure: { code: "outcome_unknown", disposition: "retry" },
      });
    }
  });

  it("GIVEN wrong credentials WHEN sent THEN it may be tried again once a person has looked, and nothing arrived", async () => {
    const wrong = channel.settings.parse(sample.wrong(sample.settings(sandbox)));
    for (const attempt of [1, 2])
      expect(await send(outgoing(), attempt, wrong)).toMatchObject({
        ok: false,
        failure: { code: "outside_refused_credentials", disposition: "retry" },
      });
    expect(arrived()).toEqual([]);
  });

  it("GIVEN receivers whom the provider refuses WHEN sent THEN that is final, about the receiver, and holds no address", async () => {
    for (const [at, address] of sample.refused.entries()) {
      const to = { name: null, address };
      // Postmark learns of a dead address by writing to it once.
      if (address.startsWith("bounce@")) await send(outgoing({ to, idempotencyKey: "first" }));
      const before = arrived().length;
      const sent = await send(outgoing({ to, idempotencyKey: `refused-${at}` }));
      expect(sent).toMatchObject({ ok: false, failure: { code: "address_refused", disposition: "final" } });
      expect(JSON.stringify(sent)).not.toContain(address.slice(0, 8));
      expect(arrived()).toHaveLength(before);
    }
  });

  it("GIVEN settings WHEN parsed THEN good ones stay as they are and bad ones are refused", () => {
    const good = settings();
    expect(channel.settings.parse(good)).toEqual(good);
    for (const bad of sample.badSettings) expect(channel.settings.safeParse(bad).success).toBe(false);
    expect(channel.documentation.url).toMatch(/^https:/);
  });
});

const letters = paired.filter(([, channel]) => channel.medium === "email");

describe.each(letters)("channel %s, which carries letters", (_id, channel, given) => {
  const sample = given as ChannelSamples;
  const breaks = ["\r\nBcc: other@example.com", "x\rX-Other: 1", "x\n\nbody", "x\0"];

  it("GIVEN a line break in what stands in a header WHEN sent THEN the text is refused and nothing leaves", async () => {
    const settings = channel.settings.parse(sample.settings(sandbox));
    const to = { name: null, address: sample.to };
    for (const injected of breaks)
      for (const change of [
        { subject: injected },
        { to: { ...to, name: injected } },
        { language: injected },
        { replyTo: `a@example.com${injected}` },
        { unsubscribeUrl: `https://store.example/${injected}` },
      ]) {
        const sending = { egress, clock, attempt: 1, callbackUrl: null };
        expect(await channel.send(sending, settings, { ...written, to, ...change })).toMatchObject({
          ok: false,
          failure: { code: "message_refused", disposition: "final" },
        });
      }
    expect(sample.arrived(sandbox)).toEqual([]);
  });
});

const asked = paired.filter(([, channel]) => channel.webhook);

describe.each(asked)("channel %s, which tells what became of a message", (id, channel, given) => {
  const sample = given as ChannelSamples;
  const settings = () => channel.settings.parse(sample.settings(sandbox));
  const url = () => `${app.url}/webhooks/channels/${id}/${SHOP}`;
  const query = new URLSearchParams();
  const webhook = channel.webhook!;
  const readAll = (heard: Heard[]): DeliveryWord[] =>
    heard.flatMap(({ body, headers }) => {
      const words = channel.read!(Buffer.from(body), headers["content-type"] ?? "");
      if (!words.ok) throw new Error(JSON.stringify(words));
      return words.value;
    });
  const send = (address: string, key = written.idempotencyKey) =>
    channel.send({ egress, clock, attempt: 1, callbackUrl: url() }, settings(), {
      ...written,
      idempotencyKey: key,
      to: { name: null, address },
    });
  const quiet = () => until(() => sandbox.control.idle().idle, "idle");
  const headersOf = (heard: Heard) => heard.headers as Record<string, string | undefined>;

  it.each(sample.stories)("GIVEN what became of it: $title WHEN told THEN it is heard", async (story) => {
    const sent = await send(story.to);
    if (!sent.ok) throw new Error(JSON.stringify(sent));
    await quiet();
    story.then?.(sandbox);
    await quiet();
    for (const heard of app.heard) {
      expect(heard.path).toBe(`/webhooks/channels/${id}/${SHOP}`);
      expect(webhook.verify(Buffer.from(heard.body), headersOf(heard), settings(), query, url())).toBe(true);
    }
    const words = readAll(app.heard);
    const told = words.map((word) => `${word.kind} ${"permanent" in word && word.permanent}`).sort();
    expect(told).toEqual(story.heard.map(([kind, permanent = false]) => `${kind} ${permanent}`).sort());
    expect(new Set(words.map((word) => word.eventId)).size).toBe(words.length);
    for (const word of words) {
      expect(word.address).toBe(story.to);
      expect(word.eventId).not.toContain(story.to);
      if (!("providerId" in word)) continue;
      expect(word.providerId).toBe(sent.value.providerId);
      expect(word.idempotencyKey).toBe(sample.carriesKey ? written.idempotencyKey : null);
      expect(word.detail ?? "").not.toContain(story.to);
    }
  });

  it("GIVEN a delivery WHEN it comes again THEN delivery and events have the same ids; another one has others", async () => {
    await sandbox.control.faults({ webhooks: { duplicates: 2 } });
    await send(sample.to);
    await quiet();
    const ids = app.heard.map((heard) => webhook.deliveryId(Buffer.from(heard.body), headersOf(heard)));
    expect(new Set(ids).size).toBe(ids.length / 2);
    const words = readAll(app.heard);
    expect(words.length).toBeGreaterThan(0);
    expect(new Set(words.map((word) => word.eventId)).size).toBe(words.length / 2);
  });

  it("GIVEN a signed delivery WHEN any bit of what proves it is turned THEN it is refused", async () => {
    await send(sample.to);
    await quiet();
    const heard = app.heard[0]!;
    const raw = Buffer.from(heard.body);
    const headers = headersOf(heard);
    const set = settings();
    const verify = (body: Buffer, head: Record<string, string | undefined> = headers, by = set, at = url()) =>
      webhook.verify(body, head, by, query, at);
    expect(verify(raw)).toBe(true);
    expect(verify(raw, headers, channel.settings.parse(sample.wrong(sample.settings(sandbox))))).toBe(false);
    expect(verify(raw, {})).toBe(false);
    const says = (body: Buffer) => JSON.stringify([...new URLSearchParams(body.toString("utf8"))]);
    for (let i = 0; webhook.proves === "body" && i < raw.length * 8; i++) {
      const other = Buffer.from(raw);
      other[i >> 3]! ^= 1 << (i & 7);
      // %2b and %2B are one spelling of a plus: what is signed is what the form says.
      expect(verify(other) && says(other) !== says(raw)).toBe(false);
    }
    if (webhook.proves === "body") expect(verify(raw, headers, set, `${url()}?a=1`)).toBe(false);
    const proof = ["authorization", "x-twilio-signature", "x-doorstep-secret"].filter(
      (name) => headers[name],
    );
    expect(proof).toHaveLength(1);
    for (const name of proof) {
      const value = headers[name]!;
      for (let i = 0; i < value.length * 8; i++) {
        const other = Buffer.from(value, "latin1");
        other[i >> 3]! ^= 1 << (i & 7);
        expect(verify(raw, { ...headers, [name]: other.toString("latin1") })).toBe(false);
      }
      for (const odd of [undefined, "", " ", "Basic ", `${value} `])
        expect(verify(raw, { ...headers, [name]: odd })).toBe(false);
    }
  });

  it("GIVEN any bytes, or a delivery with a part replaced WHEN read or checked THEN nothing is thrown", async () => {
    await send(sample.to);
    await quiet();
    const text = app.heard[0]!.body;
    const foreseen = (raw: Buffer, contentType = sample.contentType) => {
      const words = channel.read!(raw, contentType);
      if (!words.ok) expect(words.failure).toMatchObject({ code: "shape_unknown", disposition: "final" });
      else for (const word of words.value) expect(word.at).toBeInstanceOf(Date);
      expect(webhook.deliveryId(raw, {}).length).toBeGreaterThan(8);
      expect(webhook.verify(raw, {}, settings(), query, url())).toBe(false);
    };
    const cut = fc
      .tuple(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 20 }))
      .map(([from, length, other]) => Buffer.from(text.slice(0, from) + other + text.slice(from + length)));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, type) =>
        foreseen(Buffer.from(bytes), type),
      ),
      { ...seed, numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.json(), (json) => foreseen(Buffer.from(json))),
      { ...seed, numRuns: 200 },
    );
    fc.assert(
      fc.property(cut, (raw) => foreseen(raw)),
      { ...seed, numRuns: 400 },
    );
  });
});

const withHttp = paired.filter(([id]) => id !== "email") as (readonly [string, AnyChannel, ChannelSamples])[];

it.each(withHttp)(
  "GIVEN nobody there WHEN %s sends THEN it was surely not taken",
  async (_id, channel, sample) => {
    const away = createEgress({
      "api.postmarkapp.com": "http://127.0.0.1:9",
      "api.twilio.com": "http://127.0.0.1:9",
    });
    const message = { ...written, to: { name: null, address: sample.to } };
    const settings = channel.settings.parse(sample.settings(sandbox));
    const sending = { egress: away, clock, callbackUrl: null };
    expect(await channel.send({ ...sending, attempt: 1 }, settings, message)).toMatchObject({
      failure: { code: "outside_unreachable", disposition: "retry" },
    });
    // An earlier try may have arrived, and cannot be asked about.
    expect(await channel.send({ ...sending, attempt: 2 }, settings, message)).toMatchObject({
      failure: { code: "outcome_unknown", disposition: "retry" },
    });
  },
);
