import { expect, it } from "vitest";
import { ok } from "../../../domain/result";
import type { Answer } from "../../../platform/http/egress.server";
import { answered } from "./answered.server";
import dhl from "../dhl.server";
import { askedWithToken, tokenMemory } from "./tokens.server";

const answer = (status: number, body: unknown): Answer => {
  const bytes = Buffer.from(JSON.stringify(body));
  return { status, headers: {}, text: bytes.toString("utf8"), bytes };
};
const read = (raw: Buffer) => dhl.read(raw);
const unknownNumber = { title: "No result found", status: 404 };

it("GIVEN a source that does not know a number WHEN it answers 404 in its own words THEN that is an answer", () => {
  const given = answer(404, unknownNumber);
  expect(answered(ok(given), "DHL", read)).toEqual(ok(given.bytes));
  expect(answered(ok(answer(404, "nobody here")), "DHL", read)).toMatchObject({
    failure: { code: "outside_refused", disposition: "final" },
  });
});

it("GIVEN a source that is broken or busy WHEN it says so in its own words THEN it is asked again later, unless it speaks SOAP", () => {
  const broken = answer(500, { ...unknownNumber, status: 500 });
  expect(answered(ok(broken), "DHL", read)).toMatchObject({ failure: { disposition: "retry" } });
  expect(answered(ok(broken), "DHL", read, [500])).toEqual(ok(broken.bytes));
  expect(answered(ok(answer(429, unknownNumber)), "DHL", read, [500])).toMatchObject({
    failure: { code: "outside_busy" },
  });
});

it("GIVEN a kept token WHEN the source refuses it THEN the next question comes with a new one", async () => {
  let made = 0;
  const asking = {
    now: new Date("2026-11-21T12:00:00Z"),
    tokens: tokenMemory(),
    egress: () => Promise.resolve(ok(answer(200, { access_token: `t${++made}`, expires_in: 3600 }))),
  };
  const account = { who: "X", url: "https://x.example/token", clientId: "id", clientSecret: "secret" };
  const asked: string[] = [];
  const ask = (status: number) =>
    askedWithToken(asking, account, (token) => {
      asked.push(token);
      return Promise.resolve(answered(ok(answer(status, {})), "X", read));
    });
  await ask(200);
  await ask(200);
  expect(await ask(401)).toMatchObject({ failure: { code: "outside_refused_credentials" } });
  await ask(200);
  expect(asked).toEqual(["t1", "t1", "t1", "t2"]);
});

it("GIVEN two stores under one application WHEN each asks THEN neither gets the other's token", async () => {
  let made = 0;
  const asking = {
    now: new Date("2026-11-21T12:00:00Z"),
    tokens: tokenMemory(),
    egress: () => Promise.resolve(ok(answer(200, { access_token: `t${++made}`, expires_in: 3600 }))),
  };
  const asked: string[] = [];
  const ask = (refresh_token: string) =>
    askedWithToken(
      asking,
      {
        who: "X",
        url: "https://x.example/token",
        clientId: "id",
        clientSecret: "s",
        form: { refresh_token },
      },
      (token) => {
        asked.push(token);
        return Promise.resolve(ok(Buffer.from("")));
      },
    );
  await ask("one");
  await ask("two");
  await ask("one");
  expect(asked).toEqual(["t1", "t2", "t1"]);
});
