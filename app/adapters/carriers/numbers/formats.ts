import { type Check, luhn, mod10, mod10Reversed, mod37, mod7, s10, weightedSum } from "./checks";
import { posts } from "./posts";

/** One way in which a company writes its numbers, without blanks and in capitals. */
export interface Format {
  /** Our id of the company. */
  carrier: string;
  /** `FedEx Express (12)` */
  name: string;
  /** Its groups `serial` and `digit` are what the check is made of. */
  pattern: RegExp;
  check: Check | null;
  /** Letters or digits that no other company begins with make a number its company's. */
  distinctive: boolean;
  /** Facts that must hold as well: digits that say nothing, countries that exist. */
  also?: (groups: Record<string, string>, number: string) => boolean;
  /** Whose number it is where the format alone does not say. */
  carrierOf?: (groups: Record<string, string>) => string;
}

const fedexWeights = [1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1];
/** Who ships, and the parcel's own number: nine and seven or eleven digits, or six and ten or fourteen. */
const impb = String.raw`(?:9\d{8}(?:\d{11}|\d{7})|[0-8]\d{5}(?:\d{14}|\d{10}))`;
const routed = String.raw`(?:420\d{5}(?:\d{4})?)?`;

/**
 * Formats of the companies' numbers. Facts after jkeen/tracking_number_data 2.0.0 (MIT), written anew for numbers without blanks;
 * compared with its 280 test numbers.
 */
export const formats: readonly Format[] = [
  format("ups", "UPS", /^1Z(?<serial>[A-Z0-9]{15})(?<digit>\d)$/, mod10(1, 2), true),
  format("ups", "UPS waybill", /^[AHJKTV](?<serial>\d{9})(?<digit>\d)$/, mod10(1, 2), true),
  format("usps", "USPS (20)", /^(?<serial>\d{19})(?<digit>\d)$/, mod10(3, 1), false),
  format(
    "usps",
    "USPS with its application identifier",
    new RegExp(String.raw`^${routed}91(?<rest>\d{19})(?<digit>\d)$`),
    null,
    true,
    { also: ({ rest = "", digit = "" }) => mod10(3, 1)(`91${rest}`, digit) },
  ),
  format("usps", "USPS (20) of the time before", /^(?<rest>\d{19})(?<digit>\d)$/, null, false, {
    also: ({ rest = "", digit = "" }) => !rest.startsWith("91") && mod10(3, 1)(`91${rest}`, digit),
  }),
  format(
    "usps",
    "USPS parcel number",
    new RegExp(
      String.raw`^${routed}(?<serial>(?:92\d{3}(?=9)|93\d{3}(?=[0-8])|95\d{3})${impb})(?<digit>\d)$`,
    ),
    mod10(3, 1),
    true,
  ),
  format(
    "usps",
    "USPS parcel number, bought online",
    new RegExp(
      String.raw`^${routed}(?<serial>94\d{3}(?:9\d{8}(?:\d{15}|\d{11}|\d{7})|[0-8]\d{5}(?:\d{14}|\d{10})))(?<digit>\d)$`,
    ),
    mod10Reversed(3, 1),
    true,
  ),
  format(
    "fedex",
    "FedEx Express (12)",
    /^(?<serial>\d{11})(?<digit>\d)$/,
    weightedSum([3, 1, 7], 11, 10),
    false,
  ),
  format(
    "fedex",
    "FedEx Express barcode (34)",
    /^[0-8]\d{14}\d{5}(?<serial>\d{13})(?<digit>\d)$/,
    weightedSum(fedexWeights, 11, 10),
    true,
  ),
  format(
    "fedex",
    "FedEx ASTRA barcode (32)",
    /^3\d{15}(?<serial>\d{11})(?<digit>\d)\d{4}$/,
    weightedSum([3, 1, 7], 11, 10),
    true,
  ),
  format("fedex", "FedEx Ground (15)", /^(?<serial>\d{14})(?<digit>\d)$/, mod10(1, 3), false),
  format("fedex", "FedEx Ground (18)", /^(?<serial>\d{17})(?<digit>\d)$/, mod10(3, 1), false, {
    also: ({ serial = "" }) => /^\d\d(?<own>\d{15})$/.test(serial),
  }),
  format("fedex", "FedEx Ground 96 (22)", /^96\d{5}(?<serial>\d{14})(?<digit>\d)$/, mod10(1, 3), true),
  format(
    "fedex",
    "FedEx Ground barcode (34)",
    /^96\d{2}\d{5}\d{10}\d(?<serial>\d{13})(?<digit>\d)$/,
    weightedSum(fedexWeights, 11, 10),
    true,
  ),
  format("dhl_express", "DHL Express waybill", /^(?<serial>\d{9,10})(?<digit>\d)$/, mod7, false),
  format("dhl_express", "DHL Express piece", /^J[A-Z]{2,3}\d{9,10}$/, null, true),
  format(
    "dhl",
    "DHL eCommerce",
    /^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)(?=[A-Z]*\d)[A-Z0-9]{10,39}$/,
    null,
    false,
  ),
  format("dhl", "DHL eCommerce (14)", /^\d{14}$/, null, false),
  format("canada_post", "Canada Post (16)", /^(?<serial>\d{15})(?<digit>\d)$/, mod10(3, 1), false),
  format("canpar", "Canpar (22)", /^[CDKLSUXZ]\d{21}$/, null, true),
  format("dpd", "DPD (28)", /^(?<serial>\d{27})(?<digit>[0-9A-Z])$/, mod37, false),
  format("dpd", "DPD (14)", /^(?<serial>\d{14})(?<digit>[0-9A-Z])$/, mod37, false),
  format("gofo", "GOFO Express", /^GFUS\d{14}$/, null, true),
  format("landmark", "Landmark Global", /^LTN\d{8}N1$/, null, true),
  format("lasership", "LaserShip LX", /^L[AIEHNX][1-3]\d{7}$/, null, true),
  format("lasership", "LaserShip 1LS7 (15)", /^1LS7[12]\d{10}$/, null, true),
  format("lasership", "LaserShip 1LS7 (18)", /^1LS7[12]\d{2}01[1-4]\d{6}-1$/, null, true),
  format("lasership", "LaserShip 1LSCX", /^1LSCX[0-9A-Z]{10}$/, null, true),
  format("ontrac", "OnTrac C", /^C(?<serial>\d{13})(?<digit>\d)$/, prefixed("4"), true),
  format("ontrac", "OnTrac D", /^D(?<serial>\d{13})(?<digit>\d)$/, prefixed("5"), true),
  format("old_dominion", "Old Dominion", /^(?<serial>(?:77[78]|072|780)\d{7})(?<digit>\d)$/, luhn, false),
  format("old_dominion", "Old Dominion guaranteed", /^(?<serial>80\d{8})(?<digit>\d)$/, luhn, false),
  format("purolator", "Purolator (12)", /^(?<serial>[0-5]\d{10})(?<digit>\d)$/, luhn, false),
  format("purolator", "Purolator with letters", /^[A-Z]{3}\d{9}$/, null, false),
  format("speedee", "Spee-Dee", /^SP\d{18}$/, null, true),
  format("yodel", "Yodel", /^JJ?D\d{16}$/, null, true),
  format("yunexpress", "YunExpress", /^YT\d{16}$/, null, true),
  format("amazon", "Amazon Logistics", /^TB[ACM]\d{12}$/, null, true),
  format("amazon", "Amazon international", /^[AFC]\d{10}$/, null, false),
  format(
    "s10",
    "international postal number",
    /^[A-Z]{2}(?<serial>\d{8})(?<digit>\d)(?<country>[A-Z]{2})$/,
    s10,
    true,
    {
      also: ({ country = "" }) => posts.has(country),
      carrierOf: ({ country = "" }) => posts.get(country) ?? "s10",
    },
  ),
];

/** OnTrac's sum has its own digit before the serial, unless the serial begins with it. */
function prefixed(digit: string): Check {
  return (serial, given) => mod10(1, 2)(serial.startsWith(digit) ? serial : digit + serial, given);
}

function format(
  carrier: string,
  name: string,
  pattern: RegExp,
  check: Check | null,
  distinctive: boolean,
  more: Pick<Format, "also" | "carrierOf"> = {},
): Format {
  return { carrier, name, pattern, check, distinctive, ...more };
}

/** What of a format a number fulfils: its groups, or null when it is not one of its numbers. */
export function groupsOf(format: Format, number: string): Record<string, string> | null {
  const found = format.pattern.exec(number);
  if (!found) return null;
  const groups: Record<string, string> = { ...found.groups };
  const { serial, digit } = groups;
  // Nothing but zeros fits any sum.
  if ((format.check || format.also) && /^[A-Z]*0{6,}\d$/.test(number)) return null;
  if (format.check && !(serial !== undefined && digit !== undefined && format.check(serial, digit)))
    return null;
  return !format.also || format.also(groups, number) ? groups : null;
}
