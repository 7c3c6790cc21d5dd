const names: Record<string, string> = {
  usps: "USPS",
  ups: "UPS",
  gls: "GLS",
  dpd: "DPD",
  dhl: "DHL",
  fedex: "FedEx",
  easypost: "EasyPost",
};

/** A carrier as people call it: `canada_post` → `Canada Post`. */
export const carrierName = (code: string): string =>
  code
    .split("_")
    .map((part) => names[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
