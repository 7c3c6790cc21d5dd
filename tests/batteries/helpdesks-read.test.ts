import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all } from "../../app/adapters/helpdesks/_all";
import { bent, torn, turned } from "./disturbed";
import { members, samples } from "./helpdesk-members";

const seed = { seed: 1402 };

it("GIVEN the set of helpdesks WHEN one is added THEN it brings samples, and no two share a name", () => {
  expect([...samples.keys()].sort()).toEqual(all.map((desk) => desk.id).sort());
  for (const desk of all) expect(desk.id).toMatch(/^[a-z0-9_]+$/);
});

describe.each(members)("what helpdesk %s tells", (_id, desk, sample) => {
  const settings = desk.settings.parse(sample.settings);

  it("GIVEN a known message WHEN read THEN it is in our words; others mean nothing or are refused by name", () => {
    const raw = Buffer.from(JSON.stringify(sample.known.payload));
    expect(desk.read(raw)).toEqual({ ok: true, value: sample.known.words });
    expect(desk.read(raw)).toEqual(desk.read(raw));
    for (const other of sample.meaningless)
      expect(desk.read(Buffer.from(JSON.stringify(other)))).toEqual({ ok: true, value: [] });
    for (const other of ["", "x", "null", "1", '"x"', "[]", "{}", "\u0000"])
      expect(desk.read(Buffer.from(other))).toMatchObject({
        ok: false,
        failure: { code: "shape_unknown", disposition: "final" },
      });
  });

  it("GIVEN any bytes, or a message with one part replaced, cut or moved WHEN read THEN nothing is thrown", () => {
    const foreseen = (raw: Buffer) => {
      const result = desk.read(raw);
      if (!result.ok) expect(result.failure.disposition).toBe("final");
      for (const each of result.ok ? result.value : []) {
        expect(each.ticketId).not.toBe("");
        expect(each.at === null || !Number.isNaN(each.at.getTime())).toBe(true);
        expect([null, "open", "pending", "solved"]).toContain(each.status);
      }
    };
    const bytes = fc.uint8Array({ maxLength: 300 }).map((given) => Buffer.from(given));
    const text = JSON.stringify(sample.known.payload);
    for (const [arbitrary, numRuns] of [
      [bytes, 200],
      [fc.json().map((json) => Buffer.from(json)), 200],
      [torn(text), 400],
      [bent(sample.known.payload), 800],
    ] as const)
      fc.assert(fc.property(arbitrary, foreseen), { ...seed, numRuns });
  });

  it("GIVEN a signature WHEN any bit of it or of what it covers is turned, or it is another store's THEN it is refused", () => {
    const { webhook } = desk;
    const raw = Buffer.from(JSON.stringify(sample.known.payload));
    const { webhookSecret } = sample.settings;
    const signed = sample.sign(raw, webhookSecret);
    const verify = (body: Buffer, headers: Record<string, string | undefined>, by = settings) =>
      webhook.verify(body, headers, by, new URLSearchParams(), "https://app.example.com/in");
    expect(verify(raw, signed)).toBe(true);
    expect(verify(raw, sample.sign(raw, `${webhookSecret}x`))).toBe(false);
    if (webhook.proves === "body") for (const other of turned(raw)) expect(verify(other, signed)).toBe(false);
    for (const [name, value] of Object.entries(signed)) {
      for (const other of turned(Buffer.from(value, "latin1")))
        expect(verify(raw, { ...signed, [name]: other.toString("latin1") })).toBe(false);
      for (const odd of [undefined, "", " ", `${value} `, "="])
        expect(verify(raw, { ...signed, [name]: odd })).toBe(false);
    }
    const unset = desk.settings.parse({ ...sample.settings, webhookSecret: "" });
    expect(verify(raw, sample.sign(raw, "x"), unset)).toBe(false);
    expect(verify(raw, { ...signed, "x-doorstep-secret": "" }, unset)).toBe(false);
    expect(desk.settings.safeParse({ ...sample.settings, webhookSecret: "short" }).success).toBe(false);
  });
});
