import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { templateFor, templateLines } from "./twilio.templates";
import { webhook } from "./twilio.server";
import { read } from "./twilio.words";

const hex = "0123456789abcdef".repeat(2);
const settings = {
  accountSid: `AC${hex}`,
  authToken: "12345",
  from: "+15005550006",
  messagingServiceSid: "",
};
const url = "https://store.example/webhooks/channels/twilio_sms/demo-store.myshopify.com";
const FORM = "application/x-www-form-urlencoded";
const form = (params: Record<string, string> | [string, string][]) =>
  Buffer.from(new URLSearchParams(params).toString());

const verify = (raw: Buffer, text: string, at = url) =>
  webhook.verify(
    raw,
    { "x-twilio-signature": createHmac("sha1", "12345").update(text).digest("base64") },
    settings,
    new URL(at).searchParams,
    at,
  );

describe("a signature", () => {
  it("GIVEN parameters in any order WHEN checked THEN names are sorted with capitals first, and each pair counts once", () => {
    const raw = form([
      ["b", "2 + 2 = 4"],
      ["a", "é"],
      ["B", ""],
      ["a", "é"],
    ]);
    expect(verify(raw, `${url}Baéb2 + 2 = 4`)).toBe(true);
    expect(verify(raw, `${url}Baéaéb2 + 2 = 4`)).toBe(false);
    expect(verify(raw, `${url}aéb2 + 2 = 4B`)).toBe(false);
  });

  it("GIVEN a body that is no form WHEN checked THEN its digest in the address is signed, and must fit the body", () => {
    const raw = Buffer.from('{"a":1}');
    const signed = `${url}?bodySHA256=${createHash("sha256").update(raw).digest("hex")}`;
    expect(verify(raw, signed, signed)).toBe(true);
    expect(verify(Buffer.from('{"a":2}'), signed, signed)).toBe(false);
    expect(verify(form({ a: "1" }), `${signed}a1`, signed)).toBe(false);
  });
});

describe("what somebody writes", () => {
  const wrote = (params: Record<string, string>) => {
    const words = read(form({ MessageSid: "SM1", From: "whatsapp:+15555550100", ...params }), FORM);
    return words.ok ? words.value.map((word) => [word.kind, word.address]) : words;
  };

  it("GIVEN Twilio's own handling WHEN it says what was meant THEN that counts, whatever was written", () => {
    expect(wrote({ Body: "arrêt", OptOutType: "STOP" })).toEqual([["stopped", "+15555550100"]]);
    expect(wrote({ Body: "STOP", OptOutType: "HELP" })).toEqual([]);
    expect(wrote({ Body: "x", OptOutType: "START" })).toEqual([["resumed", "+15555550100"]]);
  });

  it("GIVEN the words of carriers WHEN they stand alone THEN they count, in any case, and within a sentence they do not", () => {
    for (const Body of ["STOP", "stopall", " Unsubscribe ", "cancel", "end", "quit", "revoke", "OptOut\n"])
      expect(wrote({ Body })).toEqual([["stopped", "+15555550100"]]);
    for (const Body of ["START", "yes", "Unstop"])
      expect(wrote({ Body })).toEqual([["resumed", "+15555550100"]]);
    for (const Body of ["please stop", "STOP.", "", "yes please", "toString"])
      expect(wrote({ Body })).toEqual([]);
  });
});

it("GIVEN a text that was refused because its receiver had said STOP WHEN told THEN the wish is heard as well", () => {
  const params = { MessageSid: "SM1", MessageStatus: "failed", To: "+15555550100", ErrorCode: "21610" };
  const words = read(form(params), FORM);
  expect(words.ok && words.value.map((word) => [word.kind, word.eventId])).toEqual([
    ["failed", "SM1:failed"],
    ["stopped", "SM1:stopped"],
  ]);
});

describe("templates", () => {
  const [lost, late, rest] = ["a", "b", "c"].map((digit) => `HX${digit.repeat(32)}`);
  const lines = `exception.lost=${lost}\n exception.late=${late}, ${rest}`;

  it("GIVEN one for a kind of message and one for all WHEN chosen THEN the nearer one is taken", () => {
    expect(templateLines.parse(lines)).toBe(lines);
    expect(templateFor(lines, "exception.lost")).toBe(lost);
    expect(templateFor(lines, "exception.late")).toBe(late);
    expect(templateFor(lines, "delivered")).toBe(rest);
    expect(templateFor(`exception.lost=${lost}`, "delivered")).toBeNull();
    expect(templateFor("", "delivered")).toBeNull();
  });

  it("GIVEN something else WHEN entered THEN it is refused", () => {
    for (const wrong of ["exception.lost", "exception.lost=HX1", `${lost} x`])
      expect(templateLines.safeParse(wrong).success).toBe(false);
  });
});
