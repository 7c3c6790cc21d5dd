import nodemailer from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { testSandbox } from "../testing/harness";

let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await testSandbox({ orders: 0 })));
afterAll(() => sandbox.close());

const send = (messageId: string) =>
  nodemailer.createTransport({ host: "127.0.0.1", port: sandbox.smtpPort, secure: false }).sendMail({
    from: "store@example.com",
    to: "shopper-1042@example.com",
    subject: "Your parcel",
    text: "It is late.",
    html: "<p>It is <b>late</b>.</p>",
    messageId,
  });

interface Box {
  messages: { messageId: string; received: number; subject: string; html: string; number: number }[];
}
const box = async () => (await (await fetch(`${sandbox.url}/mailbox.json`)).json()) as Box;

describe("mailbox", () => {
  it("counts how often one message came in, and shows its markup in a frame that runs nothing", async () => {
    await send("<one@doorstep>");
    await send("<one@doorstep>");
    const { messages } = await box();
    expect(messages).toMatchObject([{ messageId: "<one@doorstep>", received: 2, subject: "Your parcel" }]);
    const view = await fetch(`${sandbox.url}/mailbox/${messages[0]!.number}/html`);
    expect(view.headers.get("content-security-policy")).toContain("sandbox");
    expect(await view.text()).toContain("<b>late</b>");
  });

  it("fails for a while with 451", async () => {
    await sandbox.control.faults({ mail: { mode: "temp_fail", times: 1 } });
    await expect(send("<two@doorstep>")).rejects.toMatchObject({ responseCode: 451 });
    await send("<two@doorstep>");
    expect((await box()).messages[0]).toMatchObject({ messageId: "<two@doorstep>", received: 1 });
  });

  it("takes a mail and hangs up before saying so", async () => {
    await sandbox.control.faults({ mail: { mode: "drop_reply", times: 1 } });
    await expect(send("<three@doorstep>")).rejects.toThrow();
    await send("<three@doorstep>");
    expect((await box()).messages[0]).toMatchObject({ messageId: "<three@doorstep>", received: 2 });
  });

  it("is down, and back on the same port", async () => {
    await sandbox.control.faults({ mail: { mode: "down" } });
    await expect(send("<four@doorstep>")).rejects.toThrow(/ECONNREFUSED/);
    await sandbox.control.faults({ mail: { mode: "up" } });
    await send("<four@doorstep>");
    expect((await box()).messages[0]).toMatchObject({ messageId: "<four@doorstep>", received: 1 });
  });

  it("moves on to the next port when its own is taken", async () => {
    const port = Number(new URL(sandbox.url).port);
    const second = await testSandbox({ orders: 0, port, smtpPort: sandbox.smtpPort });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    expect(second.smtpPort).toBeGreaterThan(sandbox.smtpPort);
    await second.close();
  });
});
