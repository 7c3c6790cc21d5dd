import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { ok } from "../../domain/result";
import type { Call } from "../../platform/http/egress.server";
import aftership from "./aftership.server";
import type { AnyCarrierSource } from "./contract";
import shippo from "./shippo.server";
import track17 from "./track17.server";

const parcel = { trackingNumber: "1Z12345E0205271688", carrier: "ups" };

async function follow(source: AnyCarrierSource, settings: unknown, ...answers: [number, unknown][]) {
  const calls: Call[] = [];
  const egress = (call: Call) => {
    calls.push(call);
    const [status, json] = answers.shift()!;
    const text = JSON.stringify(json);
    return Promise.resolve(ok({ status, headers: {}, text, bytes: Buffer.from(text) }));
  };
  const result = await source.follow!(egress, settings, parcel);
  return { result, calls };
}

const reference = parcel.trackingNumber;

it("GIVEN Shippo, where registering twice sends twice WHEN following again THEN nothing is registered", async () => {
  const account = { apiToken: "t", webhookSecret: "s" };
  const track = (metadata: string | null) => ({ carrier: "ups", tracking_number: reference, metadata });
  const first = await follow(shippo, account, [200, track(null)], [201, track("followed by Doorstep")]);
  expect(first.result).toEqual(ok({ reference }));
  expect(first.calls[1]).toMatchObject({
    method: "POST",
    json: { carrier: "ups", tracking_number: reference, metadata: "followed by Doorstep" },
  });
  const again = await follow(shippo, account, [200, track("followed by Doorstep")]);
  expect(again.result).toEqual(ok({ reference }));
  expect(again.calls).toHaveLength(1);
  const unseen = await follow(shippo, account, [404, { detail: "none" }], [201, track("x")]);
  expect(unseen.result).toEqual(ok({ reference }));
  const busy = await follow(shippo, account, [429, {}]);
  expect(busy.result).toMatchObject({ failure: { disposition: "retry" } });
});

it("GIVEN Shippo, which signs on request WHEN it signs THEN no bit of body or signature may be turned, and the address alone does not do", () => {
  const account = { apiToken: "t", webhookSecret: "s" };
  const raw = Buffer.from('{"event":"track_updated"}');
  const v1 = createHmac("sha256", "s").update(`1763719200.${raw.toString()}`).digest("hex");
  const verify = (body: Buffer, header: string, query = "") =>
    shippo.webhook!.verify(
      body,
      { "shippo-auth-signature": header },
      account,
      new URLSearchParams(query),
      "",
    );
  expect(verify(raw, `t=1763719200,v1=${v1}`)).toBe(true);
  expect(verify(raw, `t=1763719201,v1=${v1}`)).toBe(false);
  expect(verify(Buffer.from(raw.toString().replace("t", "T")), `t=1763719200,v1=${v1}`)).toBe(false);
  expect(verify(raw, "t=1,v1=", "secret=s")).toBe(false);
});

it("GIVEN AfterShip and 17TRACK WHEN a parcel is followed already THEN that is as good", async () => {
  const account = { apiKey: "k", webhookSecret: "s" };
  const made = await follow(aftership, account, [201, { meta: { code: 201 }, data: { id: "a1" } }]);
  expect(made.result).toEqual(ok({ reference: "a1" }));
  expect(made.calls[0]!.json).toEqual({ tracking_number: reference, slug: "ups" });
  const known = await follow(aftership, account, [
    400,
    { meta: { code: 4003 }, data: { tracking: { id: "a1" } } },
  ]);
  expect(known.result).toEqual(ok({ reference: "a1" }));
  const wrong = await follow(aftership, account, [400, { meta: { code: 4005 }, data: {} }]);
  expect(wrong.result).toMatchObject({ failure: { code: "outside_refused" } });

  const registration = (accepted: object[], code?: number) => ({
    code: 0,
    data: { accepted, rejected: code ? [{ number: reference, error: { code, message: "" } }] : [] },
  });
  const registered = await follow(track17, account, [
    200,
    registration([{ number: reference, carrier: 100002 }]),
  ]);
  expect(registered.result).toEqual(ok({ reference }));
  expect(registered.calls[0]!.json).toEqual([{ number: reference, carrier: 100002 }]);
  const there = await follow(track17, account, [200, registration([], -18019901)]);
  expect(there.result).toEqual(ok({ reference }));
  const spent = await follow(track17, account, [200, registration([], -18019908)]);
  expect(spent.result).toMatchObject({ failure: { code: "outside_refused", detail: "17TRACK -18019908" } });
});
