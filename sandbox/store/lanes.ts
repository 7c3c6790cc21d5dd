import type { Random } from "../support/random";

/** Where parcels go. `east` decides which warehouse is the near one. */
export const PLACES = [
  { city: "Brooklyn", province: "New York", code: "NY", zip: "11201", east: true },
  { city: "Boston", province: "Massachusetts", code: "MA", zip: "02116", east: true },
  { city: "Atlanta", province: "Georgia", code: "GA", zip: "30303", east: true },
  { city: "Miami", province: "Florida", code: "FL", zip: "33130", east: true },
  { city: "Chicago", province: "Illinois", code: "IL", zip: "60607", east: true },
  { city: "Austin", province: "Texas", code: "TX", zip: "78701", east: false },
  { city: "Denver", province: "Colorado", code: "CO", zip: "80202", east: false },
  { city: "Portland", province: "Oregon", code: "OR", zip: "97205", east: false },
  { city: "Seattle", province: "Washington", code: "WA", zip: "98101", east: false },
  { city: "Los Angeles", province: "California", code: "CA", zip: "90012", east: false },
  { city: "Phoenix", province: "Arizona", code: "AZ", zip: "85004", east: false },
  { city: "Minneapolis", province: "Minnesota", code: "MN", zip: "55401", east: true },
] as const;

export type Place = (typeof PLACES)[number];

export interface Service {
  company: string;
  name: string;
  code: string;
  carrierIdentifier: string;
  price: number;
  /** Days in transit to the near half of the country and to the far half. */
  near: [number, number];
  far: [number, number];
  trackingNumber(random: Random): string;
  trackingUrl(number: string): string;
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.int(0, 9)).join("");

/** The UPS check digit, so that number recognition in the app has something real to recognise. */
function upsNumber(random: Random): string {
  const body = `84A3V2${"03"}${digits(random, 7)}`;
  const value = (sign: string) => (/\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10);
  const sum = [...body].reduce((total, sign, at) => total + value(sign) * (at % 2 ? 2 : 1), 0);
  return `1Z${body}${(10 - (sum % 10)) % 10}`;
}

/** Mod 10 with weights 3 and 1 from the right: the USPS package identification code. */
function uspsNumber(random: Random): string {
  const body = `9400111${digits(random, 14)}`;
  const sum = [...body].reverse().reduce((total, sign, at) => total + Number(sign) * (at % 2 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** FedEx Express/Ground twelve digits: weights 3, 1, 7 repeated, modulo 11. */
function fedexNumber(random: Random): string {
  const body = digits(random, 11);
  const weights = [3, 1, 7];
  const sum = [...body].reduce((total, sign, at) => total + Number(sign) * weights[at % 3]!, 0);
  return `${body}${(sum % 11) % 10}`;
}

export const SERVICES: readonly Service[] = [
  {
    company: "UPS",
    name: "UPS Ground",
    code: "ups_ground",
    carrierIdentifier: "ups",
    price: 895,
    near: [1, 3],
    far: [3, 5],
    trackingNumber: upsNumber,
    trackingUrl: (number) => `https://www.ups.com/track?tracknum=${number}`,
  },
  {
    company: "USPS",
    name: "USPS Ground Advantage",
    code: "usps_ground_advantage",
    carrierIdentifier: "usps",
    price: 595,
    near: [2, 4],
    far: [3, 7],
    trackingNumber: uspsNumber,
    trackingUrl: (number) => `https://tools.usps.com/go/TrackConfirmAction?tLabels=${number}`,
  },
  {
    company: "FedEx",
    name: "FedEx Home Delivery",
    code: "fedex_home_delivery",
    carrierIdentifier: "fedex",
    price: 995,
    near: [1, 3],
    far: [2, 5],
    trackingNumber: fedexNumber,
    trackingUrl: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}`,
  },
];

export const serviceFor = (name: string | undefined, company: string | undefined): Service | undefined =>
  SERVICES.find((service) => service.name === name || service.code === name) ??
  SERVICES.find((service) => service.company.toLowerCase() === company?.toLowerCase());
