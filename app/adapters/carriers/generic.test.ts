import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { ok } from "../../domain/result";
import type { Call } from "../../platform/http/egress.server";
import generic from "./generic.server";

const read = (text: string) => generic.read(Buffer.from(text));
const head = "tracking_number,at,status,description,city,region,country,service,eta";

it.each([
  ["commas", head, ","],
  ["semicolons, a mark before the first name, and capitals", `\uFEFF${head.toUpperCase()}`, ";"],
  ["tabs", head, "\t"],
])("GIVEN a table with %s WHEN read THEN its lines are scans, gathered by parcel", (_what, names, sign) => {
  const table = [
    names,
    'P1,2026-11-18T08:00:00+01:00,picked_up,"Taken, at last",Lyon,,FR,Standard,2026-11-20',
    "P2,2026-11-18 09:00,Out for delivery,,,,,,",
    "",
    "P1,2026-11-19T08:00:00+01:00,delayed,,Paris,,France,Standard,2026-11-21",
  ];
  // A comma within quotes stays one.
  const text = table.map((line) => line.replace(/,(?! )/g, sign)).join("\r\n");
  expect(read(text)).toMatchObject({
    ok: true,
    value: {
      errors: [],
      parcels: [
        {
          trackingNumber: "P1",
          service: "Standard",
          eta: { at: { wall: "2026-11-21T00:00:00" }, hour: false },
          scans: [
            {
              at: { wall: "2026-11-18T08:00:00", offset: 60 },
              code: "picked_up",
              description: "Taken, at last",
              place: { text: "Lyon, FR", country: "FR" },
              meaning: { milestone: "picked_up" },
            },
            { place: { country: "FR" }, meaning: { milestone: null, exception: "delayed" } },
          ],
        },
        {
          trackingNumber: "P2",
          scans: [
            { at: { wall: "2026-11-18T09:00:00", offset: null }, meaning: { milestone: "out_for_delivery" } },
          ],
        },
      ],
    },
  });
});

it.each([
  ["no time", `${head}\nP1,,picked_up,,,,,,`],
  ["a time that is none", `${head}\nP1,18/11/2026,picked_up,,,,,,`],
  ["no status", `${head}\nP1,2026-11-18,,,,,,,`],
  ["too few fields", `${head}\nP1,2026-11-18,picked_up`],
  ["an open quote", `${head}\nP1,2026-11-18,"picked_up,,,,,,`],
  ["a name missing", "tracking_number,at\nP1,2026-11-18"],
  ["a line without end", `${head}\nP1,2026-11-18,picked_up,${"x".repeat(30_000)},,,,,`],
  ["more than fits", `${head}\n${"P1,2026-11-18,picked_up,,,,,,\n".repeat(200_000)}`],
])("GIVEN a table with %s WHEN read THEN it is refused by name", (_what, text) => {
  expect(read(text)).toMatchObject({ ok: false, failure: { code: "shape_unknown", disposition: "final" } });
});

it("GIVEN a wish of a shopper WHEN passed on THEN it is signed, and a repeat is recognisable", async () => {
  const calls: Call[] = [];
  const answering = (status: number, text: string) => (call: Call) => {
    calls.push(call);
    return Promise.resolve(ok({ status, headers: {}, text, bytes: Buffer.from(text) }));
  };
  const account = { webhookSecret: "sixteen letters..", instructUrl: "https://wms.example/wishes" };
  const wish = {
    trackingNumber: "P1",
    wish: "hold" as const,
    on: "2026-11-24",
    address: null,
    phone: null,
    reference: "wish-1",
  };
  expect(await generic.instruct!(answering(200, '{"reference":"W9"}'), account, wish)).toEqual(
    ok({ reference: "W9" }),
  );
  const [call] = calls;
  const signature = createHmac("sha256", account.webhookSecret).update(call!.text!.body).digest("hex");
  expect(call!.headers).toEqual({ "idempotency-key": "wish-1", "x-doorstep-signature": signature });
  expect(JSON.parse(call!.text!.body)).toMatchObject({
    tracking_number: "P1",
    wish: "hold",
    on: "2026-11-24",
  });
  expect(await generic.instruct!(answering(200, "ok"), account, wish)).toMatchObject({
    failure: { code: "reply_unknown" },
  });
  expect(await generic.instruct!(answering(503, ""), account, wish)).toMatchObject({
    failure: { disposition: "retry" },
  });
  const nowhere = generic.settings.parse({ webhookSecret: account.webhookSecret });
  expect(await generic.instruct!(answering(200, ""), nowhere, wish)).toMatchObject({
    failure: { code: "instructions_not_taken" },
  });
});

it("GIVEN an address for instructions WHEN it is not https THEN the settings are not taken", () => {
  const taken = (instructUrl: string) =>
    generic.settings.safeParse({ webhookSecret: "sixteen letters..", instructUrl }).success;
  expect(["https://wms.example/x", "", "http://wms.example/x", "ftp://a", "wms"].map(taken)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
