/**
 * The countries whose posts write international numbers (UPU S10), and our id of the post where we know it as a company.
 * The others are `post_` and the country.
 */
const known: Record<string, string> = {
  US: "usps",
  CA: "canada_post",
  GB: "royal_mail",
  AU: "australia_post",
  FR: "colissimo",
};

const countries = [
  "AF AL DZ AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD",
  "CL CN HK CO KM CG CR HR CU CY CZ CI KP CD DK DJ DM DO EC EG SV GQ ER EE ET FJ FI FR GA GM GE DE GH",
  "GB GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KR KW KG LA LV LB LS LR LY",
  "LI LT LU MG MW MY MV ML MT MR MU MX MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG NO OM PK PA PG PY",
  "PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SZ SE CH",
  "SY TJ TZ TH MK TL TG TO TT TN TR TM TV UG UA AE US UY UZ VU VA VE VN YE ZM ZW",
]
  .join(" ")
  .split(" ");

/** Our id of the post of a country. */
export const posts: ReadonlyMap<string, string> = new Map(
  countries.map((country) => [country, known[country] ?? `post_${country.toLowerCase()}`]),
);
