import { expect, it } from "vitest";
import { ok } from "../../domain/result";
import type { Answer, Call } from "../../platform/http/egress.server";
import dpd from "./dpd.server";
import { tokenMemory } from "./reading/tokens.server";

const envelope = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="urn:soap"><soap:Body>${body}</soap:Body></soap:Envelope>`;
const fault = (code: string) =>
  envelope(
    `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>x</faultstring><detail><a><errorCode>${code}</errorCode><errorMessage>y</errorMessage></a></detail></soap:Fault>`,
  );
const login = envelope("<getAuthResponse><return><authToken>t0ken</authToken></return></getAuthResponse>");
const step =
  "<statusInfo><status>Courier</status><date><content>11/20/2026 8:00:00 AM</content></date></statusInfo>";
const tracked = envelope(
  `<getTrackingDataResponse><trackingresult>${step}</trackingresult></getTrackingDataResponse>`,
);

const account = { delisId: "delis", password: `pass&"word`, country: "NL" };
const number = "01234567890123";

function talk(...answers: [status: number, body: string][]) {
  const calls: Call[] = [];
  const tokens = tokenMemory();
  const egress = (call: Call) => {
    calls.push(call);
    const [status, body] = answers.shift()!;
    const answer: Answer = { status, headers: {}, text: body, bytes: Buffer.from(body) };
    return Promise.resolve(ok(answer));
  };
  const asking = { egress, tokens, now: new Date("2026-11-21T12:00:00Z") };
  return { calls, ask: () => dpd.poll!.ask(asking, account, [{ trackingNumber: number, carrier: "dpd" }]) };
}

it("GIVEN DPD, whose answers do not name their parcel WHEN asked THEN the answer is kept as it came", async () => {
  const { ask, calls } = talk([200, login], [200, tracked], [200, tracked]);
  const answer = await ask();
  if (!answer.ok) throw new Error(answer.failure.code);
  expect(answer.value.toString()).toBe(tracked);
  expect(dpd.read(answer.value)).toMatchObject({ ok: true, value: { parcels: [{ trackingNumber: null }] } });
  await ask();
  // One login for two questions, and what it says is escaped.
  expect(calls.map((call) => new URL(call.url).pathname.split("/").at(-2))).toEqual([
    "LoginService",
    "ParcelLifeCycleService",
    "ParcelLifeCycleService",
  ]);
  expect(calls[0]!.text!.body).toContain("<password>pass&amp;&quot;word</password>");
  expect(calls[1]!.text!.body).toContain("<authToken>t0ken</authToken>");
  expect(calls[1]!.text!.body).toContain(`<ns:parcelLabelNumber>${number}<`.replace("ns:", ""));
});

it("GIVEN a fault about the parcel WHEN asked THEN it is an answer that says why", async () => {
  const answer = await talk([200, login], [500, fault("PLC_1")]).ask();
  if (!answer.ok) throw new Error(answer.failure.code);
  expect(dpd.read(answer.value)).toMatchObject({
    value: { errors: [{ code: "PLC_1", trackingNumber: null }] },
  });
});

it("GIVEN a fault about the login WHEN asked THEN the account is refused and the token forgotten", async () => {
  expect(await talk([500, fault("LOGIN_7")]).ask()).toMatchObject({
    failure: { code: "outside_refused_credentials" },
  });
  const { ask, calls } = talk([200, login], [500, fault("LOGIN_5")], [200, login], [200, tracked]);
  expect(await ask()).toMatchObject({ failure: { code: "outside_refused_credentials" } });
  expect(await ask()).toMatchObject({ ok: true });
  expect(calls).toHaveLength(4);
});
