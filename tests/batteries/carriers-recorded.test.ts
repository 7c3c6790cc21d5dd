import { describe, expect, it } from "vitest";
import { z } from "zod";
import { all } from "../../app/adapters/carriers/_all";
import { milestones } from "../../app/domain/milestone";
import { normalize } from "../../app/modules/tracking/hearing/normalize";
import { recordedBytes, recordedJson, recordedLines, recordedThere, whySkipped } from "./recorded";

if (!recordedThere) process.stdout.write(`recorded carrier payloads: skipped, ${whySkipped}\n`);

const expectation = z.object({
  file: z.string(),
  carrier: z.string(),
  expected: z.object({
    status: z.string().optional(),
    delivered: z.boolean().nullish(),
    tracking_number: z.string().optional(),
    event_count: z.number().optional(),
  }),
});

/** Where we read a payload otherwise than its own source's test does, what we say of it, and why. */
const otherwise: Record<string, { why: string; milestone?: string; events?: number; refused?: true }> = {
  "tracking/easypost/landing_create_tracker_response.json": {
    why: "an advertisement, not a recording: its scans have no times",
    refused: true,
  },
  "tracking/karrio/canadapost/tracking_response_xml.xml": {
    why: "0174 is out for delivery; its source looks for 174 and falls back to in transit",
    milestone: "out_for_delivery",
  },
  "tracking/karrio/dpd/tracking_response.xml": {
    why: "after an attempt that failed it is back at the depot; its source calls that out for delivery",
    milestone: "in_transit",
  },
  "tracking/karrio/australiapost/tracking_response.json": {
    why: "its source does not read the events of an article within a consignment; there are eight",
    events: 8,
  },
  "tracking/karrio/purolator/tracking_response_xml.xml": {
    why: "its two scans are one, told twice",
    events: 1,
  },
  "tracking/karrio/fedex/proof_of_delivery_response.json": {
    why: "a signed document as PDF, with no scan in it: what is expected of it is another payload of the same test",
    refused: true,
  },
};

/** Words of the sources for where a parcel is, in ours; the others say what is the matter. */
const milestoneOf: Record<string, string> = {
  DELIVERED: "delivered",
  Delivered: "delivered",
  InfoReceived: "label_created",
  Pending: "unknown",
  pre_transit: "label_created",
};

/** Each recorded payload against what its own source's test expects of it. They stand outside the repository. */
describe.skipIf(!recordedThere)("recorded payloads", () => {
  const expected = recordedThere
    ? recordedLines("expected.jsonl").map((line) => expectation.parse(line))
    : [];
  const source = (name: string) => all.find((c) => c.id === name || c.aliases.includes(name));
  const nameOf = (file: string): string => {
    const [kind, first = "", second = ""] = file.split("/");
    return kind === "tracking" && ["karrio", "active_shipping"].includes(first) ? second : first;
  };

  it.each(expected)(
    "GIVEN $file WHEN read THEN it is what its source expects",
    ({ file, expected: want }) => {
      const adapter = source(nameOf(file));
      if (!adapter) throw new Error(`no source for ${file}`);
      const read = adapter.read(recordedBytes(file));
      const ours = otherwise[file];
      if (ours?.refused) {
        expect(read).toMatchObject({ ok: false, failure: { code: "shape_unknown" } });
        return;
      }
      if (!read.ok) throw new Error(JSON.stringify(read.failure));
      const { parcels, errors } = read.value;
      const report = parcels.find((p) => p.trackingNumber === want.tracking_number) ?? parcels[0];
      if (!report) {
        expect(want.event_count ?? 0).toBe(0);
        expect(errors.length).toBeGreaterThan(0);
        return;
      }
      const said = normalize(report, adapter.zone, new Date("2026-11-21T12:00:00Z"));
      // Some do not name their parcel.
      if (want.tracking_number && said.number !== null) expect(said.number).toBe(want.tracking_number);
      const events = ours?.events ?? want.event_count;
      if (events !== undefined) expect(said.events.length).toBe(events);
      const status = want.status && (milestoneOf[want.status] ?? want.status);
      const milestone = ours?.milestone ?? milestones.find((m) => m === status);
      if (milestone) expect(said.milestone).toBe(milestone);
      if (want.status === "exception") expect(said.exceptions).not.toEqual([]);
      if (!ours?.milestone && typeof want.delivered === "boolean")
        expect(said.milestone === "delivered").toBe(want.delivered);
      expect(said.unknownCodes).toEqual([]);
    },
  );
});

const vector = z.object({
  secret: z.string(),
  header: z.string(),
  expected_header_value: z.string(),
  body_file: z.string(),
});

describe.skipIf(!recordedThere)("EasyPost's own vector", () => {
  it("GIVEN the vector of EasyPost's own library WHEN verified THEN it fits, and no single bit may be turned", () => {
    const webhook = all.find((c) => c.id === "easypost")!.webhook!;
    const { secret, header, expected_header_value, body_file } = vector.parse(
      recordedJson("webhooks/easypost/tracker_updated.vector.json"),
    );
    const raw = recordedBytes(`webhooks/easypost/${body_file}`);
    const settings = { apiKey: "k", webhookSecret: secret, contactEmail: "a@example.com" };
    const headers = { [header.toLowerCase()]: expected_header_value };
    const none = new URLSearchParams();
    expect(webhook.verify(raw, headers, settings, none, "")).toBe(true);
    for (let byte = 0; byte < raw.length; byte++) {
      const other = Buffer.from(raw);
      other[byte]! ^= 1 << (byte % 8);
      expect(webhook.verify(other, headers, settings, none, "")).toBe(false);
    }
    expect(webhook.verify(raw, headers, { ...settings, webhookSecret: "secret" }, none, "")).toBe(false);
  });
});
