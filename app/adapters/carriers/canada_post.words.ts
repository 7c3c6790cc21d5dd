import { at, only, silent, type Words } from "./reading/meaning";
import type { Meaning } from "./reading/reading";

const all = (codes: string, meaning: Meaning): Words =>
  Object.fromEntries(codes.split(/\s+/).map((code) => [code, meaning]));

/** Event identifiers without their leading zeros, as in Canada Post's table of tracking scan events. */
export const events: Words = {
  // Electronic information submitted; return label created.
  ...all("3000 3002", at("label_created")),
  // Accepted at a post office; picked up from the sender; mailed in the country of origin.
  ...all("1300 1301 1302 2300 4000", at("picked_up")),
  // Processed, arrived, departed, on its way.
  ...all(
    "100 102 104 105 106 107 170 175 400 405 410 700 804 815 1240 1241 1244 2500 2501",
    at("in_transit"),
  ),
  // On its way to a post office or a locker; at or with a partner.
  ...all("113 114 115 116 1703 1705", at("in_transit")),
  // Abroad: processed, left, arrived, sent on, at the delivery office.
  ...all("4100 4202 4310 4311 4550 4600 4900 4950 8901", at("in_transit")),
  // Presented to customs; released by them.
  ...all("130 701 800 900 910 4330 4400 4450 4500 5201", at("in_transit")),
  // Sent on to the recipient's new address.
  ...all("1480 1490", at("in_transit")),
  ...all("174 500", at("out_for_delivery")),
  // Available at a post office, counter or locker; a notice card left that says where; the final notice.
  ...all("1407 1435 1436 1437 1438 1479 1488 1701 2407", at("available_for_pickup")),
  156: at("available_for_pickup"),
  ...all("1405 1406 1408 1409 1421 1422 1423 1424 1425 1426 1427 1428 1429 1430 1431 1432", at("delivered")),
  ...all("1433 1434 1441 1442 1461 1462 1463 1465 1466 1467 1468 1469 1471 1472 1473 1475", at("delivered")),
  ...all("1476 1496 1497 1498 1499", at("delivered")),
  // Closed for the day; could not be delivered to the locker, or was not collected there in time; tried and put off.
  ...all("1411 2411 630", at("in_transit", "failed_attempt")),
  1443: at("in_transit", "failed_attempt"),
  // Put off to the next business day, sent the wrong way, held up on the road, by a strike, by a power outage.
  ...all("160 161 162 163 172 621 622 623 624 625 626 627 628 1414 1444 2414", only("delayed")),
  159: only("weather"),
  // An error in the address, being looked into.
  ...all("120 171 173 1412 2412", only("address_issue")),
  // Held: asked for by the recipient, at a secure facility, outside of a partner's area, for no reason given.
  ...all("118 1410 1450 1484 1494 2410 4700", only("held")),
  121: only("unclaimed"),
  // Papers are wrong; held by customs; back to them because of the duties.
  ...all("117 127 810 1487 1495 2601", only("customs_hold")),
  // Cannot be delivered as it is; could not be sent on.
  ...all("179 1245 1483 1493 4650", only("undeliverable")),
  710: only("damaged"),
  // Going back: address, recipient not found there, no proof of age, postage, product, label, papers, country, contents, customs.
  ...all(
    "167 168 169 181 182 183 184 1100 1415 1416 1418 1420 1481 1491 2600 2802 3001",
    at("returning", "returning"),
  ),
  1303: at("returning", "returning"),
  // Refused, or not collected, and going back.
  ...all("1417 1482 1492", at("returning", "refused")),
  1419: at("returning", "unclaimed"),
  150: at("failed", "disposed"),
  // At the door, in the mailroom, in the mailbox or with the concierge: the delivery itself has a code of its own.
  ...all("610 611 612 613 614 615 616 617 618 619 620", silent),
  // Locker time over, the post office's details follow.
  629: silent,
  // Signature or photo available; cash on delivery paid out; label corrected; a sale voided.
  ...all("20 21 2001 152 2101 190 198", silent),
  // New expected date; duties paid or given back; where to leave it; sending on asked for or called off.
  ...all("1200 1203 1210 1214 1215 1216 1220 1221 1223 1224 1225 1230 1232 1234", silent),
};

/** Events after which an earlier delivery was none. */
export const overtaking: readonly string[] = ["174", "500"];

/** Hours ahead of UTC, as the abbreviations beside the times have it. Only in Canada do they mean these. */
export const zones: Readonly<Record<string, string>> = {
  NST: "-03:30",
  NDT: "-02:30",
  AST: "-04:00",
  ADT: "-03:00",
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
};
