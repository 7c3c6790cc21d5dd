import { expect, it } from "vitest";
import dhl from "./dhl.server";
import fedex from "./fedex.server";
import ups from "./ups.server";

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

it("GIVEN a number that FedEx used before WHEN read THEN there are two parcels, each with its day of shipping", () => {
  const result = (day: string) => ({
    trackingNumberInfo: { trackingNumber: "401234567890", trackingNumberUniqueId: `${day}~1~FDEG` },
    dateAndTimes: [{ type: "SHIP", dateTime: `${day}T00:00:00-06:00` }],
    scanEvents: [{ date: `${day}T16:00:00-06:00`, eventType: "PU", eventDescription: "Picked up" }],
  });
  const trackResults = [result("2026-11-18"), result("2024-02-06")];
  const output = { completeTrackResults: [{ trackingNumber: "401234567890", trackResults }] };
  expect(fedex.read(json({ output }))).toMatchObject({
    value: {
      parcels: [
        { trackingNumber: "401234567890", shippedOn: "2026-11-18" },
        { trackingNumber: "401234567890", shippedOn: "2024-02-06" },
      ],
    },
  });
});

it("GIVEN UPS alerts WHEN no credential was agreed THEN none are taken", () => {
  const settings = ups.settings.parse({ clientId: "i", clientSecret: "s" });
  for (const headers of [{}, { credential: "" }, { credential: "x" }])
    expect(ups.webhook!.verify(Buffer.from("{}"), headers, settings, new URLSearchParams(), "")).toBe(false);
});

it("GIVEN an alert of UPS WHEN it tells local time and Greenwich's THEN the offset is their difference, if it can be one", () => {
  const alert = (gmtActivityDate: string, gmtActivityTime: string) => ({
    trackingNumber: "1Z12345E0205271688",
    localActivityDate: "20261118",
    localActivityTime: "212901",
    gmtActivityDate,
    gmtActivityTime,
    activityStatus: { type: "I", code: "OR", description: "On the Way" },
  });
  const offset = (day: string, time: string) => {
    const read = ups.read(json(alert(day, time)));
    return read.ok ? read.value.parcels[0]?.scans[0]?.at.offset : read.failure;
  };
  expect(offset("20261119", "022901")).toBe(-300);
  expect(offset("20261118", "155901")).toBe(330);
  expect(offset("20261119", "023014")).toBe(null);
  expect(offset("20261125", "022901")).toBe(null);
  expect(offset("", "")).toBe(null);
});

it("GIVEN a parcel that DHL has not scanned WHEN customs inspects it THEN it is on its way", () => {
  const event = {
    timestamp: "2026-11-18T16:00:00Z",
    statusCode: "pre-transit",
    remark: "The shipment is pending completion of customs inspection.",
  };
  const read = dhl.read(json({ shipments: [{ id: "1", service: "express", events: [event] }] }));
  expect(read).toMatchObject({
    value: { parcels: [{ scans: [{ meaning: { milestone: "in_transit", exception: "customs_hold" } }] }] },
  });
});
