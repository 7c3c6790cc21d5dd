import type { CarrierSamples } from "./samples";

const number = "1234567890123456";

const event = (code: string, date: string, time: string, zone: string, description: string, site: string) => {
  const [city = "", province = ""] = site.split("|");
  return `<occurrence><event-identifier>${code}</event-identifier><event-date>${date}</event-date>
    <event-time>${time}</event-time><event-time-zone>${zone}</event-time-zone>
    <event-description>${description}</event-description><signatory-name/>
    <event-site>${city}</event-site><event-province>${province}</event-province></occurrence>`;
};

const detail = (events: string[], more = "") => `<?xml version="1.0" encoding="UTF-8"?>
  <tracking-detail xmlns="http://www.canadapost.ca/ws/track-v2"><pin>${number}</pin>
  <service-name>Expedited Parcel</service-name><expected-delivery-date>2026-11-23</expected-delivery-date>${more}
  <significant-events>${events.join("")}</significant-events></tracking-detail>`;

const samples: CarrierSamples = {
  settings: { username: "user", password: "secret" },
  known: {
    payload: detail(
      [
        event("0500", "2026-11-20", "08:10:00", "EST", "Out for delivery", "OTTAWA|ON"),
        // Scanned as delivered by mistake, and taken out again a day later.
        event("1496", "2026-11-19", "11:00:00", "EST", "Delivered", "OTTAWA|ON"),
        event("0173", "2026-11-18", "06:20:00", "PST", "Addressing error found", "RICHMOND|BC"),
        event("4100", "2026-11-16", "09:30:00", "", "International item processed", "SHANGHAI, China|"),
        event("3000", "2026-11-14", "12:00:00", "", "Electronic information submitted by shipper", "|"),
      ],
      "<mailed-on-date>2026-11-15</mailed-on-date><changed-expected-date>2026-11-24</changed-expected-date>",
    ),
    number,
    carrier: "canada_post",
    milestone: "out_for_delivery",
    exceptions: [],
    eta: "2026-11-24",
    scans: [
      ["2026-11-14T12:00:00", "3000", "label_created", null],
      ["2026-11-16T09:30:00", "4100", "in_transit", null],
      ["2026-11-18T06:20:00-08:00", "0173", null, "address_issue"],
      ["2026-11-19T11:00:00-05:00", "1496", null, null],
      ["2026-11-20T08:10:00-05:00", "0500", "out_for_delivery", null],
    ],
  },
  unseen: detail([]),
  refusals: [
    {
      payload: `<messages xmlns="http://www.canadapost.ca/ws/messages"><message><code>004</code>
        <description>No Pin History</description></message></messages>`,
      codes: ["004"],
    },
  ],
  unknownWords: [
    {
      payload: detail([event("9999", "2026-11-18", "10:00:00", "EST", "Eaten by a dog", "OTTAWA|ON")]),
      code: "9999",
    },
    {
      payload: detail([event("valueOf", "2026-11-18", "10:00:00", "constructor", "", "OTTAWA|ON")]),
      code: "valueOf",
    },
  ],
  unknownShapes: [
    "<tracking-detail><pin/></tracking-detail>",
    "<messages/>",
    "<wrapper/>",
    detail([event("0500", "2026-13-01", "10:00:00", "EST", "Out for delivery", "OTTAWA|ON")]),
  ],
  sign: null,
  poll: { hosts: ["soa-gw.canadapost.ca"], parcels: [{ trackingNumber: number, carrier: "canada_post" }] },
};

export default samples;
