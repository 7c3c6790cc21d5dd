import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { listen, type Listener, testSandbox, until } from "../testing/harness";
import { twilioSignature } from "./manner";

const SID = `AC${"0123456789abcdef".repeat(2)}`;
const AUTH = { Authorization: `Basic ${Buffer.from(`${SID}:sandbox-twilio-token`).toString("base64")}` };
let app: Listener;
let sandbox: Sandbox;
beforeAll(async () => {
  app = await listen();
  sandbox = await testSandbox({ orders: 0, appUrl: app.url });
});
afterAll(async () => {
  await sandbox.close();
  await app.close();
});
beforeEach(async () => {
  await until(() => sandbox.control.idle().idle, "idle");
  await sandbox.control.reset();
  app.heard.length = 0;
});

async function send(change: Record<string, string>, headers: Record<string, string> = AUTH) {
  const params = { To: "+15555550100", From: "+15005550006", Body: "Hello", ...change };
  const url = `${sandbox.url}/twilio/2010-04-01/Accounts/${SID}/Messages.json`;
  const answer = await fetch(url, { method: "POST", headers, body: new URLSearchParams(params) });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

describe("texts", () => {
  it("are refused with Twilio's own codes", async () => {
    expect(await send({}, {})).toMatchObject({ status: 401, json: { code: 20003 } });
    for (const [change, code] of [
      [{ To: "" }, 21604],
      [{ To: "+15005550001" }, 21211],
      [{ To: "+15005550004" }, 21610],
      [{ From: "+15005550007" }, 21606],
      [{ Body: "" }, 21602],
      [{ Body: "x".repeat(1601) }, 21617],
      [{ ContentSid: "HX1" }, 21655],
    ] as const)
      expect(await send(change)).toMatchObject({ status: 400, json: { code, status: 400 } });
  });

  it("outside the window of a day fail on WhatsApp, unless they are templates", async () => {
    const To = "whatsapp:+15555550100";
    const whatsapp = { To, From: "whatsapp:+15005550006", StatusCallback: `${app.url}/status` };
    await send(whatsapp);
    await until(() => app.heard.length === 1, "the callback");
    expect(Object.fromEntries(new URLSearchParams(app.heard[0]!.body))).toMatchObject({
      MessageStatus: "failed",
      ErrorCode: "63016",
    });
    sandbox.control.reply("+15555550100", { medium: "whatsapp", body: "Where is it?" });
    expect(await send(whatsapp)).toMatchObject({ status: 201 });
    await until(() => app.heard.length === 5, "an answer, and sent, delivered, read");
  });

  it("are stopped by their receiver, from the page as well, and the app is told under a signature", async () => {
    await send({});
    const page = await (await fetch(`${sandbox.url}/phones`)).text();
    expect(page).toContain("+15555550100");
    const body = new URLSearchParams({ number: "+15555550100", medium: "sms", body: "STOP" });
    const answered = await fetch(`${sandbox.url}/phones/reply`, { method: "POST", body, redirect: "manual" });
    expect(answered.status).toBe(303);
    await until(() => app.heard.length === 1, "the message that came in");
    const [heard] = app.heard;
    expect(heard!.path).toBe("/webhooks/channels/twilio_sms/demo-store.myshopify.com");
    expect(heard!.headers["x-twilio-signature"]).toBe(
      twilioSignature("sandbox-twilio-token", app.url + heard!.path, heard!.body),
    );
    expect(await send({})).toMatchObject({ status: 400, json: { code: 21610 } });
    sandbox.control.reply("+15555550100", { body: "START" });
    expect(await send({})).toMatchObject({ status: 201 });
  });
});
