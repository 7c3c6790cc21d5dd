import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all } from "../../app/adapters/carriers/_all";
import type { AnyCarrierSource } from "../../app/adapters/carriers/contract";
import type { CarrierReport } from "../../app/adapters/carriers/reading/reading";
import { tokenMemory } from "../../app/adapters/carriers/reading/tokens.server";
import { exceptionKinds } from "../../app/domain/exception";
import { milestones } from "../../app/domain/milestone";
import { ok, retry } from "../../app/domain/result";
import { normalize } from "../../app/modules/tracking/hearing/normalize";
import type { Answer, Call } from "../../app/platform/http/egress.server";
import { bent, torn, turned as bitsTurned } from "./disturbed";
import { bytesOf, type CarrierSamples, type Payload } from "./carriers/samples";

const seed = { seed: 1401 };
const received = new Date("2026-11-21T12:00:00Z");
const files = import.meta.glob<CarrierSamples>(["./carriers/*.ts", "!./carriers/samples.ts"], {
  eager: true,
  import: "default",
});
const samples = new Map(
  Object.entries(files).map(([file, sample]) => [file.replace(/^.*\/|\.ts$/g, ""), sample]),
);
const paired = all.map((carrier) => [carrier.id, carrier, samples.get(carrier.id)] as const);

const parsed = (payload: Payload): unknown => {
  if (typeof payload !== "string") return payload;
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return null;
  }
};

const check = (report: CarrierReport, zone: string): void => {
  for (const scan of report.scans) {
    expect(scan.code.length).toBeGreaterThan(0);
    expect(scan.at.wall).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    if (!scan.meaning) continue;
    expect(scan.meaning.milestone === null || milestones.includes(scan.meaning.milestone)).toBe(true);
    expect(scan.meaning.exception === undefined || exceptionKinds.includes(scan.meaning.exception)).toBe(
      true,
    );
  }
  const said = normalize(report, zone, received);
  expect(milestones).toContain(said.milestone);
};

/** Understood or refused by name, never thrown. */
const foreseen = (carrier: AnyCarrierSource, raw: Buffer): void => {
  const result = carrier.read(raw);
  if (result.ok) for (const report of result.value.parcels) check(report, carrier.zone);
  else
    expect(result.failure).toMatchObject({
      code: expect.stringMatching(/^(shape|word)_unknown$/) as unknown,
      disposition: "final",
    });
};

it("GIVEN the set of carrier sources WHEN one is added THEN it brings samples for this battery", () => {
  expect([...samples.keys()].sort()).toEqual(all.map((c) => c.id).sort());
});

it("GIVEN all sources WHEN named THEN no two share a name", () => {
  const names = all.flatMap((c) => [c.id, ...c.aliases]);
  expect(new Set(names).size).toBe(names.length);
  for (const id of all.map((c) => c.id)) expect(id).toMatch(/^[a-z0-9_]+$/);
});

describe.each(paired)("carrier source %s", (_id, carrier, given) => {
  const sample = given as CarrierSamples;
  const read = (payload: Payload) => carrier.read(bytesOf(payload));
  const only = (payload: Payload): CarrierReport => {
    const result = read(payload);
    if (!result.ok || result.value.parcels.length !== 1) throw new Error(JSON.stringify(result));
    return result.value.parcels[0]!;
  };

  it("GIVEN a known message WHEN read THEN each scan is there, as it was told and in our words", () => {
    const report = only(sample.known.payload);
    const said = normalize(report, carrier.zone, received);
    const { number, milestone, exceptions, eta, scans } = sample.known;
    expect(said).toMatchObject({ number, carrier: sample.known.carrier, milestone, exceptions });
    expect(said.eta?.slice(0, 10) ?? null).toBe(eta);
    expect(said.unknownCodes).toEqual([]);
    expect(said.events.map((e) => [e.at, e.code, e.milestone, e.exception])).toEqual(scans);
    expect(scans.length).toBeGreaterThanOrEqual(3);
  });

  it("GIVEN its scans in any order, some told twice WHEN normalized THEN the same comes of it", () => {
    const report = only(sample.known.payload);
    const want = normalize(report, carrier.zone, received);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(report.scans, { minLength: report.scans.length }),
        fc.subarray(report.scans),
        (scans, again) => {
          expect(normalize({ ...report, scans: [...scans, ...again] }, carrier.zone, received)).toEqual(want);
        },
      ),
      { ...seed, numRuns: 60 },
    );
  });

  it("GIVEN a parcel nobody has seen yet WHEN read THEN it has no scan and is nowhere past its label", () => {
    const said = normalize(only(sample.unseen), carrier.zone, received);
    expect(said.events).toEqual([]);
    expect(["unknown", "label_created"]).toContain(said.milestone);
  });

  it("GIVEN a refusal WHEN read THEN it tells of no parcel and names what is wrong", () => {
    for (const { payload, codes } of sample.refusals) {
      const result = read(payload);
      if (!result.ok) throw new Error(JSON.stringify(result));
      expect(result.value.parcels.flatMap((p) => p.scans)).toEqual([]);
      expect(result.value.errors.map((e) => e.code)).toEqual(codes);
    }
  });

  it("GIVEN a word nobody knows WHEN read THEN it is listed by its code and nothing is guessed", () => {
    expect(sample.unknownWords.length).toBeGreaterThan(0);
    for (const { payload, code } of sample.unknownWords) {
      const report = only(payload);
      expect(normalize(report, carrier.zone, received).unknownCodes).toEqual([code]);
    }
  });

  it("GIVEN a shape nobody knows WHEN read THEN it is refused by name", () => {
    for (const payload of ["", "x", "null", "1", '"x"', "[]", "{}", "<x/>", "<a>", ...sample.unknownShapes]) {
      expect(read(payload)).toMatchObject({
        ok: false,
        failure: { code: "shape_unknown", disposition: "final" },
      });
    }
  });

  it("GIVEN the same message WHEN read twice THEN the answers are equal and the bytes untouched", () => {
    const raw = bytesOf(sample.known.payload);
    expect(carrier.read(raw)).toEqual(carrier.read(raw));
    expect(raw).toEqual(bytesOf(sample.known.payload));
  });

  it("GIVEN any bytes, or a message with one part replaced, cut or moved WHEN read THEN it is understood or refused, never thrown", () => {
    const text = bytesOf(sample.known.payload).toString("utf8");
    const whole = parsed(sample.known.payload);
    const bytes = fc.uint8Array({ maxLength: 300 }).map((given) => Buffer.from(given));
    fc.assert(
      fc.property(bytes, (raw) => foreseen(carrier, raw)),
      { ...seed, numRuns: 100 },
    );
    fc.assert(
      fc.property(fc.json(), (json) => foreseen(carrier, Buffer.from(json))),
      { ...seed, numRuns: 200 },
    );
    fc.assert(
      fc.property(torn(text), (raw) => foreseen(carrier, raw)),
      { ...seed, numRuns: 400 },
    );
    if (whole !== null && typeof whole === "object")
      fc.assert(
        fc.property(bent(whole), (raw) => foreseen(carrier, raw)),
        { ...seed, numRuns: 800 },
      );
  });

  it("GIVEN settings WHEN parsed THEN the sample's are taken", () => {
    expect(carrier.settings.safeParse(sample.settings).success).toBe(true);
    expect(carrier.settings.safeParse({ apiKey: 1, webhookSecret: [] }).success).toBe(false);
  });
});

const sending = paired.filter(([, carrier]) => carrier.webhook);

describe.each(sending)("carrier source %s, which sends by itself", (_id, carrier, given) => {
  const sample = given as CarrierSamples;

  it("GIVEN a signed body WHEN any bit of what was signed is turned THEN it is refused", () => {
    const { webhook } = carrier;
    if (!webhook || !sample.sign) throw new Error("who sends must be able to show it");
    const raw = bytesOf(sample.known.payload).subarray(0, 400);
    const signed = sample.sign(raw);
    const query = new URLSearchParams(signed.query);
    const verify = (body: Buffer, headers: Record<string, string | undefined>, asked = query) =>
      webhook.verify(body, headers, sample.settings, asked, "");
    expect(verify(raw, signed.headers)).toBe(true);
    if (webhook.proves === "body")
      for (const other of bitsTurned(raw)) expect(verify(other, signed.headers)).toBe(false);
    const turned = (value: string, refused: (other: string) => boolean) => {
      for (const other of bitsTurned(Buffer.from(value, "latin1")))
        expect(refused(other.toString("latin1"))).toBe(true);
    };
    for (const [name, value] of Object.entries(signed.headers))
      turned(value, (other) => !verify(raw, { ...signed.headers, [name]: other }));
    for (const [name, value] of query)
      turned(value, (other) => !verify(raw, signed.headers, new URLSearchParams({ [name]: other })));
    for (const name of Object.keys(signed.headers))
      for (const odd of [undefined, "", " ", "hmac-sha256-hex=", "t=1,v1="])
        expect(verify(raw, { ...signed.headers, [name]: odd })).toBe(false);
    expect(verify(raw, {}, new URLSearchParams())).toBe(false);
  });

  it("GIVEN a delivery WHEN it is sent again THEN it has the same id; another body has another", () => {
    const { webhook } = carrier;
    if (!webhook || !sample.sign) throw new Error("who sends must be able to show it");
    const raw = bytesOf(sample.known.payload);
    const { headers } = sample.sign(raw);
    const id = webhook.deliveryId(raw, headers);
    expect(webhook.deliveryId(Buffer.from(raw), headers)).toBe(id);
    expect(webhook.deliveryId(Buffer.concat([raw, Buffer.from(" ")]), {})).not.toBe(id);
    expect(id.length).toBeGreaterThan(8);
  });
});

const asked = paired.filter(([, carrier]) => carrier.poll);

describe.each(asked)("carrier source %s, which is asked", (_id, carrier, given) => {
  const sample = given as CarrierSamples;

  it("GIVEN a question WHEN the source answers, is busy, refuses the key or is away THEN the caller is told which", async () => {
    const { poll } = carrier;
    if (!poll || !sample.poll) throw new Error("who is asked must have a sample of it");
    const { hosts, parcels, login } = sample.poll;
    expect(parcels.length).toBeLessThanOrEqual(poll.batch);
    const body = bytesOf(sample.known.payload);
    const calls: Call[] = [];
    const answering = (status: number) => (call: Call) => {
      calls.push(call);
      const token = JSON.stringify({ access_token: "t0ken", expires_in: 3600 });
      const { when, answer: opened } = login ?? { when: /oauth|token/i, answer: token };
      const bytes = when.test(call.url) ? Buffer.from(opened) : body;
      const answer: Answer = { status, headers: {}, text: bytes.toString("utf8"), bytes };
      return Promise.resolve(ok(answer));
    };
    const ask = (egress: (call: Call) => Promise<ReturnType<typeof ok<Answer>> | ReturnType<typeof retry>>) =>
      poll.ask({ egress, now: received, tokens: tokenMemory() }, sample.settings, parcels);
    expect(await ask(answering(200))).toEqual(ok(body));
    for (const status of [429, 503, 500])
      expect(await ask(answering(status))).toMatchObject({ ok: false, failure: { disposition: "retry" } });
    expect(await ask(answering(401))).toMatchObject({
      ok: false,
      failure: { code: "outside_refused_credentials" },
    });
    expect(await ask(() => Promise.resolve(retry("outside_unreachable")))).toMatchObject({
      ok: false,
      failure: { code: "outside_unreachable" },
    });
    for (const call of calls) {
      expect(hosts).toContain(new URL(call.url).host);
      expect(new URL(call.url).protocol).toBe("https:");
    }
    expect(JSON.stringify(calls)).toContain(parcels[0]!.trackingNumber);
  });
});
