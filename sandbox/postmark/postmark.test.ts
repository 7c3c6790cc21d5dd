import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { postJson, testSandbox } from "../testing/harness";

const AUTH = { "X-Postmark-Server-Token": "sandbox-postmark-token" };
let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await testSandbox({ orders: 0 })));
afterAll(() => sandbox.close());

const send = (change: object = {}, headers: Record<string, string> = AUTH) =>
  postJson(
    `${sandbox.url}/postmark/email`,
    { From: "hello@example.com", To: "a@example.com", Subject: "s", TextBody: "t", ...change },
    headers,
  );

describe("letters", () => {
  it("are refused with Postmark's own codes", async () => {
    expect(await send({}, {})).toMatchObject({ status: 401, json: { ErrorCode: 10 } });
    for (const [change, ErrorCode] of [
      [{ To: "a@example.com, b" }, 300],
      [{ TextBody: "" }, 300],
      [{ Metadata: { key: "x".repeat(81) } }, 300],
      [{ From: "hello@other.example" }, 400],
      [{ TrackOpens: "yes" }, 403],
      [{ MessageStream: "nowhere" }, 1235],
    ] as const)
      expect(await send(change)).toMatchObject({ status: 422, json: { ErrorCode } });
  });

  it("stand in the same mailbox as those that came by SMTP, and are found by their metadata", async () => {
    const { json } = await send({ To: '"One, Two" <a@example.com>', Metadata: { key: "k1" } });
    expect(json).toMatchObject({ ErrorCode: 0, Message: "OK" });
    const box = await (await fetch(`${sandbox.url}/mailbox.json`)).text();
    expect(box).toContain(`<${String(json["MessageID"])}@mtasv.net>`);
    const find = async (value: string) => {
      const url = `${sandbox.url}/postmark/messages/outbound?count=1&offset=0&metadata_key=${value}`;
      return (await (await fetch(url, { headers: AUTH })).json()) as object;
    };
    expect(await find("k1")).toMatchObject({ TotalCount: 1, Messages: [{ MessageID: json["MessageID"] }] });
    expect(await find("k2")).toMatchObject({ TotalCount: 0, Messages: [] });
  });

  it("to an address that bounced are refused until somebody puts it back", async () => {
    const To = "bounce@example.com";
    expect(await send({ To })).toMatchObject({ status: 200 });
    expect(await send({ To })).toMatchObject({ status: 422, json: { ErrorCode: 406 } });
    sandbox.control.letter(To, { happens: "Reactivate" });
    expect(await send({ To })).toMatchObject({ status: 200 });
  });
});
