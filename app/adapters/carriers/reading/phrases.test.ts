import { expect, it } from "vitest";
import { at, only } from "./meaning";
import { meaningOfPhrase, refined } from "./phrases";
import type { Meaning } from "./reading";

const attempt = at("in_transit", "failed_attempt");
const back = at("returning", "returning");

const sentences: [Meaning | null, string[]][] = [
  [
    at("label_created"),
    [
      "Shipping Label Created, USPS Awaiting Item",
      "Shipper created a label, UPS has not received the package yet.",
      "Shipment information sent to FedEx",
      "Shipping information received by Australia Post",
      "Electronic information submitted by shipper",
      "We have received the electronic shipment information and are awaiting the item.",
      "The shipping label was printed.",
      "Order processed: ready for UPS",
      "Your order is being processed",
      "Label created, not yet picked up by the carrier",
      "Parcel data received",
      "Ready for pickup by carrier",
      "Shipment ready for UPS",
      "Pre-Shipment",
    ],
  ],
  [
    at("picked_up"),
    [
      "Picked up",
      "Pickup Scan",
      "Origin Scan",
      "USPS in possession of item",
      "In FedEx possession",
      "Accepted at USPS Origin Facility",
      "Acceptance",
      "Item accepted at the Post Office",
      "Parcel collected from sender",
      "DHL has your shipment: picked up in Lyon",
      "We have your parcel",
      "Received by Royal Mail",
      "Dropped off at drop point",
      "Handed over to the carrier",
    ],
  ],
  [
    at("in_transit"),
    [
      "In transit",
      "Arrived at FedEx location",
      "Left FedEx origin facility",
      "Departed from Facility",
      "Departure Scan",
      "Destination Scan",
      "At local FedEx facility",
      "Processed through facility",
      "Processing at UPS Facility",
      "Preparing for Delivery",
      "Loaded on Delivery Vehicle",
      "Your package was released by the customs agency.",
      "Customs clearance completed",
      "Clearance processing complete at Leipzig",
      "Cleared customs",
      "Import scan",
      "Awaiting customs clearance",
      "Customs clearance has not been completed",
      "Your package is at the clearing agency awaiting final release.",
      "Delivered to local post office",
      "Tendered to delivery service provider",
      "Forwarded for delivery",
      "Parcel is on its way",
      "En route to destination",
      "The lost parcel was found and forwarded",
      "Arrived at facility. It will be delivered tomorrow.",
    ],
  ],
  [
    at("out_for_delivery"),
    [
      "Out for Delivery",
      "Out For Delivery Today",
      "Out for delivery, will be delivered by 8 pm",
      "Your parcel is out for delivery and will be delivered today",
      "On FedEx vehicle for delivery",
      "Shipment is out with courier for delivery",
      "With delivery courier",
      "Onboard for delivery",
    ],
  ],
  [
    at("available_for_pickup"),
    [
      "Available for pickup",
      "Ready for recipient pickup",
      "Ready for collection at the parcel shop",
      "Awaiting collection",
      "Awaiting customer pickup",
      "Held for pickup",
      "Delivered to UPS Access Point",
      "Delivered to a pickup point",
      "Arrived at the parcelshop and will be kept for 7 days",
    ],
  ],
  [
    at("delivered"),
    [
      "Delivered",
      "DELIVERED",
      "Delivered, In/At Mailbox",
      "Delivered, Parcel Locker",
      "Delivered, Left with Individual",
      "Your item was delivered in or at the mailbox at 9:01 am on April 28, 2015.",
      "Successfully delivered to neighbour",
      "Delivered to neighbour, receiver not at home",
      "Signed for by: reception",
      "Collected by customer",
      "Picked up by the recipient",
      "Left with neighbor",
      "Left at front door",
      "Left in a safe place",
      "Delivery completed",
      "Delivered. Call us if something is missing.",
    ],
  ],
  [
    attempt,
    [
      "Delivery attempted - no access",
      "Attempted delivery, nobody home",
      "We attempted to deliver your item. A second attempt will be made.",
      "The receiver was not available at the time of the first delivery attempt. A second attempt will be made.",
      "Second delivery attempt failed",
      "Notice Left (No Authorized Recipient Available)",
      "Customer not available or business closed",
      "Customer not home - notice left, delivery will be attempted again",
      "Delivery was unsuccessful",
      "Could not be delivered",
      "Unable to deliver",
      "Sorry, we missed you",
      "We left a card",
      "Undelivered",
    ],
  ],
  [
    back,
    [
      "Returned to sender",
      "Return to Sender",
      "Returning to shipper",
      "The package is being returned.",
      "Your shipment is on its way back to the sender.",
      "Refused by the recipient and returned to sender",
    ],
  ],
  [
    at("returned", "returning"),
    [
      "Delivered, To Original Sender",
      "Delivered to sender",
      "Returned to sender, delivered",
      "Return to sender complete",
    ],
  ],
  [
    only("address_issue"),
    [
      "Insufficient Address",
      "Incorrect address",
      "The street number is incorrect. This may delay delivery.",
      "The company name is incorrect.",
      "No Such Number",
      "The receiver has moved.",
      "Moved, Left no Address",
      "Addressee unknown",
      "Not delivered: address incomplete",
      "The address is incorrect, the package will be returned to the sender",
    ],
  ],
  [only("refused"), ["Refused", "Delivery was refused by the recipient", "The receiver refused the parcel"]],
  [only("unclaimed"), ["Unclaimed", "The parcel has not been collected", "Pickup period has expired"]],
  [at("failed", "disposed"), ["Disposed of at the sender's request", "The parcel was destroyed"]],
  [only("lost"), ["Declared lost", "The parcel cannot be located"]],
  [only("missing_contents"), ["Contents missing", "Missing contents reported"]],
  [only("damaged"), ["Damaged in transit", "The package was damaged", "Damage reported"]],
  [only("payment_due"), ["Import charges due", "Awaiting payment", "Postage due", "Duties and taxes unpaid"]],
  [
    only("customs_hold"),
    [
      "Held by customs",
      "Clearance delay",
      "Customs: documents missing",
      "Information required for clearance",
      "Shipment on hold at customs",
      "The shipment is pending completion of customs inspection.",
    ],
  ],
  [only("weather"), ["Delay due to severe weather", "Snowstorm", "A natural disaster affects delivery"]],
  [
    only("delayed"),
    [
      "Delayed",
      "Your package encountered a delay. We expect your delivery will be postponed by one business day.",
      "Delivery will be rescheduled.",
      "Running late",
      "Package missed its connection",
    ],
  ],
  [only("missorted"), ["Missorted", "Forwarded - Mis-sort", "Missent", "The parcel was misrouted."]],
  [only("operational"), ["Operational delay", "Delayed due to operational reasons", "Mechanical failure"]],
  [only("carrier_rejected"), ["Rejected by the carrier", "Not accepted by carrier: label unreadable"]],
  [only("held"), ["Package held at station", "On hold", "Held at Post Office, At Customer Request"]],
  [at("cancelled"), ["Shipment cancelled by sender", "The parcel has been canceled"]],
  [
    null,
    [
      "",
      "Your package will be delivered tomorrow.",
      "Will be delivered",
      "It is scheduled to be delivered on Friday",
      "A second delivery attempt will be made",
      "Another attempt will be made on the next business day",
      "We will attempt to deliver again on Monday",
      "It will be returned to the sender if it is not collected",
      "Not delivered",
      "The parcel has not been delivered yet",
      "A photo follows once it has been delivered",
      "Expected to be delivered today",
      "Shipment arriving early",
      "A guaranteed service refund has been submitted for this package.",
      "Something has happened",
      "constructor",
    ],
  ],
];

it.each(sentences.flatMap(([meaning, all]) => all.map((sentence) => [sentence, meaning] as const)))(
  "GIVEN %j WHEN a carrier says it THEN it is understood as meant",
  (sentence, meaning) => {
    expect(meaningOfPhrase(sentence)).toEqual(meaning);
    expect(meaningOfPhrase(sentence.toUpperCase())).toEqual(meaning);
  },
);

it("GIVEN a very long text WHEN read THEN it takes no time", () => {
  const started = performance.now();
  for (const piece of ["customs ", "delivered to ", "not ", "left a ", ", ", "returned to "])
    meaningOfPhrase(piece.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(500);
});

it("GIVEN a rough word WHEN a sentence stands beside it THEN it becomes more exact and never another", () => {
  const rough: [Meaning, string | null, Meaning][] = [
    [at("in_transit"), "Origin Scan", at("picked_up")],
    [at("in_transit"), "Delivered", at("in_transit")],
    [at("in_transit"), "Delayed", only("delayed")],
    [at("in_transit"), null, at("in_transit")],
    [attempt, "Arrived at depot", attempt],
    [at("delivered"), "Arrived at depot", at("delivered")],
    [at("delivered"), "Delivered to the sender", at("returned", "returning")],
    [back, "Delivered to the sender", at("returned", "returning")],
    [back, "Arrived at depot", back],
    [only("unspecified"), "Damaged", only("damaged")],
    [only("unspecified"), "Arrived at depot", only("unspecified")],
    [at("label_created"), "Picked up", at("label_created")],
  ];
  for (const [known, sentence, more] of rough) expect(refined(known, sentence)).toEqual(more);
});
