import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { all } from "../../app/adapters/carriers/_all";
import type { AnyCarrierSource } from "../../app/adapters/carriers/contract";
import { exceptionKinds } from "../../app/domain/exception";
import { milestones } from "../../app/domain/milestone";
import { samples, type CarrierSamples } from "./carrier-samples";
import { recordedBytes, recordedJson, recordedLines, recordedThere, whySkipped } from "./recorded";

const seed = { seed: 1401 };
const paired = all.map((carrier) => [carrier.id, carrier, samples[carrier.id]] as const);

/** Everything a payload is made of, with one part put in another's place: near to the real shape, unlike wild values. */
function bent(payload: object): fc.Arbitrary<unknown> {
  const paths: string[][] = [];
  const visit = (value: unknown, path: string[]): void => {
    if (path.length > 0) paths.push(path);
    if (value !== null && typeof value === "object")
      for (const [k, v] of Object.entries(value)) visit(v, [...path, k]);
  };
  visit(payload, []);
  return fc.tuple(fc.constantFrom(...paths), fc.anything()).map(([path, other]) => {
    const copy = structuredClone(payload) as Record<string, unknown>;
    const last = path.at(-1)!;
    const parent = path.slice(0, -1).reduce((node, key) => node[key] as Record<string, unknown>, copy);
    parent[last] = other;
    return copy;
  });
}

const foreseen = (carrier: AnyCarrierSource, payload: unknown): void => {
  const result = carrier.translate(payload);
  if (result.ok) {
    for (const o of result.value?.observations ?? []) {
      expect(o.milestone === null || milestones.includes(o.milestone)).toBe(true);
      expect(o.exception === null || exceptionKinds.includes(o.exception)).toBe(true);
      expect(Number.isNaN(o.at.getTime())).toBe(false);
    }
  } else {
    expect(["shape_unknown", "word_unknown"]).toContain(result.failure.code);
    expect(result.failure.disposition).toBe("final");
  }
};

it("GIVEN the set of carrier sources WHEN one is added THEN it brings samples for this battery", () => {
  expect(Object.keys(samples).sort()).toEqual(all.map((c) => c.id).sort());
});

describe.each(paired)("carrier source %s", (_id, carrier, given) => {
  const sample = given as CarrierSamples;

  it("GIVEN a known message WHEN translated THEN each scan is there in our words", () => {
    const result = carrier.translate(sample.known.payload);
    if (!result.ok || !result.value) throw new Error("a known message is about a parcel");
    expect(result.value.trackingNumber).toBe(sample.known.number);
    expect(result.value.observations).toHaveLength(sample.known.observations);
    expect(result.value.observations.map((o) => o.milestone)).toEqual(sample.known.milestones);
    expect(result.value.observations.map((o) => o.exception)).toEqual(sample.known.exceptions);
  });

  it("GIVEN a word nobody knows WHEN translated THEN it is refused by name and never guessed", () => {
    for (const payload of sample.unknownWords) {
      expect(carrier.translate(payload)).toMatchObject({
        ok: false,
        failure: { code: "word_unknown", disposition: "final" },
      });
    }
  });

  it("GIVEN a shape nobody knows WHEN translated THEN it is refused by name", () => {
    for (const payload of [
      null,
      undefined,
      1,
      "",
      "x",
      [],
      {},
      { result: {} },
      { description: "tracker.updated", result: [] },
    ]) {
      expect(carrier.translate(payload)).toMatchObject({
        ok: false,
        failure: { code: "shape_unknown", disposition: "final" },
      });
    }
  });

  it("GIVEN the same message WHEN translated twice THEN the answers are equal and the message is untouched", () => {
    const payload = structuredClone(sample.known.payload);
    expect(carrier.translate(payload)).toEqual(carrier.translate(payload));
    expect(payload).toEqual(sample.known.payload);
  });

  it("GIVEN anything at all, or a message with one part replaced WHEN translated THEN it is understood or refused, never thrown", () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (x) => foreseen(carrier, x)),
      { ...seed, numRuns: 500 },
    );
    fc.assert(
      fc.property(bent(sample.known.payload), (x) => foreseen(carrier, x)),
      { ...seed, numRuns: 1_500 },
    );
  });

  it("GIVEN settings WHEN parsed THEN the sample's are taken and empty ones are not", () => {
    expect(carrier.settings.safeParse(sample.settings).success).toBe(true);
    expect(carrier.settings.safeParse({}).success).toBe(false);
  });

  it("GIVEN a signed body WHEN any bit of body or signature is turned THEN it is refused", () => {
    const raw = Buffer.from(JSON.stringify(sample.known.payload)).subarray(0, 400);
    const headers = sample.sign(raw);
    expect(carrier.webhook.verify(raw, headers, sample.settings)).toBe(true);
    for (let i = 0; i < raw.length * 8; i++) {
      const other = Buffer.from(raw);
      other[i >> 3]! ^= 1 << (i & 7);
      expect(carrier.webhook.verify(other, headers, sample.settings)).toBe(false);
    }
    const [name, value] = Object.entries(headers)[0]!;
    for (let i = 0; i < value.length * 8; i++) {
      const other = Buffer.from(value);
      other[i >> 3]! ^= 1 << (i & 7);
      expect(carrier.webhook.verify(raw, { [name]: other.toString("latin1") }, sample.settings)).toBe(false);
    }
  });

  it("GIVEN no or odd headers WHEN verified THEN refused without an error", () => {
    const raw = Buffer.from("{}");
    for (const headers of [
      {},
      { "x-hmac-signature": undefined },
      { "x-hmac-signature": "" },
      { "x-hmac-signature": "hmac-sha256-hex=" },
    ]) {
      expect(carrier.webhook.verify(raw, headers, sample.settings)).toBe(false);
    }
  });

  it("GIVEN a delivery WHEN it is sent again THEN it has the same id; another body has another", () => {
    const raw = Buffer.from(JSON.stringify(sample.known.payload));
    const id = carrier.webhook.deliveryId(raw, sample.sign(raw));
    expect(carrier.webhook.deliveryId(Buffer.from(raw), sample.sign(raw))).toBe(id);
    expect(carrier.webhook.deliveryId(Buffer.concat([raw, Buffer.from(" ")]), {})).not.toBe(id);
    expect(id.length).toBeGreaterThan(8);
  });
});

if (!recordedThere) process.stdout.write(`recorded carrier payloads: skipped, ${whySkipped}\n`);

const expectation = z.object({
  file: z.string(),
  expected: z.object({
    status: z.string(),
    event_count: z.number(),
    event_statuses: z.array(z.string()).optional(),
  }),
});
const vector = z.object({
  secret: z.string(),
  header: z.string(),
  expected_header_value: z.string(),
  body_file: z.string(),
});

describe.skipIf(!recordedThere)("EasyPost as recorded", () => {
  const easypost = all.find((c) => c.id === "easypost")!;
  // A recorded tracker comes without the envelope of a webhook.
  const webhook = (json: unknown) =>
    json !== null && typeof json === "object" && "result" in json
      ? json
      : { description: "tracker.updated", result: json };
  const expected = recordedThere
    ? recordedLines("expected.jsonl").flatMap((line) => {
        const parsed = expectation.safeParse(line);
        return parsed.success && /^(tracking|webhooks)\/easypost\//.test(parsed.data.file)
          ? [parsed.data]
          : [];
      })
    : [];

  it("GIVEN the recordings WHEN counted THEN there are some", () =>
    expect(expected.length).toBeGreaterThan(5));

  it.each(expected)(
    "GIVEN $file WHEN translated THEN its scans are all there, or it is refused by name",
    ({ file, expected: want }) => {
      const payload = webhook(recordedJson(file));
      const copy = structuredClone(payload);
      const result = easypost.translate(payload);
      expect(payload).toEqual(copy);
      expect(easypost.translate(payload)).toEqual(result);
      if (file.includes("landing_create_tracker_response")) {
        // Advertisement, not a recording: scans without times.
        expect(result).toMatchObject({ ok: false, failure: { code: "shape_unknown" } });
        return;
      }
      if (!result.ok || !result.value) throw new Error(JSON.stringify(result));
      expect(result.value.observations).toHaveLength(want.event_count);
      if (want.event_statuses) {
        expect(result.value.observations.map((o) => o.nativeCode?.split("/")[0])).toEqual(
          want.event_statuses,
        );
      }
      const last = result.value.observations.at(-1)?.milestone;
      if (["delivered", "in_transit", "pre_transit"].includes(want.status)) {
        expect(last).toBe(want.status === "pre_transit" ? "label_created" : want.status);
      }
    },
  );

  it("GIVEN the vector of EasyPost's own library WHEN verified THEN it fits, and no single bit may be turned", () => {
    const { secret, header, expected_header_value, body_file } = vector.parse(
      recordedJson("webhooks/easypost/tracker_updated.vector.json"),
    );
    const raw = recordedBytes(`webhooks/easypost/${body_file}`);
    const settings = { apiKey: "k", webhookSecret: secret, contactEmail: "a@example.com" };
    const headers = { [header.toLowerCase()]: expected_header_value };
    expect(easypost.webhook.verify(raw, headers, settings)).toBe(true);
    for (let byte = 0; byte < raw.length; byte++) {
      const other = Buffer.from(raw);
      other[byte]! ^= 1 << (byte % 8);
      expect(easypost.webhook.verify(other, headers, settings)).toBe(false);
    }
    expect(easypost.webhook.verify(raw, headers, { ...settings, webhookSecret: "secret" })).toBe(false);
  });
});
