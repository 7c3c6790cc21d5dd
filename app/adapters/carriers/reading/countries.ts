import { getAllCountries } from "countries-and-timezones";

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .replace(/\bthe\b/g, "")
    .trim();

/** Names that carriers use and the list of countries does not. */
const otherNames: Record<string, string> = {
  US: "USA, United States, U.S.A.",
  GB: "UK, Great Britain, United Kingdom of Great Britain and Northern Ireland",
  AE: "UAE",
  CI: "Cote d Ivoire",
  CZ: "Czech Republic, Czech Republic The",
  HK: "Hong Kong SAR China, Hong Kong SAR",
  KR: "Korea, Republic of Korea, Korea Republic of, Korea Republic of South K, South Korea",
  LA: "Lao",
  MK: "Macedonia",
  MO: "Macau, Macau SAR China",
  NL: "Netherlands The, Holland",
  RU: "Russian Federation, Russian Federation The",
  TR: "Turkey, Turkiye",
  VN: "Viet Nam",
};

const codes = new Map([
  ...Object.values(getAllCountries()).map(({ id, name }) => [plain(name), id as string] as const),
  ...Object.entries(otherNames).flatMap(([id, names]) =>
    names.split(", ").map((name) => [plain(name), id] as const),
  ),
]);

/** The two letters of a country by its English name; two letters stay what they are. null when nobody is called so. */
export const countryNamed = (name: string | null | undefined): string | null =>
  !name ? null : /^[A-Z]{2}$/.test(name.trim()) ? name.trim() : (codes.get(plain(name)) ?? null);
