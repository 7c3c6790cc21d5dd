import type { CarrierSamples } from "./samples";

const number = "LTN10000001N1";

const event = (
  code: string,
  time: string,
  status: string,
  location: string,
) => `<Event><Status>${status}</Status>
  <DateTime>${time}</DateTime><Location>${location}</Location><EventCode>${code}</EventCode></Event>`;

const answer = (...events: string[]) => `<?xml version="1.0"?><TrackResponse><Test>false</Test><Result>
  <Success>true</Success><ShipmentDetails><EndDeliveryCarrier>Canada Post</EndDeliveryCarrier></ShipmentDetails>
  <Packages><Package><TrackingNumber>1000000000000009</TrackingNumber>
  <LandmarkTrackingNumber>${number}</LandmarkTrackingNumber><PackageReference/>
  <Events>${events.join("")}</Events></Package></Packages></Result></TrackResponse>`;

const samples: CarrierSamples = {
  settings: { username: "user", password: "secret", clientId: "1" },
  known: {
    payload: answer(
      event("50", "11/16/2026 09:10 AM", "Shipment Data Uploaded", "Gent, VOV, BE"),
      event("135", "11/18/2026 12:40 PM", "Customs Issue", "Montreal, QC, CA"),
      event("125", "2026-11-19 13:21:45", "Customs Cleared", "Montreal, QC, CA"),
      event("300", "11/20/2026 08:00 AM", "Item out for delivery", "Laval, QC, CA"),
      event("400", "11/20/2026 12:05 AM", "Attempted delivery", "Laval, QC, CA"),
    ),
    number,
    carrier: "landmark",
    milestone: "out_for_delivery",
    exceptions: ["failed_attempt"],
    eta: null,
    scans: [
      ["2026-11-16T09:10:00", "50", "label_created", null],
      ["2026-11-18T12:40:00", "135", null, "customs_hold"],
      ["2026-11-19T13:21:45", "125", "in_transit", null],
      ["2026-11-20T00:05:00", "400", "in_transit", "failed_attempt"],
      ["2026-11-20T08:00:00", "300", "out_for_delivery", null],
    ],
  },
  unseen: answer(),
  refusals: [
    {
      payload: `<TrackResponse><Errors><Error><ErrorCode>TrackingNumberNotFound</ErrorCode>
        <ErrorMessage>No package was found</ErrorMessage></Error></Errors></TrackResponse>`,
      codes: ["TrackingNumberNotFound"],
    },
  ],
  unknownWords: [
    { payload: answer(event("999", "11/16/2026 09:10 AM", "Eaten by a dog", "")), code: "999" },
    { payload: answer(event("valueOf", "11/16/2026 09:10 AM", "", "")), code: "valueOf" },
  ],
  unknownShapes: [
    answer(event("50", "13/16/2026 09:10 AM", "", "")),
    answer(event("50", "11/16/2026 13:10 PM", "", "")),
    "<TrackResponse/>",
    "<TrackResponse><Result><Packages/></Result></TrackResponse>",
    "<TrackResponse><Errors/></TrackResponse>",
  ],
  sign: null,
  poll: { hosts: ["api.landmarkglobal.com"], parcels: [{ trackingNumber: number, carrier: "landmark" }] },
};

export default samples;
