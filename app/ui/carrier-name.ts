const names: Record<string, string> = {
  usps: "USPS",
  ups: "UPS",
  gls: "GLS",
  dpd: "DPD",
  dhl: "DHL",
  fedex: "FedEx",
  easypost: "EasyPost",
  ontrac: "OnTrac",
  lasership: "LaserShip",
  yunexpress: "YunExpress",
  gofo: "GOFO",
};

const whole: Record<string, string> = { other: "Not known", s10: "An international post" };

/** A carrier as people call it: `canada_post` → `Canada Post`. */
export const carrierName = (code: string): string =>
  whole[code] ??
  code
    .split("_")
    .map((part) => names[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
