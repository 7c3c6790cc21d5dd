import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { easypostHmac } from "../support/sign";
import { listen, postJson, testSandbox, until, type Listener } from "../testing/harness";

const FIXTURES = new URL("../../../shared/fixtures/webhooks/easypost/", import.meta.url);
const AUTH = { Authorization: `Basic ${Buffer.from("EZTKsandbox:").toString("base64")}` };

let app: Listener;
let sandbox: Sandbox;
beforeEach(async () => {
  app = await listen();
  sandbox = await testSandbox({ appUrl: app.url, orders: 0 });
});
afterEach(async () => {
  await sandbox.close();
  await app.close();
});

function shipped(): string {
  const { orderId } = sandbox.control.order() as { orderId: string };
  return (
    sandbox.control.fulfillment({
      orderId,
      trackingNumber: "9400111899223100000014",
      service: "USPS Ground Advantage",
    }) as { trackingNumber: string }
  ).trackingNumber;
}
const events = () => app.heard.filter((each) => each.path.startsWith("/webhooks/carriers/easypost/"));
interface Event {
  description: string;
  result: { status: string; status_detail: string; tracking_details: { datetime: string; status: string }[] };
}
const read = (body: string) => JSON.parse(body) as Event;

describe("signature", () => {
  it.skipIf(!existsSync(FIXTURES))("matches the published vector", () => {
    const vector = JSON.parse(readFileSync(new URL("tracker_updated.vector.json", FIXTURES), "utf8")) as {
      secret: string;
      expected_header_value: string;
    };
    expect(easypostHmac(vector.secret, readFileSync(new URL("tracker_updated.body.json", FIXTURES)))).toBe(
      vector.expected_header_value,
    );
  });
});

describe("trackers", () => {
  it("need the key, and are the same for the same code", async () => {
    const number = shipped();
    const body = { tracker: { tracking_code: number, carrier: "USPS" } };
    expect((await postJson(`${sandbox.url}/easypost/v2/trackers`, body)).status).toBe(401);
    const first = await postJson(`${sandbox.url}/easypost/v2/trackers`, body, AUTH);
    const again = await postJson(`${sandbox.url}/easypost/v2/trackers`, body, AUTH);
    expect(first).toMatchObject({ status: 201, json: { object: "Tracker", status: "unknown" } });
    expect(again.json["id"]).toBe(first.json["id"]);
    const list = await fetch(`${sandbox.url}/easypost/v2/trackers?tracking_code=${number}`, {
      headers: AUTH,
    });
    expect(await list.json()).toMatchObject({ trackers: [{ tracking_code: number }], has_more: false });
  });

  it.each([
    ["delivered", "delivered", 7],
    ["lost", "failure", 5],
    ["silent", "in_transit", 3],
    ["returned", "return_to_sender", 7],
  ] as const)(
    "play %s to its end, signed, oldest scan first, nothing in the future",
    async (script, last, scans) => {
      const number = shipped();
      sandbox.control.script(number, { script, hurry: 86_400_000 });
      await until(() => sandbox.control.idle().idle && events().length > scans, "the parcel");
      const longest = events()
        .map(({ body, headers }) => ({ ...read(body), body, headers }))
        .sort((a, b) => a.result.tracking_details.length - b.result.tracking_details.length)
        .at(-1)!;
      expect(longest.result).toMatchObject({ status: last });
      const moments = longest.result.tracking_details.map((detail) => detail.datetime);
      expect(moments).toHaveLength(scans);
      expect(moments).toEqual([...moments].sort());
      expect(Date.parse(moments.at(-1)!)).toBeLessThanOrEqual(Date.now());
      const hex = createHmac("sha256", "sandbox-easypost-secret".normalize("NFKD"))
        .update(longest.body)
        .digest("hex");
      expect(longest.headers["x-hmac-signature"]).toBe(`hmac-sha256-hex=${hex}`);
      expect(longest.body).toMatch(/"weight":\d+\.\d/);
    },
  );

  it("send what a careless carrier would, when asked to", async () => {
    const number = shipped();
    sandbox.control.scan(number, { status: "in_transit", mutation: "unknown_word" });
    sandbox.control.scan(number, { status: "in_transit", mutation: "bad_signature" });
    await until(() => sandbox.control.idle().idle, "idle");
    const [, strange, forged] = events();
    expect(strange!.body).toContain("quantum_tunnelled");
    expect(forged!.headers["x-hmac-signature"]).not.toBe(
      easypostHmac("sandbox-easypost-secret", forged!.body),
    );
  });
});

describe("claims", () => {
  const claim = (number: string, more: object = {}) =>
    postJson(
      `${sandbox.url}/easypost/v2/claims`,
      {
        type: "loss",
        tracking_code: number,
        amount: "25.00",
        description: "No scan for nine days",
        contact_email: "owner@example.com",
        ...more,
      },
      AUTH,
    );

  it("are taken once for one loss; the second create names the first", async () => {
    const number = shipped();
    const first = await claim(number);
    expect(first).toMatchObject({
      status: 201,
      json: { object: "Claim", status: "submitted", requested_amount: "25.00" },
    });
    expect(await claim(number)).toMatchObject({
      status: 422,
      json: { error: { code: "CLAIM.ALREADY_EXISTS", errors: [{ claim_id: first.json["id"] }] } },
    });
    const list = await fetch(`${sandbox.url}/easypost/v2/claims?tracking_code=${number}`, { headers: AUTH });
    expect(await list.json()).toMatchObject({ claims: [{ id: first.json["id"] }] });
  });

  it("refuse a wrong type and an unknown parcel, and report a decision", async () => {
    const number = shipped();
    expect((await claim(number, { type: "lost" })).status).toBe(422);
    expect((await claim("nobody-knows-this")).status).toBe(422);
    const { json } = await claim(number);
    sandbox.control.claim(String(json["id"]), { status: "approved" });
    await until(
      () => events().some((each) => read(each.body).description === "claim.approved"),
      "the decision",
    );
  });
});
