/** As companies write themselves; a Map, because every object knows a "constructor". */
const names = new Map([
  ["usps", "USPS"],
  ["ups", "UPS"],
  ["gls", "GLS"],
  ["dpd", "DPD"],
  ["dhl", "DHL"],
  ["fedex", "FedEx"],
  ["easypost", "EasyPost"],
  ["ontrac", "OnTrac"],
  ["lasership", "LaserShip"],
  ["yunexpress", "YunExpress"],
  ["gofo", "GOFO"],
]);

const whole = new Map([
  ["other", "Not known"],
  ["s10", "An international post"],
]);

/** A carrier as people call it: `canada_post` → `Canada Post`. */
export const carrierName = (code: string): string =>
  whole.get(code) ??
  code
    .split("_")
    .map((part) => names.get(part) ?? part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
