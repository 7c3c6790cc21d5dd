import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEgress, judge } from "./egress.server";

let server: Server;
let base = "";
const heard: string[] = [];
beforeAll(async () => {
  server = createServer((req, res) => {
    heard.push(`${req.method} ${req.url}`);
    if (req.url === "/x/redirect") return void res.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    if (req.url === "/x/large") return void res.end(Buffer.alloc(5_000_000, 0x61));
    if (req.url === "/x/cut") return void res.destroy();
    res.end("answer");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
});
afterAll(() => void server.close());

describe("egress", () => {
  const egress = () => createEgress({ "api.example.com": base });

  it("GIVEN a stand-in WHEN its host is called THEN it answers, path and query kept", async () => {
    const answer = await egress()({ method: "POST", url: "https://api.example.com/a?b=1", json: { c: 1 } });
    expect(answer).toMatchObject({ ok: true, value: { status: 200, text: "answer" } });
    expect(heard).toContain("POST /x/a?b=1");
  });

  it("GIVEN an address on this machine or its network WHEN called THEN nothing is sent, however it is spelt", async () => {
    const before = heard.length;
    const { port } = new URL(base);
    const spelt = [
      "127.0.0.1",
      "localhost",
      "2130706433",
      "0x7f000001",
      "127.1",
      "[::ffff:127.0.0.1]",
      "0.0.0.0",
      "[::1]",
      "10.0.0.1",
      "169.254.169.254",
    ];
    for (const host of spelt) {
      for (const scheme of ["http", "https"]) {
        const answer = await createEgress({})({ method: "GET", url: `${scheme}://${host}:${port}/x/secret` });
        expect(answer.ok).toBe(false);
      }
    }
    expect(heard).toHaveLength(before);
  });

  it("GIVEN a redirect WHEN answered THEN it is not followed", async () => {
    const answer = await egress()({ method: "GET", url: "https://api.example.com/redirect" });
    expect(answer).toMatchObject({ ok: true, value: { status: 302 } });
    if (answer.ok)
      expect(judge(answer.value, "x")).toMatchObject({ ok: false, failure: { disposition: "final" } });
  });

  it("GIVEN an answer that is too large or cut off WHEN read THEN it is a failure that may pass, not an exception", async () => {
    for (const path of ["large", "cut"]) {
      const answer = await egress()({ method: "GET", url: `https://api.example.com/${path}` });
      expect(answer).toMatchObject({
        ok: false,
        failure: { code: "outside_unreachable", disposition: "retry" },
      });
    }
  });

  it.each([
    [200, null],
    [204, null],
    [400, "final"],
    [401, "retry"],
    [404, "final"],
    [408, "retry"],
    [422, "final"],
    [429, "retry"],
    [500, "retry"],
    [503, "retry"],
  ])("GIVEN status %i WHEN judged THEN %s", (status, disposition) => {
    const judged = judge({ status, headers: {}, text: "", bytes: Buffer.alloc(0) }, "x");
    expect(judged.ok ? null : judged.failure.disposition).toBe(disposition);
  });
});
